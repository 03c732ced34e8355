/// A request as it reached the listener, whole.
package struct ServerRequest: Sendable {
  /// The HTTP method as it was sent.
  package let method: String
  /// The path as it was sent, still encoded, without the query.
  package let rawPath: String
  /// The decoded segments: `/a/b%2Fc` is `a` and `b/c`.
  package let segments: [String]
  /// Decoded parameters in order, repeated names included.
  package let query: [(name: String, value: String)]
  /// The header fields as they were sent.
  package let headers: Headers
  /// The whole body.
  package let body: [UInt8]

  init(method: String, target: String, headers: Headers, body: [UInt8]) {
    let parts = Self.origin(of: target)
      .split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first ?? "/"
    self.method = method
    rawPath = String(path)
    segments = path.split(separator: "/").map { PercentCoding.decode($0) }
    query = parts.count > 1 ? PercentCoding.fields(of: parts[1]) : []
    self.headers = headers
    self.body = body
  }

  /// The decoded path, for messages; a slash inside a segment shows like any other.
  package var path: String { "/" + segments.joined(separator: "/") }

  /// The first value of that query parameter.
  package subscript(query name: String) -> String? {
    query.first { $0.name == name }?.value
  }

  /// Drops scheme and host of a target in absolute form, which proxies send.
  private static func origin(of target: String) -> Substring {
    guard target.hasPrefix("http://") else { return target[...] }
    let rest = target.dropFirst("http://".count)
    return rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
  }
}
