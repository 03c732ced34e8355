import Documents
import Testing
import Transport

@Suite struct HTTPClientTests {
  private static func text(_ text: String, status: Int = 200) -> ServerResponse {
    ServerResponse(status: status, headers: ["Content-Type": "text/plain"], body: Array(text.utf8))
  }

  /// Runs a client against a listener that answers by the last segment of the path.
  private func exchange<Result: Sendable>(
    _ handler: @escaping Listener.Handler,
    _ body: @Sendable (HTTPClient, String) async throws -> Result
  ) async throws -> Result {
    try await Listener.serving(handler) { listener in
      try await body(HTTPClient.start(), "http://127.0.0.1:\(listener.port)")
    }
  }

  private func cause(
    of body: () async throws(TransportError) -> HTTPResponse
  ) async -> TransportError.Cause? {
    do throws(TransportError) {
      _ = try await body()
      return nil
    } catch {
      return error.cause
    }
  }

  @Test func `an exchange carries method, path, query, headers and body both ways`() async throws {
    let response = try await exchange { request in
      ServerResponse(
        status: 201, headers: ["X-Echo": request.headers["x-note"] ?? "", "Content-Type": "a/b"],
        body: Array(
          "\(request.method) \(request.segments) \(request[query: "q"] ?? "") ".utf8) + request.body
      )
    } _: { client, base in
      try await client.send(
        HTTPRequest(
          "PATCH", base + "/a%2Fb/c?q=x+y", headers: ["X-Note": "n"], body: Array("{}".utf8)),
        operation: "echo")
    }
    #expect(response.status == 201)
    #expect(response.headers["x-echo"] == "n")
    #expect(String(decoding: response.body, as: UTF8.self) == #"PATCH ["a/b", "c"] x y {}"#)
  }

  @Test func `connections are reused`() async throws {
    let made = try await exchange { _ in
      Self.text("ok")
    } _: { client, base in
      var made = 0
      for _ in 0..<50 {
        let response = try await client.send(HTTPRequest("GET", base), operation: "get")
        if response.isFirstOfConnection { made += 1 }
      }
      return made
    }
    #expect(made == 1)
  }

  @Test func `64 exchanges run at once`() async throws {
    let count = try await exchange { request in
      Self.text(request.segments.joined())
    } _: { client, base in
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<640 {
          group.addTask {
            let response = try await client.send(
              HTTPRequest("GET", "\(base)/\(number)"), operation: "get")
            return response.body == Array("\(number)".utf8)
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
    }
    #expect(count == 640)
  }

  @Test func `a reset loses the answer and sends nothing twice, also on a kept connection`()
    async throws
  {
    let seen = Tally()
    try await exchange { request in
      await seen.add(request.method)
      return request.method == "POST" ? ServerResponse(fate: .reset) : Self.text("ok")
    } _: { client, base in
      _ = try await client.send(HTTPRequest("GET", base), operation: "warm up")
      let cause = await cause { () throws(TransportError) in
        try await client.send(HTTPRequest("POST", base), operation: "create")
      }
      guard case .answerLost = cause else {
        Issue.record("unexpected \(String(describing: cause))")
        return
      }
    }
    #expect(await seen.count(of: "POST") == 1)
  }

  @Test func `a truncated answer is no answer`() async throws {
    try await exchange { _ in
      ServerResponse(body: Array(repeating: 65, count: 1_000), fate: .truncated(after: 10))
    } _: { client, base in
      let cause = await cause { () throws(TransportError) in
        try await client.send(HTTPRequest("GET", base), operation: "get")
      }
      guard case .answerLost = cause else {
        Issue.record("unexpected \(String(describing: cause))")
        return
      }
    }
  }

  @Test func `nobody listening is told apart from a lost answer`() async throws {
    let listener = try await Listener.start()
    await listener.stop()
    let client = HTTPClient.start()
    let cause = await cause { () throws(TransportError) in
      try await client.send(
        HTTPRequest("POST", "http://127.0.0.1:\(listener.port)"), operation: "create")
    }
    guard case .unreachable = cause else {
      Issue.record("unexpected \(String(describing: cause))")
      return
    }
  }

  @Test func `an answer that never comes ends at the deadline`() async throws {
    try await exchange { _ in
      ServerResponse(delay: .seconds(60))
    } _: { client, base in
      let cause = await cause { () throws(TransportError) in
        try await client.send(
          HTTPRequest("GET", base, deadline: .milliseconds(50)), operation: "get")
      }
      guard case .timedOut(.milliseconds(50)) = cause else {
        Issue.record("unexpected \(String(describing: cause))")
        return
      }
    }
  }

  @Test func `cancelling ends an exchange at once`() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    try await exchange { _ in
      arrived.yield()
      return ServerResponse(delay: .seconds(60))
    } _: { client, base in
      await withTaskGroup(of: TransportError.Cause?.self) { group in
        group.addTask {
          await cause { () throws(TransportError) in
            try await client.send(HTTPRequest("GET", base), operation: "get")
          }
        }
        for await _ in arrivals { break }
        group.cancelAll()
        guard case .cancelled?? = await group.next() else {
          Issue.record("not cancelled")
          return
        }
      }
    }
  }

  @Test func `an answer larger than the bound is refused`() async throws {
    try await Listener.serving { _ in
      ServerResponse(body: Array(repeating: 32, count: 200_000))
    } while: { listener in
      var settings = HTTPClient.Settings()
      settings.answerBytes = 100_000
      let client = HTTPClient.start(settings)
      let cause = await cause { () throws(TransportError) in
        try await client.send(
          HTTPRequest("GET", "http://127.0.0.1:\(listener.port)"), operation: "get")
      }
      guard case .unreadable(let reason) = cause else {
        Issue.record("unexpected \(String(describing: cause))")
        return
      }
      #expect(reason.contains("100000"))
    }
  }

  @Test func `big bodies arrive whole`() async throws {
    let size = 8 << 20
    let response = try await exchange { request in
      ServerResponse(body: request.body)
    } _: { client, base in
      try await client.send(
        HTTPRequest("POST", base, body: Array(repeating: 7, count: size)), operation: "echo")
    }
    #expect(response.body == Array(repeating: 7, count: size))
  }

  @Test func `redirects are answers`() async throws {
    let response = try await exchange { _ in
      ServerResponse(status: 302, headers: ["Location": "/elsewhere"])
    } _: { client, base in
      try await client.send(HTTPRequest("GET", base), operation: "get")
    }
    #expect(response.status == 302)
  }

  @Test(arguments: [
    HTTPRequest("GET", "http://example.com/"),
    HTTPRequest("GET", "http://127.0.0.1.example.com/"),
    HTTPRequest("GET", "http://127.0.0.1@example.com/"),
    HTTPRequest("GET", "ftp://127.0.0.1/"),
    HTTPRequest("GET", "http://127.0.0.1/a b"),
    HTTPRequest("GET", "http://127.0.0.1/", headers: ["X-A": "b\r\nX-C: d"]),
    HTTPRequest("GET", "http://127.0.0.1/", headers: ["X A": "b"]),
    HTTPRequest("GET / HTTP/1.1\r\nX: y", "http://127.0.0.1/"),
  ])
  func `what must not be sent is refused before anything is`(_ request: HTTPRequest) async {
    let client = HTTPClient.start()
    let cause = await cause { () throws(TransportError) in
      try await client.send(request, operation: "get")
    }
    guard case .invalid = cause else {
      Issue.record("unexpected \(String(describing: cause))")
      return
    }
  }
}
