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
          "queue": [["action": "view"], ["action": "edit"]], "skill": [["action": "view"]],
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
}
