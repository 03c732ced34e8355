import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct AuditTests {
  private static let mapping: Value = [
    "services": [
      ["name": "ContactCenter", "entities": [["name": "Queue"]]],
      ["name": "Billing", "entities": [["name": "Invoice"]]],
    ]
  ]

  private static func message(_ id: String, at when: String) -> Value {
    [
      "id": .string(id), "eventDate": .string(when), "action": "Update",
      "user": ["id": "u1", "name": "Ana"], "entity": ["id": .string("object-\(id)")],
    ]
  }

  private func reader(_ tenant: ScriptedTenant) -> GenesysReader {
    GenesysReader(tenant.connection, pause: { _ in })
  }

  private let now = Instant(milliseconds: 1_700_000_000_000)

  @Test func `recent changes come from the quick query, page by page`() async throws {
    let tenant = ScriptedTenant { request in
      if request.path.hasSuffix("servicemapping") { return Self.mapping }
      let page = request.body?["pageNumber"] ?? 1
      return [
        "entities": [
          page == 1
            ? Self.message("b", at: "2023-11-14T10:00:00Z")
            : Self.message("a", at: "2023-11-14T09:00:00Z"),
          Self.message("b", at: "2023-11-14T10:00:00Z"),
        ],
        "pageCount": 2,
      ]
    }
    let entries = try await reader(tenant).changes(since: now + .seconds(-3_600), until: now)
    #expect(entries?.map(\.objectID) == ["object-a", "object-b"])
    #expect(entries?.map(\.actor) == ["Ana", "Ana"])
    #expect(await tenant.asked.count == 3)
    #expect(await tenant.asked[1].body?["serviceName"] == "ContactCenter")
    #expect(await tenant.asked.allSatisfy(\.isRead))
  }

  @Test func `old changes come from a query that is waited for`() async throws {
    let tenant = ScriptedTenant { request in
      switch request.path {
      case "/api/v2/audits/query/servicemapping": Self.mapping
      case "/api/v2/audits/query": ["id": "t", "state": "Queued"]
      case "/api/v2/audits/query/t": ["id": "t", "state": "Succeeded"]
      default: ["entities": [Self.message("a", at: "2023-10-20T09:00:00Z")]]
      }
    }
    let entries = try await reader(tenant)
      .changes(since: now + .seconds(-20 * 86_400), until: now)
    #expect(entries?.map(\.objectID) == ["object-a"])
    #expect(await tenant.paths.last == "GET /api/v2/audits/query/t/results")
  }

  @Test func `a log that may not be read is not there`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in throw request.refused(403) }
    #expect(try await reader(tenant).changes(since: now + .seconds(-60), until: now) == nil)
  }
}
