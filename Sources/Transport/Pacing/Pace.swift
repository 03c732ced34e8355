/// Decides when the next request may go, so that a healthy run is never told to slow down.
///
/// A window's budget is spent as fast as the peer answers, then the next window is awaited: that
/// finishes a short run at once and brings a long one to the limit. How many requests travel at
/// once follows latency and throttling.
package struct Pace: Sendable {
  /// Whether a request may go.
  package enum Answer: Sendable, Equatable {
    /// It may; it now counts as underway.
    case go
    /// Not before this time has passed.
    case wait(Duration)
    /// Not before a request underway has ended.
    case waitForAnswer
  }

  private let names: RateLimitHeaders?
  private let mostAtOnce: Int
  private var window = RateWindow()

  /// Requests that the peer allows in a window; nil while it names no limit.
  package var allowance: Int? { window.allowed }

  private var atOnce = 8.0
  private var latency = Latency()
  private var pausedUntil: Duration = .zero
  private var lastCut: Duration = .seconds(-1)
  /// Requests that were sent and not answered yet.
  package private(set) var underway = 0

  /// Starts carefully; what answers tell does the rest.
  package init(headers: RateLimitHeaders? = nil, mostAtOnce: Int = 64) {
    names = headers
    self.mostAtOnce = mostAtOnce
  }

  /// How many requests may travel at once now.
  package var limit: Int { max(1, min(mostAtOnce, Int(atOnce))) }

  /// Asks for one request.
  package mutating func ask(at now: Duration) -> Answer {
    if now < pausedUntil { return .wait(pausedUntil - now) }
    if underway >= limit { return .waitForAnswer }
    if let remaining = window.remaining(at: now, underway: underway), remaining <= 0 {
      return window.pause(at: now).map { .wait($0) } ?? probe()
    }
    underway += 1
    return .go
  }

  /// Learns from an answer.
  package mutating func answered(_ headers: Headers, after time: Duration, at now: Duration) {
    underway -= 1
    if let reading = names?.reading(of: headers) { window.read(reading, at: now) }
    switch latency.judge(time) {
    case .steady: atOnce = min(Double(mostAtOnce), atOnce + (atOnce < 32 ? 1 : 1 / atOnce))
    case .rising: break
    case .high: atOnce = max(1, atOnce - 1 / atOnce)
    }
  }

  /// Learns that the peer asks to slow down, for the time it names.
  package mutating func throttled(_ headers: Headers, until pause: Duration?, at now: Duration) {
    underway -= 1
    if let reading = names?.reading(of: headers) { window.read(reading, at: now) }
    if let pause { pausedUntil = max(pausedUntil, now + pause) }
    // Those that travelled together are one event.
    guard now - lastCut >= .seconds(1) else { return }
    lastCut = now
    atOnce = max(1, atOnce / 2)
  }

  /// Learns that a request ended without an answer.
  package mutating func ended() {
    underway -= 1
  }

  /// Lets one request find out where the window stands when no answer has told.
  private mutating func probe() -> Answer {
    guard underway == 0 else { return .waitForAnswer }
    underway = 1
    return .go
  }
}

/// Tells a peer that slows down under load from one that is simply far away.
private struct Latency: Sendable {
  enum Judgement {
    case steady, rising, high
  }

  private var lowest: Double?
  private var smoothed = 0.0

  mutating func judge(_ time: Duration) -> Judgement {
    let now = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    // The lowest drifts up slowly, so that one lucky answer is not the measure for ever.
    let floor = min((lowest ?? now) * 1.001, now)
    smoothed = lowest == nil ? now : smoothed * 0.9 + now * 0.1
    lowest = floor
    if smoothed <= floor * 4 + 0.02 { return .steady }
    return smoothed <= floor * 10 + 0.1 ? .rising : .high
  }
}
