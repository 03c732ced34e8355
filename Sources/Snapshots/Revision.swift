/// A commit of the state repository, by its full name.
package struct Revision: Hashable, Sendable, CustomStringConvertible {
  /// Forty hexadecimal digits.
  package let id: String

  package init(id: String) {
    self.id = id
  }

  /// Enough digits for a person to tell it from others.
  package var short: String { String(id.prefix(10)) }
  package var description: String { id }
}

/// A file of a revision: where it is and which content it has, which was not read.
package struct TreeEntry: Hashable, Sendable {
  package var path: String
  /// Equal for equal contents, whatever the path.
  package var blob: String
}

/// A file of a revision with its content.
package struct TreeFile: Hashable, Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Who makes a commit, and when.
package struct Author: Hashable, Sendable {
  package var name: String
  package var email: String

  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}
