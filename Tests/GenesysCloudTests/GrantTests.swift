import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct GrantTests {
  private static func grant(_ subject: String, _ role: String, _ division: String) -> Value {
    [
      "subjectId": .string(subject), "role": ["id": .string(role)],
      "division": ["id": .string(division)],
    ]
  }

  private static var known: Inventory {
    var known = Inventory()
    for (genesys, id, name) in [
      (GenesysKind.users, "u1", "Ana@acme.example"), (.users, "u2", "ben@acme.example"),
      (.groups, "g1", "Leads"), (.roles, "r1", "Supervisor"), (.divisions, "d1", "Sales"),
    ] {
      let attribute = genesys.kind.keyAttribute?.name ?? "name"
      let object = LiveObject(
        id: id, key: name, attributes: .object([attribute: .string(name)]), raw: [:])
      known.store(known.objects(of: genesys.name) + [object], of: genesys.kind)
    }
    return known
  }

  private static var knownWithManyRoles: Inventory {
    var known = Self.known
    let more = (2...9).map {
      LiveObject(id: "r\($0)", key: "Role \($0)", attributes: [:], raw: [:])
    }
    known.store(known.objects(of: "roles") + more, of: GenesysKind.roles.kind)
    return known
  }

  @Test func `a subject's own grants are read and inherited ones left out`() async throws {
    let tenant = ScriptedTenant { _ in
      ["grants": [Self.grant("u1", "r1", "d1"), Self.grant("g1", "r1", "*")]]
    }
    let key = "user=ana@acme.example,role=Supervisor,division=Sales"
    let objects = try await GenesysReader(tenant.connection).objects(
      ReadRequest(GenesysKind.grants.kind, keys: [key]), known: Self.known)
    #expect(objects.map(\.key) == [key])
    #expect(objects.map(\.id) == ["user/u1/d1/r1"])
    #expect(await tenant.paths == ["GET /api/v2/authorization/subjects/u1"])
    #expect(await tenant.asked[0].parameter("includeDuplicates") == "true")
  }

  @Test func `roles tell who has them where there are fewer roles than subjects`() async throws {
    let tenant = ScriptedTenant {
      $0.page(of: [
        ["id": "u2", "type": "PC_USER", "divisions": [["id": "d1"], ["id": "*"]]],
        ["id": "t", "type": "PC_TRUSTEE_USER", "divisions": [["id": "d1"]]],
      ])
    }
    let objects = try await GenesysReader(tenant.connection).objects(
      ReadRequest(GenesysKind.grants.kind), known: Self.known)
    #expect(
      objects.map(\.key) == [
        "user=ben@acme.example,role=Supervisor,division=Sales",
        "user=ben@acme.example,role=Supervisor,division=*",
      ])
    #expect(await tenant.paths == ["GET /api/v2/authorization/roles/r1/subjectgrants"])
  }

  @Test func `all subjects that are known are read when all grants are wanted`() async throws {
    let tenant = ScriptedTenant { request in
      ["grants": request.path.hasSuffix("g1") ? [Self.grant("g1", "r1", "*")] : []]
    }
    let objects = try await GenesysReader(tenant.connection).objects(
      ReadRequest(GenesysKind.grants.kind), known: Self.knownWithManyRoles)
    #expect(objects.map(\.key) == ["group=Leads,role=Supervisor,division=*"])
    #expect(await tenant.asked.count == 3)
  }

  @Test func `a subject that does not exist has no grants and costs nothing`() async throws {
    let tenant = ScriptedTenant { _ in [:] }
    let objects = try await GenesysReader(tenant.connection).objects(
      ReadRequest(
        GenesysKind.grants.kind, keys: ["user=new@acme.example,role=Supervisor,division=Sales"]),
      known: Self.known)
    #expect(objects.isEmpty)
    #expect(await tenant.asked.isEmpty)
  }

  @Test func `a grant is read again by its own id`() async throws {
    let tenant = ScriptedTenant { _ in ["grants": [Self.grant("g1", "r1", "d1")]] }
    let reader = GenesysReader(tenant.connection)
    let kind = GenesysKind.grants.kind
    #expect(try await reader.object("group/g1/d1/r1", of: kind, apart: [])?.id == "group/g1/d1/r1")
    #expect(try await reader.object("group/g1/d1/r2", of: kind, apart: []) == nil)
  }

  @Test func `making a grant answers with its id`() async throws {
    let tenant = ScriptedTenant { _ in .null }
    let call = Call(
      "create grant", method: "POST",
      path: "/api/v2/authorization/subjects/u1/divisions/d1/roles/r1",
      query: [("subjectType", "PC_USER")], creates: true)
    let answer = try await GenesysWriter(tenant.connection).perform(call)
    #expect(answer == ["id": "user/u1/d1/r1"])
  }
}
