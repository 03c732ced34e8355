import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

/// Lists that go on by links, tell too little, or do not reach everything.
struct ListTests {
  private func objects(
    _ genesys: GenesysKind, _ tenant: ScriptedTenant, keys: Set<String>? = nil
  ) async throws -> [LiveObject] {
    try await GenesysReader(tenant.connection)
      .objects(ReadRequest(genesys.kind, keys: keys), known: Inventory())
  }

  private static func team(_ number: Int) -> Value {
    ["id": .string("t\(number)"), "name": .string("Team \(number)")]
  }

  /// A list of five by pages of two, each with a link to the next.
  private static func linked(_ request: TenantRequest) -> Value {
    let start = request.parameter("after").flatMap(Int.init) ?? 0
    let end = min(start + 2, 5)
    var page: Value = ["entities": .array((start..<end).map(team))]
    if end < 5 {
      page.set(.string("/api/v2/teams?pageSize=2&after=\(end)&x=y"), at: ["nextUri"])
    }
    return page
  }

  @Test func `a list goes on where its links say`() async throws {
    let tenant = ScriptedTenant { Self.linked($0) }
    let found = try await objects(.teams, tenant)
    #expect(found.map(\.id) == ["t0", "t1", "t2", "t3", "t4"])
    #expect(await tenant.asked.map { $0.parameter("after") } == [nil, "2", "4"])
    #expect(await tenant.asked.allSatisfy { $0.parameter("pageNumber") == nil })
  }

  @Test(arguments: ["/api/v2/teams?after=7", "/api/v2/teams?pageSize=2", "/api/v2/teams"])
  func `a link that leads nowhere or round in circles ends the reading`(_ link: String) async {
    let tenant = ScriptedTenant { _ in
      ["entities": .array([Self.team(1)]), "nextUri": .string(link)]
    }
    let error = await #expect(throws: ProviderError.self) { try await objects(.teams, tenant) }
    guard case .unreadable = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what is switched off for good is not there`() async throws {
    let tenant = ScriptedTenant { request in
      request.path.hasSuffix("/definitions")
        ? [
          "entities": [
            ["id": "p1", "name": "Tea", "deactivated": true],
            ["id": "p2", "name": "Coffee", "deactivated": false],
          ]
        ] : ["id": "p1", "name": "Tea", "deactivated": true]
    }
    #expect(try await objects(.presenceDefinitions, tenant).map(\.key) == ["Coffee"])
    let reader = GenesysReader(tenant.connection)
    let kind = GenesysKind.presenceDefinitions.kind
    #expect(try await reader.object("p1", of: kind, apart: []) == nil)
    #expect(await tenant.asked.allSatisfy { $0.parameter("localeCode") == "ALL" })
  }

  @Test func `a list that tells too little is read one by one where it matters`() async throws {
    let tenant = ScriptedTenant { request in
      if request.path.hasSuffix("/skillgroups") {
        return ["entities": [["id": "g1", "name": "A"], ["id": "g2", "name": "B"]]]
      }
      return ["id": "g1", "name": "A", "skillConditions": []]
    }
    let found = try await objects(.skillGroups, tenant, keys: ["A"])
    #expect(found.map { $0.attributes["skillConditions"] } == [[], nil])
    #expect(await tenant.paths.count == 2)
    #expect(found.allSatisfy { $0.raw == .null })
  }

  /// A tenant of so many contacts, of whom Ana can be found by her address.
  private static func contacts(_ count: Int) -> ScriptedTenant {
    let ana: Value = [
      "id": "c1", "lastName": "Ruiz", "firstName": "Ana", "workEmail": "ana@acme.example",
    ]
    return ScriptedTenant { request in
      if request.path.hasSuffix("/c1") { return ana }
      var page = request.page(of: request.parameter("q") == "ana@acme.example" ? [ana] : [])
      if request.parameter("q") == nil { page.set(.integer(count), at: ["total"]) }
      return page
    }
  }

  @Test func `what a list does not reach is searched for`() async throws {
    let tenant = Self.contacts(1_001)
    let found = try await objects(
      .externalContacts, tenant,
      keys: [
        "lastName=Ruiz,firstName=Ana,workEmail=ana@acme.example", "lastName=Nobody",
      ])
    #expect(found.map(\.id) == ["c1"])
    let words = await tenant.asked.compactMap { $0.parameter("q") }
    #expect(Set(words) == ["ana@acme.example", "Nobody"])
  }

  @Test func `what a list does not reach cannot be listed`() async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await objects(.externalContacts, Self.contacts(1_001))
    }
    #expect(error?.isUnsupported == true)
    #expect(error?.description.contains("1001") == true)
    #expect(try await objects(.externalContacts, Self.contacts(0)).isEmpty)
  }
}
