/// A request on its way to a handler, with the number under which the answer comes back.
struct Arrival: Sendable {
  let number: Int
  let request: ServerRequest
}

/// Keeps the requests of one daemon between their first byte and their answer.
///
/// Confined to the listener's thread: the daemon's callbacks and the listener are its only users.
final class RequestDesk {
  let bodyLimit: Int
  private let sink: AsyncStream<Arrival>.Continuation
  private var waiting: [Int: Intake] = [:]
  private var lastNumber = 0
  private var hasResumed = false

  init(bodyLimit: Int, sink: AsyncStream<Arrival>.Continuation) {
    self.bodyLimit = bodyLimit
    self.sink = sink
  }

  /// Suspends the connection and hands its request over.
  func submit(_ intake: Intake, _ request: ServerRequest) {
    lastNumber += 1
    intake.suspend(as: lastNumber)
    waiting[lastNumber] = intake
    sink.yield(Arrival(number: lastNumber, request: request))
  }

  func answer(_ number: Int, with response: ServerResponse) {
    waiting.removeValue(forKey: number)?.resume(with: response)
    hasResumed = true
  }

  /// Whether a connection was resumed since the last call.
  func takeResumed() -> Bool {
    defer { hasResumed = false }
    return hasResumed
  }

  /// Cuts off every waiting request, because a daemon must not end with suspended connections.
  func abandonAll() {
    sink.finish()
    for intake in waiting.values { intake.resume(with: ServerResponse(fate: .reset)) }
    waiting = [:]
  }
}
