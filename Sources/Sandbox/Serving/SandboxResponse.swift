/// What a simulated tenant answers, with what becomes of the answer on its way.
package struct SandboxResponse: Sendable {
  /// What the network does to an answer.
  package enum Fate: Sendable, Equatable {
    case delivered
    /// The connection is cut before a byte of the answer.
    case reset
    /// The connection is cut in the middle of the body.
    case truncated
  }

  /// The HTTP status.
  package var status: Int
  /// Headers in the order they are sent.
  package var headers: [(name: String, value: String)]
  /// The whole body.
  package var body: [UInt8]
  /// What becomes of it on its way.
  package var fate = Fate.delivered
  /// How long it is held back.
  package var delay = Duration.zero

  /// Makes an answer that arrives at once.
  package init(
    _ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of a header, whatever the case of its name.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
