import Documents
import GenesysCloud
import Model
import Planning
import TestSupport
import Testing

@testable import Reconciliation

extension Kind {
  /// For the names of test cases.
  fileprivate static let names = Tenant.provider.kinds
    .filter { $0.manualSteps.isEmpty }.map(\.name)
}

/// One suite for every kind of every adapter, against the simulated vendor: made, read back,
/// changed in each attribute, listed, throttled, deleted, and planned again without a difference.
struct VendorSuiteTests {
  /// What runs leave behind for the next: the snapshot.
  actor Snapshot {
    private(set) var objects: [Address: SnapshotObject] = [:]

    func keep(_ object: SnapshotObject?, at address: Address) { objects[address] = object }
  }

  private let snapshot = Snapshot()

  /// Applies a wish and expects that it is done and that a second plan is empty.
  @discardableResult
  private func reach(
    _ wish: [Resource], _ tenant: Tenant, _ what: String,
    at place: Testing.SourceLocation = #_sourceLocation
  ) async throws -> Apply.Result {
    let before = await snapshot.objects
    let (plan, inventory, resources) = try await tenant.planned(wish, before)
    let means = Apply.Means(
      reader: tenant.reader, writer: tenant.writer, kinds: Tenant.provider.kinds,
      inventory: inventory,
      resources: Dictionary(
        resources.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first }),
      record: { _ in }, keepSecret: { _, _ in }, patience: tenant.patience)
    let result = await Apply(plan, with: means).run()
    for item in result.items {
      #expect(item.status == .done, "\(what): \(item)", sourceLocation: place)
    }
    for address in before.keys { await snapshot.keep(nil, at: address) }
    let read = try await tenant.inventory(resources)
    for resource in resources {
      guard let kind = Tenant.kind(resource.address.kind),
        let live = read.object(of: kind.name, key: resource.address.key)
      else { continue }
      await snapshot.keep(resource.snapshot(of: live, kind), at: resource.address)
    }
    let again = try await tenant.planned(wish.map(\.settled), await snapshot.objects)
    #expect(
      again.plan.isEmpty,
      "\(what): \(again.plan.changes.map { ($0.action, $0.attributes.map(\.name)) })",
      sourceLocation: place)
    return result
  }

  private func live(
    _ resource: Resource, _ kind: Kind, _ tenant: Tenant
  ) async throws -> LiveObject? {
    try await tenant.inventory([resource]).object(of: kind.name, key: resource.address.key)
  }

  @Test(arguments: Kind.names)
  func `an object is made, read back equal, and deleted twice`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    try await Tenant.using(SampleValues.seed) { tenant in
      let resource = Tenant.resource(name, SampleValues.least(kind))
      try await reach([resource], tenant, "made")
      let live = try #require(try await live(resource, kind, tenant))
      let differences = Comparison(of: kind).differences(
        from: live.attributes, to: resource.attributes)
      #expect(differences.isEmpty, "\(differences)")
      // Two plans to delete it: the second finds it gone.
      let (plan, inventory, _) = try await tenant.planned([], await snapshot.objects)
      #expect(plan.changes.map(\.action) == [.delete])
      for _ in 1...2 {
        let means = Apply.Means(
          reader: tenant.reader, writer: tenant.writer, kinds: Tenant.provider.kinds,
          inventory: inventory, resources: [:], record: { _ in }, keepSecret: { _, _ in },
          patience: tenant.patience)
        let result = await Apply(plan, with: means).run()
        #expect(result.items.map(\.status) == [.done], "\(result.items)")
      }
      #expect(try await self.live(resource, kind, tenant) == nil)
    }
  }

  @Test(arguments: Kind.names)
  func `a deletion sent twice is a success`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    try await Tenant.using(SampleValues.seed) { tenant in
      let resource = Tenant.resource(name, SampleValues.least(kind))
      try await reach([resource], tenant, "made")
      let id = try #require(try await live(resource, kind, tenant)?.id)
      let live = try #require(try await tenant.reader.object(id, of: kind, apart: []))
      let write = Write(
        .delete, kind: kind, key: live.key, live: live, attributes: .object(Object()), changed: [])
      for _ in 1...2 {
        for call in try tenant.writer.calls(for: write) {
          _ = try await tenant.writer.perform(call)
        }
      }
    }
  }

  @Test(arguments: Kind.names)
  func `each attribute is set and changed, and the others stay`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    try await Tenant.using(SampleValues.seed) { tenant in
      for attribute in kind.attributes
      where attribute.mutability != .never && attribute.name != kind.keyAttribute?.name {
        for number in 0...1 {
          let wish = SampleValues.object(kind, with: attribute, number)
          let resource = Tenant.resource(name, wish)
          let before = try await live(resource, kind, tenant)
          try await reach([resource], tenant, "\(attribute.name) \(number)")
          let after = try #require(try await live(resource, kind, tenant), "\(attribute.name)")
          let comparison = Comparison(of: kind)
          let missing = comparison.differences(from: after.attributes, to: wish)
            .map(\.attribute.name)
          #expect(missing.isEmpty, "\(attribute.name): \(missing)")
          guard let before, before.id == after.id else { continue }
          for other in kind.attributes
          where wish[path: other.path] == nil && other.mutability != .never && !other.isStoredApart
          {
            let old = before.attributes[path: other.path] ?? .null
            let isSame = other.isSame(after.attributes[path: other.path], as: old)
            #expect(isSame, "\(attribute.name) moved \(other.name)")
          }
        }
      }
    }
  }

  @Test(arguments: Kind.names)
  func `what can be renamed keeps its id`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    guard kind.isRenamable, let key = kind.keyAttribute else { return }
    try await Tenant.using(SampleValues.seed) { tenant in
      let old = Tenant.resource(name, SampleValues.least(kind))
      try await reach([old], tenant, "made")
      let before = try #require(try await live(old, kind, tenant))
      var wish = SampleValues.least(kind)
      wish.set(SampleValues.values(of: key, kind)[1], at: key.path)
      var renamed = Tenant.resource(name, wish)
      renamed.lifecycle.formerKey = old.address.key
      try await reach([renamed], tenant, "renamed")
      #expect(try await live(renamed, kind, tenant)?.id == before.id)
      #expect(try await live(old, kind, tenant) == nil)
    }
  }

  @Test(arguments: Kind.names)
  func `a throttled vendor is waited for`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    try await Tenant.using(SampleValues.seed) { tenant in
      await tenant.meddle(
        "POST", "settings",
        ["answers": [["status": 429, "headers": ["Retry-After": "9"], "count": 4]]])
      try await reach([Tenant.resource(name, SampleValues.least(kind))], tenant, "made")
      #expect(tenant.clock.sleeps.contains { $0 > .seconds(8) })
    }
  }

  @Test(arguments: Kind.names)
  func `a vendor that lags is waited for`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    try await Tenant.using(SampleValues.seed, lag: .seconds(3)) { tenant in
      tenant.clock.advance(by: .seconds(5))
      try await reach([Tenant.resource(name, SampleValues.least(kind))], tenant, "made")
    }
  }

  @Test(arguments: [
    "divisions", "skills", "languages", "wrapUpCodes", "users", "groups", "queues", "schedules",
    "scheduleGroups", "ivrs", "emergencyGroups", "presenceDefinitions", "teams", "skillGroups",
  ])
  func `a list longer than any page is read whole`(_ name: String) async throws {
    let kind = try #require(Tenant.kind(name))
    let least = SampleValues.least(kind)
    let objects = (1...1_203).map { number -> Value in
      var object = least
      object.remove(at: ["division"])
      object.set(.string("Number \(number)"), at: ["name"])
      if name == "users" { object.set(.string("n\(number)@acme.example"), at: ["email"]) }
      return object
    }
    try await Tenant.using([name: .array(objects)]) { tenant in
      let found = try await tenant.reader.objects(ReadRequest(kind), known: Inventory())
      #expect(found.count { $0.attributes["name"]?.string?.hasPrefix("Number ") ?? false } == 1_203)
      #expect(Set(found.map(\.id)).count == found.count)
    }
  }
}

extension Resource {
  /// The same once its rename is done.
  fileprivate var settled: Resource {
    var copy = self
    copy.lifecycle.formerKey = nil
    return copy
  }
}
