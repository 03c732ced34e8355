import Documents
import Model
import TestSupport
import Testing
import Transport

@testable import GenesysCloud

/// The whole way to a tenant, over real HTTP on this machine.
struct LoopbackTests {
  private func tenant<Output: Sendable>(
    _ handler: @escaping @Sendable (ServerRequest) -> ServerResponse,
    _ body: @escaping @Sendable (GenesysTenant) async throws -> Output
  ) async throws -> Output {
    try await Listener.serving { request in
      request.path == "/oauth/token" ? Self.signIn(request) : handler(request)
    } while: { listener in
      let client = HTTPClient.start()
      let tenant = GenesysTenant(
        at: TenantHosts(endpoint: "http://127.0.0.1:\(listener.port)"), clientID: "id",
        clientSecret: Secret("secret"), client: client, now: { Self.ours })
      return try await body(tenant)
    }
  }

  private static let ours = Instant(milliseconds: 1_770_000_000_000)

  @Test func `the tenant's clock is told once it has answered`() async throws {
    try await tenant { _ in
      var answer = Self.json(200, ["id": "o", "name": "Acme"])
      answer.headers["Date"] = HTTPDate.text(of: Self.ours + .seconds(-90))
      return answer
    } _: { tenant in
      #expect(await tenant.reader.clockOffset() == nil)
      _ = try await tenant.reader.organization()
      #expect(await tenant.reader.clockOffset() == .seconds(-90))
    }
  }

  private static func signIn(_ request: ServerRequest) -> ServerResponse {
    guard request.headers["Authorization"] == "Basic aWQ6c2VjcmV0" else {
      return json(401, ["error": "invalid_client"])
    }
    return json(200, ["access_token": "token", "token_type": "bearer", "expires_in": 86_400])
  }

  private static func json(_ status: Int, _ value: Value) -> ServerResponse {
    ServerResponse(
      status: status,
      headers: [
        "Content-Type": "application/json", "ININ-Correlation-Id": "trace-1",
        "inin-ratelimit-count": "1", "inin-ratelimit-allowed": "300", "inin-ratelimit-reset": "60",
      ], body: CanonicalJSON.bytes(of: value))
  }

  private static func page(_ request: ServerRequest, of entities: [Value]) -> ServerResponse {
    let asked = TenantRequest("", request.path, query: request.query.map { ($0.name, $0.value) })
    return json(200, asked.page(of: entities, largest: 100))
  }

  @Test func `a list is read signed in and by pages`() async throws {
    let queues: [Value] = (0..<250).map { ["id": .string("q\($0)"), "name": .string("Q\($0)")] }
    let objects = try await tenant { request in
      guard request.headers["Authorization"] == "Bearer token" else { return Self.json(401, [:]) }
      return Self.page(request, of: queues)
    } _: { tenant in
      try await tenant.reader.objects(ReadRequest(GenesysKind.queues.kind), known: Inventory())
    }
    #expect(objects.map(\.id) == (0..<250).map { "q\($0)" })
  }

  @Test func `a refusal carries the vendor's words and correlation id`() async throws {
    let error = try await tenant { _ in
      Self.json(403, ["code": "missing.permissions", "message": "no right", "status": 403])
    } _: { tenant in
      await #expect(throws: ProviderError.self) {
        try await tenant.reader.objects(ReadRequest(GenesysKind.roles.kind), known: Inventory())
      }
    }
    #expect(
      error?.cause == .refused(status: 403, code: "missing.permissions", message: "no right"))
    #expect(error?.correlationID == "trace-1")
  }

  @Test func `a lost answer to a creation is told as unknown`() async throws {
    let error = try await tenant { request in
      request.method == "POST" ? ServerResponse(fate: .reset) : Self.json(200, [:])
    } _: { tenant in
      await #expect(throws: ProviderError.self) {
        try await tenant.writer.perform(
          Call(
            "create queue", method: "POST", path: "/api/v2/routing/queues", body: [:],
            isRepeatable: false, creates: true))
      }
    }
    guard case .answerLost? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.isRetriable == false)
  }

  @Test func `members are read in parallel with other queues`() async throws {
    let queues: [Value] = (0..<20).map { ["id": .string("q\($0)"), "name": .string("Q\($0)")] }
    let objects = try await tenant { request in
      request.path.hasSuffix("/members")
        ? Self.json(200, ["entities": [["id": .string(request.path)]], "pageSize": 100])
        : Self.page(request, of: queues)
    } _: { tenant in
      try await tenant.reader.objects(
        ReadRequest(GenesysKind.queues.kind, apart: ["members": nil]), known: Inventory())
    }
    #expect(
      objects.map { $0.attributes["members"] }
        == objects.map { [["id": .string("/api/v2/routing/queues/\($0.id)/members")]] })
  }

  @Test func `an HTML answer is no list`() async throws {
    let error = try await tenant { _ in
      ServerResponse(headers: ["Content-Type": "text/html"], body: Array("<html>".utf8))
    } _: { tenant in
      await #expect(throws: ProviderError.self) { try await tenant.reader.organization() }
    }
    guard case .unreadable? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a wrong secret is told as a matter of signing in`() async throws {
    let error = try await Listener.serving { _ in
      Self.json(401, ["error": "invalid_client"])
    } while: { listener in
      let tenant = GenesysTenant(
        at: TenantHosts(endpoint: "http://127.0.0.1:\(listener.port)"), clientID: "id",
        clientSecret: Secret("wrong"), client: HTTPClient.start())
      return await #expect(throws: ProviderError.self) { try await tenant.reader.organization() }
    }
    guard case .unreachable(let reason)? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("sign-in failed"))
  }
}
