/// What the listener sends back, and how faithfully.
package struct ServerResponse: Sendable {
  /// What becomes of the response on its way: a simulated tenant must be able to fail as networks
  /// do.
  package enum Fate: Sendable, Hashable {
    case complete
    /// The connection is reset before anything is sent.
    case reset
    /// The headers promise the whole body, then the connection ends after so many bytes of it.
    case truncated(after: Int)
  }

  /// The HTTP status.
  package var status: Int
  /// Fields beside those that HTTP itself needs.
  package var headers: Headers
  /// The whole body.
  package var body: [UInt8]
  /// What becomes of it on its way.
  package var fate: Fate
  /// Time to wait before anything is sent; other requests go on meanwhile.
  package var delay: Duration

  /// Makes an answer that arrives whole and at once unless told otherwise.
  package init(
    status: Int = 200, headers: Headers = [:], body: [UInt8] = [], fate: Fate = .complete,
    delay: Duration = .zero
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.fate = fate
    self.delay = delay
  }
}
