import Testing
import Transport

@Suite struct ListenerTests {
  private static let echo: Listener.Handler = { request in
    ServerResponse(body: request.body)
  }

  private func post(
    _ count: Int, headers: Headers = [:], limits: Listener.Limits
  ) async throws -> HTTPResponse {
    try await Listener.serving(limits: limits, Self.echo) { listener in
      try await HTTPClient.start().send(
        HTTPRequest(
          "POST", "http://127.0.0.1:\(listener.port)/", headers: headers,
          body: Array(repeating: 65, count: count)),
        operation: "post")
    }
  }

  @Test func `a port can be bound once`() async throws {
    try await Listener.serving { _ in
      ServerResponse()
    } while: { listener in
      #expect(listener.port > 0)
      await #expect(throws: TransportError.self) {
        _ = try await Listener.start(port: listener.port)
      }
    }
  }

  @Test(arguments: [[:], ["Transfer-Encoding": "chunked"]] as [Headers])
  func `a body may be as large as the limit and no larger`(headers: Headers) async throws {
    var limits = Listener.Limits()
    limits.bodyBytes = 10_000
    #expect(try await post(10_000, headers: headers, limits: limits).body.count == 10_000)
    #expect(try await post(10_001, headers: headers, limits: limits).status == 413)
  }

  @Test func `headers larger than the limit are refused`() async throws {
    var limits = Listener.Limits()
    limits.connectionBytes = 4_096
    let long = String(repeating: "x", count: 10_000)
    let status = try await post(1, headers: ["X-Long": long], limits: limits).status
    #expect((400..<500).contains(status))
  }

  @Test func `connections stay open between requests`() async throws {
    try await Listener.serving(Self.echo) { listener in
      let client = HTTPClient.start()
      for _ in 0..<3 {
        _ = try await client.send(
          HTTPRequest("GET", "http://127.0.0.1:\(listener.port)/"), operation: "get")
      }
      #expect(await listener.openConnections == 1)
    }
  }

  @Test func `stopping cuts off requests that still wait`() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    try await Listener.serving { _ in
      arrived.yield()
      return ServerResponse(delay: .seconds(60))
    } while: { listener in
      let client = HTTPClient.start()
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await #expect(throws: TransportError.self) {
            try await client.send(
              HTTPRequest("GET", "http://127.0.0.1:\(listener.port)/"), operation: "get")
          }
        }
        for await _ in arrivals { break }
        await listener.stop()
      }
    }
  }
}

@Suite struct PercentCodingTests {
  @Test(arguments: ["", "plain", "a/b c", "100%", "é🎉", "..", "a+b&c=d", "\n\u{1b}"])
  func `what is encoded comes back`(text: String) {
    let encoded = PercentCoding.encode(text)
    #expect(encoded.utf8.allSatisfy { (0x21...0x7e).contains($0) })
    #expect(PercentCoding.decode(encoded) == text)
  }

  @Test(arguments: ["%", "%4", "%zz", "a%"])
  func `a lone percent sign stays`(text: String) {
    #expect(PercentCoding.decode(text) == text)
  }
}
