/// What a simulated tenant is asked, free of any socket.
package struct SandboxRequest: Sendable {
  /// The HTTP method in capitals.
  package var method: String
  /// The path as sent, still percent-encoded, without the query.
  package var path: String
  /// The query as sent, without the question mark.
  package var query: String
  /// Header names in lower case.
  package var headers: [String: String]
  /// The whole body.
  package var body: [UInt8]

  /// Makes a request; the query goes without its question mark.
  package init(
    _ method: String, _ path: String, query: String = "", headers: [String: String] = [:],
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }
}
