import Digests
import Documents
import Model
import Parsing
import Testing
import Transport

@testable import NICECXone

/// The whole way to a tenant, over real HTTP on this machine.
struct LoopbackTests {
  private func tenant<Output: Sendable>(
    tenantID: String? = nil, secret: String = "secret",
    _ handler: @escaping @Sendable (ServerRequest) -> ServerResponse,
    _ body: @escaping @Sendable (CXoneTenant) async throws -> Output
  ) async throws -> Output {
    try await Listener.serving { request in
      switch request.path {
      case "/authentication/v1/token/access-key": Self.signIn(request)
      case "/.well-known/cxone-configuration": Self.configuration(request)
      default: handler(request)
      }
    } while: { listener in
      let tenant = try await CXoneTenant.open(
        login: "http://127.0.0.1:\(listener.port)/", tenantID: tenantID, keyID: "key",
        keySecret: Secret(secret), client: HTTPClient.start(), now: { Self.ours })
      return try await body(tenant)
    }
  }

  private static let ours = Instant(milliseconds: 1_770_000_000_000)

  @Test func `the tenant's clock is told once it has answered`() async throws {
    try await tenant { _ in
      var answer = Self.json(200, ["businessUnits": [["businessUnitId": 7]]])
      answer.headers["Date"] = HTTPDate.text(of: Self.ours + .seconds(3_600))
      return answer
    } _: { tenant in
      _ = try await tenant.reader.organization()
      #expect(await tenant.reader.clockOffset() == .seconds(3_600))
    }
  }

  private static func signIn(_ request: ServerRequest) -> ServerResponse {
    let body = try? JSON.value(request.body)
    guard body == ["accessKeyId": "key", "accessKeySecret": "secret"] else {
      return json(401, ["error": "invalid_grant"])
    }
    let claims = Base64.encode(Array(#"{"tenantId":"tenant-1"}"#.utf8), alphabet: .url)
    return json(
      200,
      [
        "access_token": "token", "id_token": .string("e30.\(claims).sig"), "expires_in": 3_600,
        "token_type": "Bearer",
      ])
  }

  private static func configuration(_ request: ServerRequest) -> ServerResponse {
    guard request.query.contains(where: { $0.name == "tenantId" && $0.value == "tenant-1" }),
      request.headers["Authorization"] == nil, let host = request.headers["Host"]
    else { return json(400, [:]) }
    return json(
      200,
      ["api_endpoint": .string("http://\(host)"), "auth_endpoint": "https://x", "area": "na1"])
  }

  private static func json(_ status: Int, _ value: Value) -> ServerResponse {
    ServerResponse(
      status: status, headers: ["Content-Type": "application/json"],
      body: CanonicalJSON.bytes(of: value))
  }

  @Test(arguments: [nil, "tenant-1"])
  func `hosts are discovered and the token is used`(_ tenantID: String?) async throws {
    let organization = try await tenant(tenantID: tenantID) { request in
      guard request.headers["Authorization"] == "Bearer token",
        request.path == "/incontactapi/services/v34.0/business-unit"
      else { return Self.json(401, [:]) }
      return Self.json(
        200, ["businessUnits": [["businessUnitId": 4711, "businessUnitName": "Acme"]]])
    } _: { tenant in
      try await tenant.reader.organization()
    }
    #expect(organization == Organization(id: "4711", name: "Acme"))
  }

  @Test func `a list of nothing is 204`() async throws {
    let objects = try await tenant { _ in
      ServerResponse(status: 204)
    } _: { tenant in
      try await tenant.reader.objects(ReadRequest(CXoneKind.tags.kind), known: Inventory())
    }
    #expect(objects.isEmpty)
  }

  @Test func `a refused key is told as a matter of signing in`() async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await tenant(secret: "wrong") { _ in
        Self.json(200, [:])
      } _: { _ in
      }
    }
    #expect(error?.operation == "sign in")
    #expect(error?.description.contains("401") == true)
  }

  @Test func `a body goes with a removal`() async throws {
    let answer = try await tenant { request in
      let body = (try? JSON.value(request.body)) ?? .null
      return Self.json(200, ["method": .string(request.method), "body": body])
    } _: { tenant in
      try await tenant.writer.perform(
        Call(
          "remove 1 of the agents of group 'G'", method: "DELETE",
          path: Endpoints.acdPath("groups/3/agents"), body: ["agents": [["agentId": 9]]]))
    }
    #expect(answer == ["method": "DELETE", "body": ["agents": [["agentId": 9]]]])
  }

  @Test func `a lost answer to a creation is told as unknown`() async throws {
    let error = try await tenant { request in
      request.method == "POST" ? ServerResponse(fate: .reset) : Self.json(200, [:])
    } _: { tenant in
      await #expect(throws: ProviderError.self) {
        try await tenant.writer.perform(
          Call(
            "create skill", method: "POST", path: Endpoints.acdPath("skills"), body: [:],
            isRepeatable: false, creates: true))
      }
    }
    guard case .answerLost? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a path in an id stays in its place`() async throws {
    let object = try await tenant { request in
      request.path == "/incontactapi/services/v34.0/skills/..%2Fteams"
        || request.path.hasSuffix("/skills/../teams")
        ? Self.json(404, ["error": "not_found"]) : Self.json(200, ["skillId": 1, "skillName": "S"])
    } _: { tenant in
      try await tenant.reader.object("../teams", of: CXoneKind.skills.kind, apart: [])
    }
    #expect(object == nil)
  }
}
