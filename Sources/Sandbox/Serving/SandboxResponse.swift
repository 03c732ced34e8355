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

  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]
  package var fate = Fate.delivered
  package var delay = Duration.zero

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
