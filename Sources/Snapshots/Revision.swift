/// A commit of the state repository, by its full name.
package struct Revision: Hashable, Sendable, CustomStringConvertible {
  /// Forty hexadecimal digits.
  package let id: String

  /// Takes a full name; whether there is such a commit shows when it is used.
  package init(id: String) {
    self.id = id
  }

  /// Enough digits for a person to tell it from others.
  package var short: String { String(id.prefix(10)) }
  /// The full name.
  package var description: String { id }
}

/// A file of a revision: where it is and which content it has, which was not read.
package struct TreeEntry: Hashable, Sendable {
  /// Where it is, from the root of the state.
  package var path: String
  /// Equal for equal contents, whatever the path.
  package var blob: String
}

/// A file of a revision with its content.
package struct TreeFile: Hashable, Sendable {
  /// Where it is, from the root of the state.
  package var path: String
  /// All of it.
  package var bytes: [UInt8]

  /// Takes a path and what stands there.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Who makes a commit, and when.
package struct Author: Hashable, Sendable {
  /// The name that the history shows.
  package var name: String
  /// The address, which signatures are checked against.
  package var email: String

  /// Takes both as git writes them.
  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}
