import Documents
import Testing
import Transport

@Suite struct RetryPolicyTests {
  private static func rejected(_ status: Int, retryAfter: Duration? = nil)
    -> TransportError.Cause
  {
    var rejection = TransportError.Rejection(status: status)
    rejection.retryAfter = retryAfter
    return .status(rejection)
  }

  private func decide(
    _ cause: TransportError.Cause, safe: Bool = true, attempt: Int = 1,
    elapsed: Duration = .zero, jitter: Double = 1
  ) -> RetryPolicy.Decision {
    RetryPolicy().decide(
      on: cause, isSafeToRepeat: safe, attempt: attempt, elapsed: elapsed, jitter: jitter)
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func `what may pass is repeated`(status: Int) {
    #expect(decide(Self.rejected(status)) == .retry(after: .milliseconds(500)))
  }

  @Test(arguments: [301, 400, 401, 403, 404, 409, 413, 501])
  func `what stays wrong is not repeated`(status: Int) {
    #expect(decide(Self.rejected(status)) == .giveUp)
  }

  @Test(arguments: [408, 500, 502, 503, 504])
  func `a write that may have happened is not repeated`(status: Int) {
    #expect(decide(Self.rejected(status), safe: false) == .giveUp)
  }

  @Test func `a write is repeated when it cannot have happened`() {
    #expect(decide(Self.rejected(429), safe: false) == .retry(after: .milliseconds(500)))
    #expect(decide(.unreachable(""), safe: false) == .retry(after: .milliseconds(500)))
    #expect(decide(.answerLost(""), safe: false) == .giveUp)
    #expect(decide(.timedOut(.zero), safe: false) == .giveUp)
  }

  @Test func `pauses double up to a bound and are spread by jitter`() {
    let pauses = (1...7).map { decide(.answerLost(""), attempt: $0) }
    #expect(
      pauses
        == [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000].map {
          .retry(after: .milliseconds($0))
        })
    #expect(decide(.answerLost(""), jitter: 0) == .retry(after: .zero))
  }

  @Test func `attempts, time and what the peer may ask for are bounded`() {
    #expect(decide(.answerLost(""), attempt: 8) == .giveUp)
    #expect(decide(.answerLost(""), elapsed: .seconds(600)) == .giveUp)
    #expect(decide(Self.rejected(429, retryAfter: .seconds(181))) == .giveUp)
    #expect(
      decide(Self.rejected(429, retryAfter: .seconds(7)), jitter: 0) == .retry(after: .seconds(7)))
  }
}

@Suite struct UnreachablePeerTests {
  private func decide(_ attempt: Int, elapsed: Duration = .zero) -> RetryPolicy.Decision {
    RetryPolicy().decide(
      on: .unreachable(""), isSafeToRepeat: false, attempt: attempt, elapsed: elapsed, jitter: 1)
  }

  @Test func `tries to connect are bounded by time alone, and their pauses are short`() {
    #expect(
      (1...6).map { decide($0) }
        == [500, 1_000, 2_000, 4_000, 5_000, 5_000].map { .retry(after: .milliseconds($0)) })
    #expect(decide(1_000) == .retry(after: .seconds(5)))
    #expect(decide(1, elapsed: .seconds(600)) == .giveUp)
  }
}

@Suite struct HTTPDateTests {
  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37.000Z"),
    ("Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59.000Z"),
    ("Wed, 31 Dec 1969 23:59:59 GMT", "1969-12-31T23:59:59.000Z"),
  ])
  func `a moment is read and written as HTTP has it`(_ text: String, _ moment: String) throws {
    let instant = try #require(Instant(moment))
    #expect(HTTPDate.instant(text) == instant)
    #expect(HTTPDate.text(of: instant) == text)
    #expect(HTTPDate.text(of: instant + .milliseconds(999)) == text)
  }

  @Test(arguments: ["", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET"])
  func `what is no moment of HTTP is none`(_ text: String) {
    #expect(HTTPDate.instant(text) == nil)
  }
}

@Suite struct RetryAfterTests {
  @Test(
    arguments: [
      ("5", 5), ("0", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 7),
      ("Sun, 06 Nov 1994 08:49:00 GMT", 0), ("soon", nil), ("-1", nil),
    ] as [(String, Int?)])
  func `both forms are read`(text: String, seconds: Int?) {
    let headers: Headers = ["Retry-After": text, "Date": "Sun, 06 Nov 1994 08:49:30 GMT"]
    #expect(RetryAfter.duration(in: headers) == seconds.map { .seconds($0) })
  }
}

@Suite struct BreakerTests {
  @Test func `15 % of errors within a minute open it, a good probe closes it`() {
    var breaker = Breaker()
    for _ in 0..<17 { breaker.succeeded(at: .seconds(1)) }
    for _ in 0..<2 { breaker.failed(at: .seconds(2)) }
    #expect(breaker.ask(at: .seconds(2)) == .proceed)
    breaker.failed(at: .seconds(2))
    #expect(breaker.ask(at: .seconds(2)) == .wait(.seconds(30)))
    #expect(breaker.ask(at: .seconds(32)) == .proceed)
    #expect(breaker.ask(at: .seconds(32)) != .proceed)
    breaker.succeeded(at: .seconds(33))
    #expect(breaker.ask(at: .seconds(33)) == .proceed)
  }

  @Test func `a bad probe opens it again`() {
    var breaker = Breaker(fewest: 1)
    breaker.failed(at: .zero)
    #expect(breaker.ask(at: .seconds(30)) == .proceed)
    breaker.failed(at: .seconds(31))
    #expect(breaker.ask(at: .seconds(32)) == .wait(.seconds(29)))
  }

  @Test func `errors older than a minute count no more`() {
    var breaker = Breaker(fewest: 4)
    for _ in 0..<3 { breaker.failed(at: .zero) }
    breaker.failed(at: .seconds(61))
    #expect(breaker.ask(at: .seconds(61)) == .proceed)
  }
}

@Suite struct PaceTests {
  private static let names = RateLimitHeaders(count: "c", allowed: "a", reset: "r")

  /// A peer with fixed windows that begin with a window's first request.
  private struct Peer {
    let allowed = 300
    var began: Duration?
    var count = 0
    var refused = 0

    mutating func answer(at now: Duration) -> Headers {
      if began.map({ now >= $0 + .seconds(60) }) ?? true { (began, count) = (now, 0) }
      count += 1
      if count > allowed { refused += 1 }
      let reset = ((began ?? now) + .seconds(60) - now).components.seconds
      return ["c": "\(count)", "a": "\(allowed)", "r": "\(reset)"]
    }
  }

  @Test func `a long run comes within 5 % of the limit and is never refused`() {
    var pace = Pace(headers: Self.names)
    var peer = Peer()
    var now: Duration = .zero
    var underway: [Duration] = []
    var sent = 0
    while now < .seconds(600) {
      switch pace.ask(at: now) {
      case .go:
        sent += 1
        underway.append(now + .milliseconds(80))
      case .wait(let pause) where underway.isEmpty:
        now += pause
      default:
        now = underway.removeFirst()
        pace.answered(peer.answer(at: now), after: .milliseconds(80), at: now)
      }
    }
    #expect(peer.refused == 0)
    #expect(sent >= 3_000 * 95 / 100)
  }

  @Test func `a short run is not held back`() {
    var pace = Pace(headers: Self.names)
    var peer = Peer()
    for step in 0..<200 {
      let now = Duration.milliseconds(step)
      #expect(pace.ask(at: now) == .go)
      pace.answered(peer.answer(at: now), after: .milliseconds(1), at: now)
    }
  }

  @Test func `throttling halves what travels at once, once for all that travelled together`() {
    var pace = Pace()
    for _ in 0..<8 { _ = pace.ask(at: .zero) }
    #expect(pace.ask(at: .zero) == .waitForAnswer)
    for _ in 0..<4 { pace.throttled([:], until: .seconds(3), at: .zero) }
    #expect(pace.limit == 4)
    #expect(pace.ask(at: .seconds(1)) == .wait(.seconds(2)))
    #expect(pace.ask(at: .seconds(3)) == .waitForAnswer)
    pace.ended()
    #expect(pace.ask(at: .seconds(3)) == .go)
  }

  @Test func `more travel at once while answers stay quick, fewer when they slow down`() {
    var pace = Pace()
    for _ in 0..<2_000 {
      _ = pace.ask(at: .zero)
      pace.answered([:], after: .milliseconds(10), at: .zero)
    }
    #expect(pace.limit == 64)
    for _ in 0..<2_000 {
      _ = pace.ask(at: .zero)
      pace.answered([:], after: .milliseconds(900), at: .zero)
    }
    #expect(pace.limit < 32)
  }
}
