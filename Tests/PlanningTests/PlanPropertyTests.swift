import Documents
import Model
import TestSupport
import Testing

@testable import Planning

/// What holds for every project and every tenant.
struct PlanPropertyTests {
  /// States of a tenant that are told, not mended: two objects came to bear one name, or what is
  /// not ours would have to be replaced.
  private static let mishaps: Set = ["ambiguous-object", "unmanaged-replacement"]

  @Test(arguments: 1...200)
  func `whatever happens, an apply is accepted and a second plan is empty`(seed: Int) {
    var random = RandomWorld(seed: UInt64(seed))
    random.perform { $0.have(FakeKinds.flows, "End", ["exit": "End"]) }
    for round in 1...4 {
      random.write()
      random.meddle()
      let (plan, problems) = random.world.planned()
      if !Self.mishaps.isDisjoint(with: problems.map(\.code)) { return }
      #expect(problems.isEmpty, "round \(round)")
      // What is refused is not applied; the next project may do without it.
      if !plan.refusals.isEmpty { continue }
      random.perform { world in
        #expect(world.apply(plan) == [], "round \(round)")
      }
      let second = random.world.planned()
      #expect(second.plan.changes.map(\.description) == [], "round \(round)")
      #expect(second.plan.ownership == [], "round \(round)")
      #expect(second.problems == [], "round \(round)")
    }
  }

  @Test(arguments: 1...60)
  func `the order of what was read changes no byte`(seed: Int) {
    var random = RandomWorld(seed: UInt64(seed))
    random.write()
    random.perform { _ = $0.apply($0.planned().plan) }
    random.write()
    random.meddle()
    let first = CanonicalJSON.text(of: random.world.planned().plan.value)
    for shuffle in 1...3 {
      var generator = SplitMix(seed: UInt64(shuffle))
      random.perform { world in
        world.desired.shuffle(using: &generator)
        for kind in world.kinds { world.tenant[kind.name]?.shuffle(using: &generator) }
        world.shuffleSets(using: &generator)
      }
      #expect(CanonicalJSON.text(of: random.world.planned().plan.value) == first)
    }
  }

  @Test(arguments: 1...100)
  func `only what the snapshot manages is destroyed`(seed: Int) {
    var random = RandomWorld(seed: UInt64(seed))
    random.write()
    random.perform { _ = $0.apply($0.planned().plan) }
    random.write()
    random.meddle()
    let managed = Set(random.world.snapshot.values.map(\.id))
    for change in random.world.planned().plan.changes where change.risk == .destructive {
      #expect(managed.contains(change.id ?? ""), "\(change.address)")
    }
  }

  @Test(arguments: 1...60)
  func `a plan file is read back as the plan that was written`(seed: Int) throws {
    var random = RandomWorld(seed: UInt64(seed))
    random.write()
    random.perform { _ = $0.apply($0.planned().plan) }
    random.write()
    random.meddle()
    let plan = random.world.planned().plan
    let copy = try Plan(file: plan.value)
    for (read, written) in zip(copy.changes, plan.changes) {
      #expect(read == written, "\(written.address)")
    }
    #expect(copy.changes.count == plan.changes.count)
    #expect(copy.ownership == plan.ownership)
    #expect(copy.omissions == plan.omissions)
    #expect(copy.guards == plan.guards)
    #expect(copy.basis == plan.basis)
    #expect(copy.id == plan.id)
  }
}

extension Change {
  var description: String { "\(action) \(address): \(attributes.map(\.name))" }
}

extension World {
  /// Vendors list sets in any order.
  mutating func shuffleSets(using random: inout SplitMix) {
    for kind in kinds {
      for place in (tenant[kind.name] ?? []).indices {
        for attribute in kind.attributes {
          guard case .set = attribute.type,
            let set = tenant[kind.name]?[place].attributes[path: attribute.path]?.array
          else { continue }
          let shuffled = set.shuffled(using: &random)
          tenant[kind.name]?[place].attributes.set(.array(shuffled), at: attribute.path)
        }
      }
    }
  }
}
