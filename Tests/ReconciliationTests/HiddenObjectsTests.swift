import Documents
import Model
import Testing

@testable import Reconciliation

struct HiddenObjectsTests {
  /// A tenant whose lists are empty and that gives objects by id.
  private struct Shy: TenantReader {
    var objects: [String: LiveObject]

    func organization() async throws(ProviderError) -> Organization {
      Organization(id: "1", name: "Shy")
    }

    func objects(
      _ request: ReadRequest, known: Inventory
    ) async throws(ProviderError) -> [LiveObject] { [] }

    func object(
      _ id: String, of kind: Kind, apart: Set<String>
    ) async throws(ProviderError) -> LiveObject? { objects[id] }

    func object(
      keyed key: String, of kind: Kind, known: Inventory
    ) async throws(ProviderError) -> LiveObject? { nil }

    func canonical(
      _ resources: [Resource], of kind: Kind
    ) async throws(ProviderError) -> [Resource] { resources }

    func changes(
      since start: Instant, until end: Instant
    ) async throws(ProviderError) -> [AuditEntry]? { nil }
  }

  private func kind(hiding: Bool) -> Kind {
    Kind(
      "agents", singular: "agent", summary: "An agent.", key: .attribute("name"),
      permissions: .init(read: [], create: [], update: [], delete: []), listsMayHide: hiding
    ) {
      Attribute.string("name", "Name.").required()
    }
  }

  private func found(hiding: Bool, listed: Bool = false) async throws -> [String] {
    let kind = kind(hiding: hiding)
    let live = LiveObject(id: "7", key: "Ana", attributes: ["name": "Ana"], raw: .null)
    var inventory = Inventory()
    inventory.store(listed ? [live] : [], of: kind)
    let baselines = Dictionary(
      uniqueKeysWithValues: [("7", "Ana"), ("8", "Bo")].map { id, key in
        (
          Address(tenant: "t", kind: "agents", key: key),
          SnapshotObject(
            id: id, kind: "agents", key: key, attributes: ["name": .string(key)], managed: ["name"])
        )
      })
    return try await HiddenObjects(Shy(objects: ["7": live]), [kind])
      .found(baselines, beside: inventory).map(\.object.id)
  }

  @Test func `what a list hides is found by its id, and what is gone stays gone`() async throws {
    #expect(try await found(hiding: true) == ["7"])
  }

  @Test func `what is listed is not asked for again`() async throws {
    #expect(try await found(hiding: true, listed: true).isEmpty)
  }

  @Test func `where lists are whole, absence is proof`() async throws {
    #expect(try await found(hiding: false).isEmpty)
  }
}
