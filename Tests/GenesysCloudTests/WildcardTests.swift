import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct WildcardTests {
  private static let catalog: Value = [
    "entities": [
      [
        "domain": "routing",
        "permissionMap": [
          "queue": [["action": "view", "allowsConditions": true], ["action": "edit"]],
          "skill": [["action": "view"]],
        ],
      ]
    ],
    "total": 1, "pageSize": 100,
  ]

  private func role(_ policies: Value) -> Resource {
    Resource(
      address: Address(tenant: "cloud", kind: "roles", key: "R"),
      attributes: ["name": "R", "permissionPolicies": policies])
  }

  @Test func `wildcards become what they stand for, read once`() async throws {
    let tenant = ScriptedTenant { _ in Self.catalog }
    let reader = GenesysReader(tenant.connection)
    let wild = role([["domain": "routing", "entityName": "*", "actionSet": ["*"]]])
    for _ in 0..<2 {
      let found = try await reader.canonical([wild], of: GenesysKind.roles.kind)
      #expect(
        found[0].attributes["permissionPolicies"] == [
          ["domain": "routing", "entityName": "queue", "actionSet": ["edit", "view"]],
          ["domain": "routing", "entityName": "skill", "actionSet": ["view"]],
        ])
    }
    #expect(await tenant.asked.count == 1)
  }

  @Test func `without a wildcard nothing is read`() async throws {
    let tenant = ScriptedTenant { _ in Self.catalog }
    let plain = role([["domain": "routing", "entityName": "queue", "actionSet": ["view"]]])
    let found = try await GenesysReader(tenant.connection)
      .canonical([plain], of: GenesysKind.roles.kind)
    #expect(found[0].attributes == plain.attributes)
    #expect(await tenant.asked.isEmpty)
  }

  @Test func `a domain that the vendor does not know stays as it is`() async throws {
    let tenant = ScriptedTenant { _ in Self.catalog }
    let odd = role([["domain": "odd", "entityName": "*", "actionSet": ["*"]]])
    let found = try await GenesysReader(tenant.connection)
      .canonical([odd], of: GenesysKind.roles.kind)
    #expect(found[0].attributes == odd.attributes)
  }

  @Test func `the catalogue is what wildcards are read from`() async throws {
    let tenant = ScriptedTenant { _ in Self.catalog }
    let reader = GenesysReader(tenant.connection)
    let catalogue = try await reader.permissionCatalogue()
    #expect(
      catalogue?.permissions == ["routing:queue:view", "routing:queue:edit", "routing:skill:view"])
    #expect(catalogue?.allowsConditions("routing:queue:view") == true)
    #expect(catalogue?.allowsConditions("routing:skill:view") == false)
    _ = try await reader.permissionCatalogue()
    #expect(await tenant.asked.count == 1)
  }

  @Test func `permissions that the vendor does not know are doubted, with what was meant`()
    async throws
  {
    let reader = GenesysReader(ScriptedTenant { _ in Self.catalog }.connection)
    let doubtful = role([
      ["domain": "routing", "entityName": "queue", "actionSet": ["view", "veiw"]],
      ["domain": "routing", "entityName": "quue", "actionSet": ["*"]],
      ["domain": "routing", "entityName": "*", "actionSet": ["view"]],
    ])
    let doubts = await reader.doubts(about: [doubtful], of: GenesysKind.roles.kind)
    #expect(doubts.map(\.code) == ["unknown-permission", "unknown-permission"])
    #expect(doubts.allSatisfy { $0.severity == .warning })
    #expect(doubts[0].message.contains("'routing:queue:veiw'"))
    #expect(doubts[0].help?.contains("routing:queue:view") == true)
    let policy = Resource(
      address: Address(tenant: "cloud", kind: "authorizationPolicies", key: "P"),
      attributes: ["name": "P", "targetResource": "routing:queue:erase"])
    let kind = GenesysKind.authorizationPolicies.kind
    #expect(await reader.doubts(about: [policy], of: kind).count == 1)
  }

  @Test func `without the vendor's list there is no doubt`() async {
    let tenant = ScriptedTenant { request throws(ProviderError) in throw request.refused(403) }
    let plain = role([["domain": "a", "entityName": "b", "actionSet": ["c"]]])
    let reader = GenesysReader(tenant.connection)
    #expect(await reader.doubts(about: [plain], of: GenesysKind.roles.kind).isEmpty)
  }
}
