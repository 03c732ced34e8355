import Documents
import TestSupport
import Testing
import Transport

@Suite struct APISessionTests {
  /// Signs in with a count, so that each token is another.
  private struct CountingSignIn: SignIn {
    let tally: Tally
    var lifetime: Duration = .seconds(3_600)

    func token(by client: HTTPClient) async throws(TransportError) -> Token {
      Token(Secret("token-\(await tally.add("sign in"))"), lifetime: lifetime)
    }
  }

  private static func json(_ text: String, status: Int = 200, headers: Headers = [:])
    -> ServerResponse
  {
    var headers = headers
    headers["Content-Type"] = "application/json"
    return ServerResponse(status: status, headers: headers, body: Array(text.utf8))
  }

  private let tally = Tally()
  private let clock = JumpClock()

  /// Runs a session against a listener.
  private func session<Result: Sendable>(
    lifetime: Duration = .seconds(3_600), breaker: Breaker = Breaker(),
    _ handler: @escaping Listener.Handler, _ body: @Sendable (APISession) async throws -> Result
  ) async throws -> Result {
    try await Listener.serving(handler) { listener in
      var settings = SessionSettings(
        base: "http://127.0.0.1:\(listener.port)/api", correlationHeader: "X-Correlation")
      settings.breaker = breaker
      return try await body(
        APISession(
          settings, client: HTTPClient.start(),
          signIn: CountingSignIn(tally: tally, lifetime: lifetime), clock: clock, jitter: { 0.5 }))
    }
  }

  private func failure(
    _ body: () async throws(TransportError) -> Answer
  ) async -> TransportError? {
    do throws(TransportError) {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  private static let list = Exchange("list queues", path: "/queues", query: [("a b", "c&d")])
  private static let create = Exchange(
    "create a queue", access: .write, method: "POST", path: "/queues", body: ["name": "x"])

  @Test func `an exchange carries token, query and body, and gives the value`() async throws {
    try await session { request in
      #expect(request.headers["authorization"] == "Bearer token-1")
      #expect(request.segments == ["api", "queues"])
      #expect(request[query: "a b"] == "c&d")
      return Self.json(#"{"total":1.0}"#, headers: ["X-Correlation": "id-1"])
    } _: { session in
      let answer = try await session.reading.send(Self.list)
      #expect(answer.value == ["total": 1])
      #expect(answer.correlationID == "id-1")
    }
  }

  @Test func `a read session refuses to write before anything is sent`() async throws {
    try await session { _ in
      await tally.add("request")
      return Self.json("{}")
    } _: { session in
      let error = await failure { () throws(TransportError) in
        try await session.reading.send(Self.create)
      }
      guard case .invalid = error?.cause else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
    }
    #expect(await tally.count(of: "request") == 0)
  }

  @Test(arguments: [429, 503])
  func `throttled exchanges wait as long as they are told`(status: Int) async throws {
    try await session { _ in
      await tally.add("request") == 1
        ? Self.json("{}", status: status, headers: ["Retry-After": "7"]) : Self.json("[]")
    } _: { session in
      let answer = try await session.writing.send(Self.create)
      #expect(answer.value == [])
      #expect(await session.progress.throttled == 1)
      #expect(await session.progress.waited >= .seconds(7))
    }
    #expect(clock.sleeps.first ?? .zero >= .seconds(7))
  }

  @Test func `throttled without a time, the pause is the policy's`() async throws {
    try await session { _ in
      await tally.add("request") <= 2 ? Self.json("{}", status: 429) : Self.json("[]")
    } _: { session in
      _ = try await session.reading.send(Self.list)
    }
    #expect(clock.sleeps == [.milliseconds(250), .milliseconds(500)])
  }

  @Test(arguments: [ServerResponse(fate: .reset), ServerResponse(status: 502)])
  func `a read is repeated, a write is not`(bad: ServerResponse) async throws {
    try await session { request in
      let count = await tally.add(request.method)
      return count == 1 ? bad : Self.json("{}")
    } _: { session in
      let answer = try await session.reading.send(Self.list)
      #expect(answer.value == [:])
      let error = await failure { () throws(TransportError) in
        try await session.writing.send(Self.create)
      }
      #expect(error?.cause.mayHaveHappened == true)
    }
    #expect(await tally.count(of: "GET") == 2)
    #expect(await tally.count(of: "POST") == 1)
  }

  @Test func `20 exchanges refused at once make one sign-in`() async throws {
    try await session { request in
      request.headers["authorization"] == "Bearer token-2"
        ? Self.json("{}") : Self.json(#"{"code":"bad.credentials"}"#, status: 401)
    } _: { session in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask { _ = try await session.reading.send(Self.list) }
        }
        try await group.waitForAll()
      }
    }
    #expect(await tally.count(of: "sign in") == 2)
  }

  @Test func `a second refusal is final`() async throws {
    try await session { _ in
      await tally.add("request")
      return Self.json(#"{"code":"bad.credentials","message":"no"}"#, status: 401)
    } _: { session in
      let error = await failure { () throws(TransportError) in
        try await session.reading.send(Self.list)
      }
      guard case .status(let rejection) = error?.cause else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
      #expect(rejection.code == "bad.credentials")
    }
    #expect(await tally.count(of: "request") == 2)
  }

  @Test func `a token is replaced before it ends`() async throws {
    try await session { _ in
      Self.json("{}")
    } _: { session in
      for _ in 0..<3 {
        _ = try await session.reading.send(Self.list)
        clock.advance(by: .seconds(1_700))
      }
    }
    #expect(await tally.count(of: "sign in") == 2)
  }

  @Test(arguments: [
    (Self.html, "text/html"), (Self.json(#"{"entities":["#), "broken JSON"),
    (ServerResponse(body: [0xff]), "no type"),
  ])
  func `an answer that is no JSON is quoted, not guessed`(
    response: ServerResponse, part: String
  ) async throws {
    try await session { _ in
      response
    } _: { session in
      let error = await failure { () throws(TransportError) in
        try await session.reading.send(Self.list)
      }
      guard case .unreadable(let text) = error?.cause else {
        Issue.record("unexpected \(String(describing: error))")
        return
      }
      #expect(text.contains(part))
      #expect(!text.contains("token-1"))
    }
  }

  private static let html = ServerResponse(
    headers: ["Content-Type": "text/html"], body: Array("<h1>token-1</h1>".utf8))

  @Test func `a rejection tells what the peer said, and a redirect where it points`() async throws {
    try await session { request in
      request.method == "GET"
        ? ServerResponse(status: 307, headers: ["Location": "https://else.where/"])
        : Self.json(
          #"{"code":"bad.request","message":"name","contextId":"c-1"}"#, status: 400)
    } _: { session in
      let moved = await failure { () throws(TransportError) in
        try await session.reading.send(Self.list)
      }
      let refused = await failure { () throws(TransportError) in
        try await session.writing.send(Self.create)
      }
      guard case .status(let redirect) = moved?.cause, case .status(let bad) = refused?.cause
      else {
        Issue.record("no rejections")
        return
      }
      #expect(redirect.message?.contains("else.where") == true)
      #expect(bad.code == "bad.request" && bad.correlationID == "c-1")
      #expect(moved?.operation == "list queues")
    }
  }

  @Test func `a peer that keeps failing is left alone for a while`() async throws {
    try await session(breaker: Breaker(fewest: 5)) { _ in
      await tally.add("request")
      return ServerResponse(status: 500)
    } _: { session in
      for _ in 0..<2 {
        _ = await failure { () throws(TransportError) in
          try await session.reading.send(Self.list)
        }
      }
    }
    #expect(clock.sleeps.contains { $0 > .seconds(20) })
  }

  /// A port that nobody listens on.
  private static func deadPort() async throws -> Int {
    let listener = try await Listener.start()
    await listener.stop()
    return listener.port
  }

  @Test func `a peer that is gone is waited for once, and every exchange fails`() async throws {
    let port = try await Listener.serving { _ in
      Self.json("{}")
    } while: {
      $0.port
    }
    let (notices, told) = AsyncStream.makeStream(of: Absence.Notice.self)
    let session = APISession(
      SessionSettings(base: "http://127.0.0.1:\(port)/api"), client: HTTPClient.start(),
      signIn: CountingSignIn(tally: tally), clock: clock, jitter: { 0.5 },
      onAbsence: { told.yield($0) })
    let began = clock.now
    let reasons = await withTaskGroup(of: String.self) { group in
      for _ in 0..<200 {
        group.addTask {
          await failure { () throws(TransportError) in
            try await session.writing.send(Self.create)
          }?.description ?? "no failure"
        }
      }
      return await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(reasons.allSatisfy { $0.hasPrefix("cannot create a queue: no connection: ") })
    #expect(reasons.contains { $0.contains("given up after 45 s: ") })
    #expect(began.duration(to: clock.now) >= .seconds(45))
    told.finish()
    let heard = await notices.reduce(into: []) { $0.append($1) }
    // Two hundred wait for the same peer.
    #expect(heard.count == 1 && heard.allSatisfy { $0.left < .seconds(45) }, "\(heard)")
    let requests = await session.progress.requests
    _ = await failure { () throws(TransportError) in try await session.reading.send(Self.list) }
    #expect(await session.progress.requests == requests)
  }

  @Test func `a sign-in that is gone is waited for once`() async throws {
    let port = try await Listener.serving { _ in
      Self.json("{}")
    } while: {
      $0.port
    }
    let session = APISession(
      SessionSettings(base: "http://127.0.0.1:\(port)/api"), client: HTTPClient.start(),
      signIn: ClientCredentials(
        url: "http://127.0.0.1:\(port)/token", id: "id", secret: Secret("secret")),
      clock: clock, jitter: { 0.5 })
    _ = await failure { () throws(TransportError) in try await session.reading.send(Self.list) }
    let sleeps = clock.sleeps
    #expect(sleeps.reduce(.zero, +) >= .seconds(45) && sleeps.reduce(.zero, +) < .seconds(60))
    let second = await failure { () throws(TransportError) in
      try await session.reading.send(Self.list)
    }
    #expect(second?.description.contains("given up after 45 s: ") == true)
    #expect(clock.sleeps == sleeps)
  }

  @Test func `a peer that comes back in time is found`() async throws {
    let port = try await Listener.serving { _ in
      Self.json("{}")
    } while: {
      $0.port
    }
    let (listeners, back) = AsyncStream.makeStream(of: Listener.self)
    let clock = JumpClock { number in
      guard number == 12, let listener = try? await Listener.start(port: port) else { return }
      back.yield(listener)
    }
    let session = APISession(
      SessionSettings(base: "http://127.0.0.1:\(port)"), client: HTTPClient.start(),
      signIn: CountingSignIn(tally: tally), clock: clock, jitter: { 0.5 })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await listener in listeners {
          await listener.serve { _ in
            await tally.add("request") < 8 ? Self.json("{}", status: 429) : Self.json("[]")
          }
        }
      }
      // That nobody was there takes no try from those that follow.
      let answer = try await session.writing.send(Self.create)
      #expect(answer.value == [])
      #expect(clock.sleeps.count == 12 + 7)
      group.cancelAll()
    }
  }

  @Test func `the peer's clock is compared with ours, in whole seconds`() async throws {
    let ours = Instant(milliseconds: 1_770_000_000_750)
    try await Listener.serving { _ in
      Self.json("{}", headers: ["Date": HTTPDate.text(of: ours + .seconds(3_600))])
    } while: { listener in
      func session(_ wallClock: (@Sendable () -> Instant)?) -> APISession {
        APISession(
          SessionSettings(base: "http://127.0.0.1:\(listener.port)"), client: HTTPClient.start(),
          signIn: CountingSignIn(tally: tally), clock: clock, wallClock: wallClock)
      }
      let knowing = session { ours }
      #expect(await knowing.clockOffset == nil)
      _ = try await knowing.reading.send(Self.list)
      #expect(await knowing.clockOffset == .seconds(3_600))
      let without = session(nil)
      _ = try await without.reading.send(Self.list)
      #expect(await without.clockOffset == nil)
    }
  }
}
