/// The name of one resource in a project: `cloud/queues/Support Tier 1`.
package struct Address: Hashable, Sendable {
  /// The tenant's name in the project.
  package var tenant: String
  /// The kind's plural name.
  package var kind: String
  /// The natural key; it may itself hold slashes.
  package var key: String

  package init(tenant: String, kind: String, key: String) {
    self.tenant = tenant
    self.kind = kind
    self.key = key
  }

  /// Reads `tenant/kind/key`; nil where a part is missing.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(tenant: String(parts[0]), kind: String(parts[1]), key: String(parts[2]))
  }
}

extension Address: Comparable, CustomStringConvertible {
  package static func < (left: Address, right: Address) -> Bool {
    (left.tenant, left.kind, left.key) < (right.tenant, right.kind, right.key)
  }

  package var description: String { "\(tenant)/\(kind)/\(key)" }
}

/// A pattern over addresses in which `*` stands for any characters: `cloud/queues/Support *`.
package struct AddressPattern: Hashable, Sendable {
  /// The pattern as it was written.
  package let text: String
  private let parts: [String]

  package init(_ text: String) {
    self.text = text
    parts = text.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  }

  /// Tells whether an address fits as a whole.
  package func matches(_ address: Address) -> Bool {
    matches(address.description)
  }

  /// Matches a whole text; without a `*` only the text itself.
  package func matches(_ text: String) -> Bool {
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return text == self.text
    }
    guard text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let end = rest.endOfFirst(part) else { return false }
      rest = rest[end...]
    }
    return rest.hasSuffix(last) && rest.count >= last.count
  }
}

extension Substring {
  /// The index just after the first occurrence of a text.
  fileprivate func endOfFirst(_ part: String) -> Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
