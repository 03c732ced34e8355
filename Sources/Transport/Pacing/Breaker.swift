/// Stops exchanges with a peer that fails too often, and tries again after a pause.
package struct Breaker: Sendable {
  /// Whether an exchange may start.
  package enum Answer: Sendable, Equatable {
    case proceed
    case wait(Duration)
    /// Not before it is known whether the peer has recovered.
    case waitForProbe
  }

  private enum State {
    case closed
    case open(until: Duration)
    /// One exchange is out to see whether the peer has recovered.
    case probing
  }

  private struct Second {
    var number: Int
    var total = 0
    var failed = 0
  }

  private let share: Double
  private let fewest: Int
  private let pause: Duration
  private let window: Int
  private var state = State.closed
  private var seconds: [Second] = []

  /// Opens when `share` of at least `fewest` exchanges within the window failed.
  package init(
    share: Double = 0.15, fewest: Int = 20, window: Duration = .seconds(60),
    pause: Duration = .seconds(30)
  ) {
    self.share = share
    self.fewest = fewest
    self.window = max(1, Int(window.components.seconds))
    self.pause = pause
  }

  /// Tells whether an exchange may start now; the first after a pause is the probe.
  package mutating func ask(at now: Duration) -> Answer {
    switch state {
    case .closed: return .proceed
    case .probing: return .waitForProbe
    case .open(let end) where now < end: return .wait(end - now)
    case .open:
      state = .probing
      return .proceed
    }
  }

  /// Counts an exchange that worked.
  package mutating func succeeded(at now: Duration) {
    if case .probing = state {
      state = .closed
      seconds = []
    }
    count(at: now, failed: 0)
  }

  /// Counts an exchange that the peer failed to serve.
  package mutating func failed(at now: Duration) {
    count(at: now, failed: 1)
    let total = seconds.reduce(0) { $0 + $1.total }
    let failures = seconds.reduce(0) { $0 + $1.failed }
    switch state {
    case .probing: state = .open(until: now + pause)
    case .closed where total >= fewest && Double(failures) >= share * Double(total):
      state = .open(until: now + pause)
    default: break
    }
  }

  /// Takes back an exchange that ended without telling anything, as by cancellation.
  package mutating func withdrew(at now: Duration) {
    if case .probing = state { state = .open(until: now) }
  }

  private mutating func count(at now: Duration, failed: Int) {
    let number = Int(now.components.seconds)
    if seconds.last?.number != number { seconds.append(Second(number: number)) }
    seconds[seconds.count - 1].total += 1
    seconds[seconds.count - 1].failed += failed
    seconds.removeAll { $0.number <= number - window }
  }
}
