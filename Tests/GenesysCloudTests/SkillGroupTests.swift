import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct SkillGroupTests {
  private static let conditions: Value = [
    [
      "operation": "And",
      "routingSkillConditions": [
        ["routingSkill": "Billing", "comparator": "GreaterThan", "proficiency": 3]
      ],
      "languageSkillConditions": [],
    ]
  ]

  @Test func `conditions name skills, and wait for them`() throws {
    let kind = GenesysKind.skillGroups.kind
    let wanted: Value = [
      "name": "Experts", "division": "divisions-1", "skillConditions": Self.conditions,
    ]
    let write = Write(
      .create, kind: kind, key: "Experts", live: nil, attributes: wanted,
      changed: ["name", "division", "skillConditions"], ids: Sample.ids)
    let body = try #require(try CallMaker(.skillGroups, write).calls().first?.body)
    #expect(body["skillConditions"] == Self.conditions)
    #expect(kind.attributes(from: body)["skillConditions"] == Self.conditions)
    let found = kind.references(in: wanted).first { $0.target.kind == "skills" }
    #expect(found?.key == "Billing")
  }

  @Test func `the group's own division counts among its members'`() async throws {
    let tenant = ScriptedTenant { _ in .null }
    let kind = GenesysKind.skillGroups.kind
    let others: Value = ["Service"]
    let resource = Resource(
      address: Address(tenant: "cloud", kind: kind.name, key: "Experts"),
      attributes: ["division": "Sales", "memberDivisions": others])
    let canonical = try await GenesysReader(tenant.connection).canonical([resource], of: kind)
    #expect(canonical[0].attributes["memberDivisions"] == ["Service", "Sales"])
    let again = try await GenesysReader(tenant.connection).canonical(canonical, of: kind)
    #expect(again[0].attributes == canonical[0].attributes)
  }

  @Test func `divisions are added and removed by their ids`() throws {
    var live = try Sample.live(of: .skillGroups)
    live.attributes.set([["id": "old"]], at: ["memberDivisions"])
    let divisions = try #require(GenesysKind.skillGroups.kind.attribute("memberDivisions"))
    let write = Sample.update(.skillGroups, live, divisions, to: ["divisions-1"])
    let calls = try CallMaker(.skillGroups, write).calls()
    #expect(
      calls.map(\.body) == [
        ["removeDivisionIds": ["old"]], ["addDivisionIds": ["id-divisions-1"]],
      ])
    #expect(calls.allSatisfy { $0.path.hasSuffix("/members/divisions") && $0.method == "POST" })
  }
}
