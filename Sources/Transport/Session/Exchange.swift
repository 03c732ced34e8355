package import Documents

/// One request of an API and what is known about it beforehand.
package struct Exchange: Sendable {
  /// What an exchange does to the peer, whatever its method: a query may be a POST.
  package enum Access: Sendable, Hashable {
    case read, write
  }

  /// What it is for, in words that complete "cannot …": `list queues`.
  package var operation: String
  /// Whether it changes anything.
  package var access: Access
  /// The HTTP method.
  package var method: String
  /// The path under the session's base, already percent-encoded.
  package var path: String
  /// Names and values, not yet encoded.
  package var query: [(String, String)]
  /// Sent as canonical JSON.
  package var body: Value?
  /// Whether doing it twice is the same as doing it once; reads always are.
  package var isRepeatable: Bool

  /// Makes a read unless told otherwise; reads are repeatable.
  package init(
    _ operation: String, access: Access = .read, method: String = "GET", path: String,
    query: [(String, String)] = [], body: Value? = nil, isRepeatable: Bool? = nil
  ) {
    self.operation = operation
    self.access = access
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.isRepeatable = isRepeatable ?? (access == .read)
  }
}

/// A successful answer of an API.
package struct Answer: Sendable {
  /// The HTTP status, 200 to 299.
  package var status: Int
  /// The body; null where it was empty.
  package var value: Value
  /// The header fields of the answer.
  package var headers: Headers
  /// What the peer's support asks for.
  package var correlationID: String?
}
