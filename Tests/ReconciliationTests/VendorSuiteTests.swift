import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Reconciliation

/// One suite for every kind of every vendor, against the simulated one: made, read back, changed in
/// each attribute, listed, throttled, removed, and planned again without a difference.
struct VendorSuiteTests {
  private func trial(
    _ test: VendorCase, lag: Duration = .zero,
    _ body: @Sendable @escaping (Tenant, TrialRun) async throws -> Void
  ) async throws {
    try await Tenant.using(test.vendor, test.samples.seed, lag: lag) { tenant in
      try await body(tenant, TrialRun(tenant))
    }
  }

  @Test(arguments: VendorCase.all)
  func `an object is made, read back equal, and removed twice`(_ test: VendorCase) async throws {
    try await trial(test) { tenant, run in
      try await run.reach([test.least])
      let made = try #require(try await run.live(test.least))
      let differences = Comparison(of: test.kind).differences(
        from: made.attributes, to: test.least.attributes)
      #expect(differences.isEmpty, "\(differences)")
      let ended = try await run.end()
      let left = try await tenant.reader.object(made.id, of: test.kind, apart: [])
      switch test.ending {
      case .deletion:
        #expect(ended.plan.changes.map(\.action) == [.delete])
        #expect(left == nil)
      case .deactivation:
        #expect(ended.plan.changes.map(\.action) == [.deactivate])
        let now = try await run.live(test.least)
        #expect(now.map { changed(from: made, to: $0, test.kind).count } ?? 1 == 1)
      case .left(let step):
        #expect(ended.plan.changes.map(\.action) == [.forget])
        #expect(ended.problems.map(\.code) == ["unsupported-removal"])
        #expect(ended.problems.first?.help == step)
        let now = try #require(try await run.live(test.least))
        #expect(changed(from: made, to: now, test.kind).isEmpty)
      }
    }
  }

  private func changed(
    from old: LiveObject, to new: LiveObject, _ kind: Model.Kind
  ) -> [String] {
    kind.attributes.filter { attribute in
      attribute.mutability != .never && !attribute.isStoredApart
        && !attribute.isSame(
          new.attributes[path: attribute.path], as: old.attributes[path: attribute.path] ?? .null)
    }.map(\.name)
  }

  @Test(
    arguments: VendorCase.all.filter {
      $0.ending != .deletion || $0.kind.manualSteps[.create] == nil
    })
  func `what was removed can be declared again`(_ test: VendorCase) async throws {
    try await trial(test) { _, run in
      try await run.reach([test.least])
      _ = try await run.end()
      await run.forget()
      try await run.reach([test.least], "made again")
      #expect(try await run.live(test.least) != nil)
    }
  }

  @Test(arguments: VendorCase.all)
  func `a removal sent twice is a success`(_ test: VendorCase) async throws {
    try await trial(test) { tenant, run in
      try await run.reach([test.least])
      let id = try #require(try await run.live(test.least)?.id)
      let live = try #require(try await tenant.reader.object(id, of: test.kind, apart: []))
      let write = Write(
        test.ending == .deletion ? .delete : .deactivate, kind: test.kind, key: live.key,
        live: live, attributes: .object(Object()), changed: [])
      if case .left = test.ending {
        #expect(throws: ProviderError.self) { try tenant.writer.calls(for: write) }
        return
      }
      for _ in 1...2 {
        for call in try tenant.writer.calls(for: write) {
          _ = try await tenant.writer.perform(call)
        }
      }
    }
  }

  @Test(arguments: VendorCase.all.filter { $0.kind.manualSteps[.update] == nil })
  func `each attribute is set and changed, and the others stay`(_ test: VendorCase) async throws {
    try await trial(test) { tenant, run in
      for attribute in test.changeable {
        for number in 0...1 { try await set(attribute, number, test, tenant, run) }
      }
    }
  }

  /// Each value wants an object, and with it a tenant, of its own.
  @Test(
    arguments: VendorCase.all.filter { $0.kind.manualSteps[.create] == nil && !$0.fixed.isEmpty })
  func `each attribute that is fixed is set as the object is made`(
    _ test: VendorCase
  ) async throws {
    for attribute in test.fixed {
      for number in 0...1 {
        try await trial(test) { tenant, run in
          try await set(attribute, number, test, tenant, run)
        }
      }
    }
  }

  /// Gives an attribute a value and expects that no other moves.
  private func set(
    _ attribute: Attribute, _ number: Int, _ test: VendorCase, _ tenant: Tenant, _ run: TrialRun
  ) async throws {
    let what = "\(attribute.name) \(number)"
    let wish = test.vendor.resource(
      test.kind.name, test.samples.object(test.kind, with: attribute, number))
    let resource = try #require(try await tenant.canonical([wish]).first)
    let before = try await run.live(resource)
    let read = try await run.reach([wish], what)
    let after = try #require(
      read.object(of: test.kind.name, key: resource.address.key), "\(what)")
    let missing = Comparison(of: test.kind).differences(
      from: after.attributes, to: resource.attributes
    ).map(\.attribute.name)
    #expect(missing.isEmpty, "\(what)")
    guard let before, before.id == after.id else { return }
    let moved = changed(from: before, to: after, test.kind).filter { name in
      resource.attributes[path: test.kind.attribute(name)?.path ?? []] == nil
    }
    #expect(moved.isEmpty, "\(what)")
  }

  @Test(
    arguments: VendorCase.all.filter { test in
      test.kind.attributes.contains { $0.isWriteOnly || $0.isSecret }
    })
  func `what is never read back is sent`(_ test: VendorCase) async throws {
    for attribute in test.kind.attributes where attribute.isWriteOnly || attribute.isSecret {
      try await trial(test) { tenant, _ in
        let recorder = RecordingWriter(writer: tenant.writer)
        let watched = Tenant(
          vendor: tenant.vendor, reader: tenant.reader, writer: recorder, clock: tenant.clock,
          simulated: tenant.simulated)
        let wish = test.samples.object(test.kind, with: attribute, 1)
        try await TrialRun(watched).reach([test.vendor.resource(test.kind.name, wish)])
        #expect(await recorder.record.names.contains(attribute.writePath.last ?? ""))
      }
    }
  }

  @Test(arguments: VendorCase.all.filter(\.kind.isRenamable))
  func `what can be renamed keeps its id`(_ test: VendorCase) async throws {
    let key = try #require(test.kind.keyAttribute)
    try await trial(test) { _, run in
      try await run.reach([test.least])
      let before = try #require(try await run.live(test.least))
      var wish = test.samples.least(test.kind)
      wish.set(test.samples.values(of: key, test.kind)[1], at: key.path)
      var renamed = test.vendor.resource(test.kind.name, wish)
      renamed.lifecycle.formerKey = test.least.address.key
      try await run.reach([renamed], "renamed")
      #expect(try await run.live(renamed)?.id == before.id)
      #expect(try await run.live(test.least) == nil)
    }
  }

  @Test(arguments: VendorCase.all)
  func `a throttled vendor is waited for`(_ test: VendorCase) async throws {
    try await trial(test) { tenant, run in
      await tenant.meddle(
        "POST", "settings",
        ["answers": [["status": 429, "headers": ["Retry-After": "9"], "count": 4]]])
      try await run.reach([test.least])
      #expect(tenant.clock.sleeps.contains { $0 > .seconds(8) })
    }
  }

  @Test(arguments: VendorCase.all)
  func `a vendor that lags is waited for`(_ test: VendorCase) async throws {
    try await trial(test, lag: .seconds(3)) { tenant, run in
      tenant.clock.advance(by: .seconds(5))
      try await run.reach([test.least])
    }
  }

  /// Whatever is lost on its way, reads and writes alike, there is one object in the end.
  @Test(arguments: VendorCase.all)
  func `a vendor that loses answers has each object once`(_ test: VendorCase) async throws {
    try await trial(test) { tenant, run in
      await tenant.meddle("POST", "settings", ["faults": "lost-reply:0.2,reset:0.1"])
      try await run.reach([test.least])
      await tenant.meddle("POST", "settings", ["faults": ""])
      let found = try await tenant.inventory([test.least])
        .objects(of: test.kind.name, key: test.least.address.key)
      #expect(found.count == 1)
      _ = try await run.end()
    }
  }

  @Test(arguments: Vendor.all)
  func `what is there plans nothing when it is declared`(_ vendor: Vendor) async throws {
    try await Tenant.using(vendor, vendor.samples.seed) { tenant in
      let read = try await InventoryReading(tenant.reader).inventory(
        ReadingScope(everythingOf: vendor.provider.kinds))
      let exported = ExportedObjects(
        "cloud", kinds: vendor.provider.kinds, inventory: read, selects: { _ in true },
        declares: { _ in false })
      let wish = exported.declarations.flatMap { kind, entries in
        entries.map { entry in
          var attributes = entry.attributes
          if let key = kind.keyAttribute { attributes.set(.string(entry.key), at: key.path) }
          return vendor.resource(kind.name, attributes)
        }
      }
      #expect(wish.count > vendor.provider.kinds.count)
      let planned = try await tenant.planned(wish)
      #expect(planned.plan.isEmpty, "\(planned.plan.changes)")
      #expect(planned.problems.isEmpty, "\(planned.problems)")
    }
  }

  @Test(arguments: VendorCase.all)
  func `a list longer than any page is read whole`(_ test: VendorCase) async throws {
    guard let many = test.samples.many[test.kind.name] else {
      #expect(test.samples.unpaged[test.kind.name] != nil, "nobody says why it has no pages")
      return
    }
    let count = test.samples.tooMany
    let few = try await listed(test, nil)
    #expect(try await listed(test, many(1...count)) == few + count)
  }

  /// How many objects of a kind a tenant's list gives, each once.
  private func listed(_ test: VendorCase, _ seed: Value?) async throws -> Int {
    let count = Count()
    try await Tenant.using(test.vendor, seed) { tenant in
      let found = try await tenant.reader.objects(ReadRequest(test.kind), known: Inventory())
      #expect(Set(found.map(\.id)).count == found.count)
      await count.set(found.count)
    }
    return await count.value
  }

  private actor Count {
    private(set) var value = 0

    func set(_ value: Int) { self.value = value }
  }
}
