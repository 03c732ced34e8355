package import Documents

/// Exchanges with one API under one identity: tokens, pace, retries and the breaker.
///
/// Callers see it as `reading` or `writing`; what only plans is given the former and cannot write.
package actor APISession {
  private let client: HTTPClient
  private let settings: SessionSettings
  private let signIn: any SignIn
  private let time: Timekeeper
  private let jitter: @Sendable () -> Double
  private let wallClock: (@Sendable () -> Instant)?
  private let onAbsence: Absence.Listener

  private var keeper = TokenKeeper()
  private var isSigningIn = false
  private var signInRound = 0
  private var signInFailure: (round: Int, error: TransportError)?
  private var signInLine = WaitLine()
  private var signInAbsence = Absence()

  private var pace: Pace
  private var breaker: Breaker
  private var absence = Absence()
  private var paceLine = WaitLine()
  private var figures = SessionProgress()
  private var sleepers = 0
  private var sleepBegan: Duration = .zero
  /// The peer's clock, as its last answer told, minus ours, in whole seconds; nil where no answer
  /// told, or where we have none.
  package private(set) var clockOffset: Duration?

  /// Takes the clock and the source of numbers from 0 to 1, so that tests need neither; `wallClock`
  /// is what the peer's time is compared with, and `onAbsence` hears of a peer that is not there.
  package init(
    _ settings: SessionSettings, client: HTTPClient, signIn: any SignIn,
    clock: some Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
    wallClock: (@Sendable () -> Instant)? = nil,
    onAbsence: @escaping Absence.Listener = { _ in }
  ) {
    self.client = client
    self.settings = settings
    self.signIn = signIn
    self.time = Timekeeper(clock)
    self.jitter = jitter
    self.wallClock = wallClock
    self.onAbsence = onAbsence
    pace = Pace(headers: settings.rateLimit, mostAtOnce: settings.mostAtOnce)
    breaker = settings.breaker
  }

  /// The view that refuses to write.
  package nonisolated var reading: ReadSession { ReadSession(session: self) }

  /// The view that can do both.
  package nonisolated var writing: WriteSession { WriteSession(session: self) }

  /// Figures up to now.
  package var progress: SessionProgress {
    var figures = figures
    figures.allowance = pace.allowance
    if sleepers > 0 { figures.waited += time.now() - sleepBegan }
    return figures
  }
}

extension APISession {
  /// Sends an exchange, again where that is safe and may help.
  nonisolated func perform(_ exchange: Exchange) async throws(TransportError) -> Answer {
    let began = time.now()
    var hasRefreshed = false
    var tries = Tries()
    while true {
      let held = try await admit(exchange, until: began + settings.retry.deadline)
      do throws(TransportError) {
        return try await once(exchange, held)
      } catch {
        if error.isUnauthorized, !hasRefreshed {
          hasRefreshed = true
          await reject(held)
          continue
        }
        let decision = settings.retry.decide(
          on: error.cause, isSafeToRepeat: exchange.isRepeatable,
          attempt: tries.number(after: error.cause), elapsed: time.now() - began, jitter: jitter())
        guard case .retry(let pause) = decision else { throw error }
        try await rest(pause, after: error, since: began)
      }
    }
  }

  private nonisolated func once(
    _ exchange: Exchange, _ held: TokenKeeper.Held
  ) async throws(TransportError) -> Answer {
    let response: HTTPResponse
    do throws(TransportError) {
      response = try await client.send(request(exchange, held), operation: exchange.operation)
    } catch {
      await settle(error.cause)
      throw error
    }
    await settle(response)
    let reading = AnswerReading(
      response: response, operation: exchange.operation,
      correlationHeader: settings.correlationHeader)
    return try reading.answer(hiding: [held.text])
  }

  private nonisolated func request(_ exchange: Exchange, _ held: TokenKeeper.Held) -> HTTPRequest {
    var url = settings.base + exchange.path
    if !exchange.query.isEmpty { url += "?" + PercentCoding.form(exchange.query) }
    var headers = settings.headers
    headers["Authorization"] = "Bearer " + held.text.reveal()
    headers["Accept"] = "application/json"
    if exchange.body != nil { headers["Content-Type"] = "application/json" }
    return HTTPRequest(
      exchange.method, url, headers: headers,
      body: exchange.body.map { CanonicalJSON.bytes(of: $0) }, deadline: settings.attemptDeadline)
  }

  private func rest(
    _ pause: Duration, after error: TransportError, since began: Duration
  ) async throws(TransportError) {
    let now = time.now()
    guard absence.ask(at: now) == .proceed else { throw error }
    figures.repeats += 1
    if let notice = absence.notice(after: now - began) { await onAbsence(notice) }
    try await sleep(pause, error.operation)
  }

  /// Sleeps and counts the time once, however many sleep at the same time.
  private func sleep(_ pause: Duration, _ operation: String) async throws(TransportError) {
    if sleepers == 0 { sleepBegan = time.now() }
    sleepers += 1
    defer {
      sleepers -= 1
      if sleepers == 0 { figures.waited += time.now() - sleepBegan }
    }
    try await time.sleep(pause, operation: operation)
  }
}

extension APISession {
  /// Waits until the exchange may be sent, and gives the token to send it with.
  private func admit(
    _ exchange: Exchange, until deadline: Duration
  ) async throws(TransportError) -> TokenKeeper.Held {
    let held = try await token(exchange.operation)
    do throws(TransportError) {
      try await wait(exchange.operation, until: deadline)
      return held
    } catch {
      // Whoever was called and leaves passes the call on.
      paceLine.call(1)
      throw error
    }
  }

  private func wait(_ operation: String, until deadline: Duration) async throws(TransportError) {
    while !Task.isCancelled {
      let now = time.now()
      if case .giveUp(let reason) = absence.ask(at: now) {
        throw TransportError(operation: operation, cause: .unreachable(reason))
      }
      switch breaker.ask(at: now) {
      case .proceed: if try await isPaced(operation, at: now) { return }
      case .wait(let pause):
        guard now + pause < deadline else {
          throw TransportError(operation: operation, cause: .suspended(pause))
        }
        try await sleep(pause, operation)
      case .waitForProbe: await standInLine()
      }
    }
    throw TransportError(operation: operation, cause: .cancelled)
  }

  /// Whether the pace lets a request go at once; waits where it does not.
  private func isPaced(
    _ operation: String, at now: Duration
  ) async throws(TransportError) -> Bool {
    switch pace.ask(at: now) {
    case .go:
      figures.requests += 1
      return true
    case .wait(let pause):
      breaker.withdrew(at: now)
      try await sleep(pause, operation)
    case .waitForAnswer:
      breaker.withdrew(at: now)
      await standInLine()
    }
    return false
  }

  /// Waits until an exchange underway has ended.
  private func standInLine() async {
    let ticket = paceLine.join()
    await ticket.called()
    paceLine.leave(ticket)
  }

  private func settle(_ response: HTTPResponse) {
    let now = time.now()
    absence.ended(nil, at: now)
    if let wallClock, let theirs = response.headers["date"].flatMap(HTTPDate.instant) {
      clockOffset = .seconds(theirs.wholeSeconds - wallClock().wholeSeconds)
    }
    let pause = RetryAfter.duration(in: response.headers)
    if response.status == 429 || response.status == 503 && pause != nil {
      figures.throttled += 1
      pace.throttled(response.headers, until: pause, at: now)
      breaker.succeeded(at: now)
    } else {
      pace.answered(response.headers, after: response.duration, at: now)
      if response.status >= 500 { breaker.failed(at: now) } else { breaker.succeeded(at: now) }
    }
    callNext()
  }

  private func settle(_ cause: TransportError.Cause) {
    let now = time.now()
    pace.ended()
    absence.ended(cause, at: now)
    switch cause {
    case .cancelled, .invalid: breaker.withdrew(at: now)
    default: breaker.failed(at: now)
    }
    callNext()
  }

  private func callNext() {
    paceLine.call(max(1, pace.limit - pace.underway))
  }
}

extension APISession {
  /// The token in force; one task gets a new one while all others wait for it.
  private func token(_ operation: String) async throws(TransportError) -> TokenKeeper.Held {
    let round = signInRound
    while true {
      if let held = keeper.token(at: time.now()) { return held }
      if Task.isCancelled { throw TransportError(operation: operation, cause: .cancelled) }
      if let failure = signInFailure, failure.round > round {
        throw TransportError(operation: operation, cause: failure.error.cause)
      }
      if isSigningIn {
        let ticket = signInLine.join()
        await ticket.called()
        signInLine.leave(ticket)
      } else {
        try await refresh(operation)
      }
    }
  }

  private func refresh(_ operation: String) async throws(TransportError) {
    isSigningIn = true
    signInRound += 1
    defer {
      isSigningIn = false
      signInLine.callAll()
    }
    do throws(TransportError) {
      let token = try await freshToken()
      keeper.store(token, at: time.now())
      await client.trace?.hide(token.text)
    } catch {
      let failure = TransportError(operation: operation, cause: error.asSignInCause)
      if case .cancelled = error.cause { throw failure }
      // Those who waited fail with it: a wrong secret must not be tried once for each.
      signInFailure = (signInRound, failure)
      throw failure
    }
  }

  private func freshToken() async throws(TransportError) -> Token {
    let attempts = Attempts(
      settings.retry, now: time.now, jitter: jitter, onAbsence: onAbsence
    ) { pause, operation throws(TransportError) in try await self.sleep(pause, operation) }
    // One task signs in at a time, so nobody else knows better meanwhile.
    var absence = signInAbsence
    if case .giveUp(let reason) = absence.ask(at: time.now()) {
      throw TransportError(operation: "sign in", cause: .unreachable(reason))
    }
    defer { signInAbsence = absence }
    return try await attempts.answer(unless: &absence) {
      [signIn, client] () throws(TransportError) in
      try await signIn.token(by: client)
    }
  }

  private func reject(_ held: TokenKeeper.Held) {
    keeper.reject(held)
  }
}
