import Documents
import Model
import TestSupport
import Testing

@testable import Planning

private let queues = FakeKinds.queues
private let teams = FakeKinds.teams

struct RenameTests {
  @Test func `a rename in place changes nobody who refers to the object`() {
    var world = World()
    world.manage(teams, "Old")
    world.manage(queues, "A", ["team": "Old"])
    world.want(teams, "New", lifecycle: Lifecycle(formerKey: "Old"))
    world.want(queues, "A", ["team": "New"])
    let plan = world.planned().plan
    #expect(plan.changes.map(\.description) == ["rename cloud/teams/New: [\"name\"]"])
    #expect(plan.changes.first?.formerKey == "Old")
  }

  @Test func `a rename behind our back is found by id and undone`() {
    var world = World()
    world.manage(queues, "A")
    world.drift(queues, "A", "name", "Z")
    world.want(queues, "A")
    let change = world.planned().plan.changes.first
    #expect(change?.description == "rename cloud/queues/A: [\"name\"]")
    #expect(change?.formerKey == "Z")
    #expect(change?.attributes.map(\.cause) == [.drift])
  }

  @Test func `names move along a chain, the last one first`() throws {
    var world = World()
    world.manage(queues, "A")
    world.manage(queues, "B")
    world.want(queues, "B", lifecycle: Lifecycle(formerKey: "A"))
    world.want(queues, "C", lifecycle: Lifecycle(formerKey: "B"))
    let plan = world.planned().plan
    #expect(
      plan.changes.map(\.description).sorted() == [
        "rename cloud/queues/B: [\"name\"]", "rename cloud/queues/C: [\"name\"]",
      ])
    let second = try #require(plan.changes.first { $0.address.key == "B" })
    #expect(second.dependsOn.map(\.key) == ["C"])
    #expect(world.apply(plan) == [])
    #expect(world.planned().plan.isEmpty)
  }

  @Test func `an old name that is spent does no harm`() {
    var world = World()
    world.manage(queues, "New")
    world.manage(queues, "Old")
    world.want(queues, "New", lifecycle: Lifecycle(formerKey: "Old"))
    world.want(queues, "Old")
    let (plan, problems) = world.planned()
    #expect(plan.isEmpty && problems.isEmpty)
  }

  @Test func `an old name that is still declared is a mistake`() {
    var world = World()
    world.manage(queues, "Old")
    world.want(queues, "Old")
    world.want(queues, "New", lifecycle: Lifecycle(formerKey: "Old"))
    #expect(world.planned().problems.map(\.code) == ["former-name-declared"])
  }

  @Test func `a kind that cannot be renamed is replaced`() {
    var world = World()
    world.manage(FakeKinds.skills, "Old")
    world.want(FakeKinds.skills, "New", lifecycle: Lifecycle(formerKey: "Old"))
    #expect(
      world.planned().plan.changes.map(\.description) == ["replace cloud/skills/New: [\"name\"]"])
  }

  @Test func `an adopted object is not deleted under its old name`() {
    var world = World()
    world.manage(queues, "A")
    world.drift(queues, "A", "name", "B")
    world.want(queues, "B")
    let plan = world.planned().plan
    #expect(plan.changes.map(\.description) == ["forget cloud/queues/A: []"])
    #expect(plan.ownership.map(\.address.key) == ["B"])
  }
}
