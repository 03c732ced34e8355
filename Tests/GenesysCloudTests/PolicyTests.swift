import Documents
import Model
import TestSupport
import Testing
import Transport

@testable import GenesysCloud

struct PolicyTests {
  private static let kind = GenesysKind.authorizationPolicies.kind

  private static func policy(_ more: Object = [:]) -> Value {
    .object(
      Object(
        [
          ("id", "p"), ("targetResource", "routing:queue:delete"), ("effect", "DENY"),
          ("subject", ["type": "GROUP", "id": "g"]), ("active", true),
          ("dateModified", "2026-01-05T08:00:00Z"), ("selfUri", "/p"),
        ] + more.map { ($0.key, $0.value) }))
  }

  private static func read(_ policy: Value) async throws -> LiveObject {
    let tenant = ScriptedTenant { _ in ["entities": [policy]] }
    let reader = GenesysReader(tenant.connection)
    let objects = try await reader.objects(ReadRequest(kind), known: Inventory())
    return try #require(objects.first)
  }

  private static func live(_ policy: Value) async throws -> LiveObject {
    let tenant = ScriptedTenant { _ in policy }
    let reader = GenesysReader(tenant.connection)
    return try #require(try await reader.object("p", of: kind, apart: []))
  }

  @Test func `a subject becomes a reference of its own kind`() async throws {
    let object = try await Self.read(Self.policy(["name": "No deleting"]))
    #expect(object.key == "No deleting")
    #expect(object.attributes["subject"] == ["type": "GROUP", "group": ["id": "g"]])
    let all = try await Self.read(Self.policy(["name": "All", "subject": ["type": "ALL"]]))
    #expect(all.attributes["subject"] == ["type": "ALL"])
  }

  @Test func `a policy without a name goes by what it is about, and gets none`() async throws {
    #expect(try await Self.read(Self.policy()).key == "routing:queue:delete for GROUP g")
    let live = try await Self.live(Self.policy())
    let write = Write(
      .deactivate, kind: Self.kind, key: live.key, live: live, attributes: [:], changed: [])
    let calls = try CallMaker(.authorizationPolicies, write).calls()
    #expect(calls.map(\.method) == ["PUT"])
    #expect(calls.first?.path == "/api/v2/authorization/policies/p")
    #expect(
      calls.first?.body
        == ["effect": "DENY", "subject": ["type": "GROUP", "id": "g"], "active": false])
  }

  @Test func `a new policy goes to its target and never skips the guard`() throws {
    let wanted: Value = [
      "name": "No deleting", "targetResource": "routing:queue:delete", "effect": "DENY",
      "subject": ["type": "GROUP", "group": "groups-1"], "active": true,
    ]
    let write = Write(
      .create, kind: Self.kind, key: "No deleting", live: nil, attributes: wanted,
      changed: Self.kind.attributes.map(\.name), ids: Sample.ids)
    let call = try #require(try CallMaker(.authorizationPolicies, write).calls().first)
    #expect(call.path == "/api/v2/authorization/policies/targets/routing:queue:delete")
    #expect(call.query.isEmpty)
    #expect(
      call.body == [
        "name": "No deleting", "effect": "DENY", "active": true,
        "subject": ["type": "GROUP", "id": "id-groups-1"],
      ])
  }
}
