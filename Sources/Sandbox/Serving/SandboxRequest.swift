/// What a simulated tenant is asked, free of any socket.
package struct SandboxRequest: Sendable {
  package var method: String
  /// The path as sent, still percent-encoded, without the query.
  package var path: String
  /// The query as sent, without the question mark.
  package var query: String
  /// Header names in lower case.
  package var headers: [String: String]
  package var body: [UInt8]

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
