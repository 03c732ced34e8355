import Documents
import Model
import TestSupport
import Testing

@testable import Planning

private let queues = FakeKinds.queues
private let teams = FakeKinds.teams
private let agents = FakeKinds.agents

struct PlannerTests {
  @Test func `what is as declared needs nothing`() {
    var world = World()
    world.manage(queues, "A", ["wrap": ["timeoutMs": 1000]])
    world.want(queues, "A", ["wrap": ["timeoutMs": 1000]])
    let (plan, problems) = world.planned()
    #expect(plan.isEmpty && plan.ownership.isEmpty && plan.omissions.isEmpty)
    #expect(plan.unchanged == 1)
    #expect(problems.isEmpty)
  }

  @Test func `an attribute that is absent is not ours, an empty list empties`() {
    var world = World()
    world.manage(queues, "A", ["languages": ["de", "en"]])
    world.manage(queues, "B", ["languages": ["de"]])
    world.want(queues, "A")
    world.want(queues, "B", ["languages": []])
    let plan = world.planned().plan
    #expect(plan.changes.map(\.address.key) == ["B"])
    #expect(plan.changes[0].attributes.map(\.after) == [[]])
    #expect(plan.ownership.map(\.released) == [["languages"]])
  }

  @Test func `a default that the vendor leaves out is no difference`() {
    var world = World()
    world.manage(queues, "A")
    world.want(queues, "A", ["wrap": ["mode": "off"], "team": "Home", "description": ""])
    world.have(teams, "Home")
    #expect(world.planned().plan.changes.isEmpty)
  }

  @Test(arguments: [
    ("off", "off", "on", AttributeChange.Cause.config),
    ("off", "auto", "off", .drift),
    ("off", "auto", "on", .both),
  ])
  func `each change says who left the common ground`(
    base: String, live: String, wanted: String, cause: AttributeChange.Cause
  ) throws {
    var world = World()
    world.manage(queues, "A", ["wrap": ["mode": .string(base)]])
    world.drift(queues, "A", "wrap.mode", .string(live))
    world.want(queues, "A", ["wrap": ["mode": .string(wanted)]])
    world.audit["queues-1"] = AuditEntry(
      when: Instant(milliseconds: 0), actor: "eve", action: "edit", objectID: "queues-1")
    let change = try #require(world.planned().plan.changes.first?.attributes.first)
    #expect(change.cause == cause)
    #expect(change.before == .string(live))
    #expect(change.after == .string(wanted))
    #expect(change.base == (cause == .config ? nil : .string(base)))
    #expect(change.actor == (cause == .config ? nil : "eve at 1970-01-01T00:00:00.000Z"))
    #expect(change.origin?.description == "queues.yaml:1:3")
  }

  @Test func `drift in what nobody manages is counted, not listed`() {
    var world = World()
    world.manage(queues, "A", ["wrap": ["mode": "on"]])
    world.drift(queues, "A", "description", "x")
    world.want(queues, "A", ["wrap": ["mode": "on"]])
    let plan = world.planned().plan
    #expect(plan.isEmpty)
    #expect(plan.driftElsewhere == 1)
  }

  @Test func `an object that exists is adopted, with its difference or without`() {
    var world = World()
    world.have(queues, "A", ["wrap": ["mode": "on"]])
    world.have(queues, "B", ["wrap": ["mode": "on"]])
    world.want(queues, "A", ["wrap": ["mode": "on"]])
    world.want(queues, "B", ["wrap": ["mode": "auto"]])
    let plan = world.planned().plan
    #expect(plan.changes.map(\.description) == ["adopt cloud/queues/B: [\"wrap.mode\"]"])
    #expect(plan.ownership.map(\.isAdoption) == [true])
  }

  @Test func `only what the last run left is deleted, after those who refer to it`() {
    var world = World()
    world.manage(teams, "Old")
    world.manage(queues, "A", ["team": "Old"])
    world.manage(queues, "B", ["team": "Old"])
    world.have(queues, "Foreign")
    world.have(teams, "New")
    world.want(queues, "A", ["team": "New"])
    let plan = world.planned().plan
    #expect(
      plan.changes.map(\.description) == [
        "delete cloud/queues/B: []", "delete cloud/teams/Old: []",
        "update cloud/queues/A: [\"team\"]",
      ])
    #expect(plan.changes[1].dependsOn.map(\.key) == ["A", "B"])
    #expect(plan.changes[1].usedBy.map(\.key) == ["A", "B"])
    #expect(plan.omissions == [.init(.unmanaged, "queues", count: 1)])
  }

  @Test func `what must go goes although no snapshot knows it, and says why`() {
    var world = World()
    world.have(queues, "Behind our back")
    world.manage(queues, "Ours")
    world.have(queues, "Declared")
    world.want(queues, "Declared")
    for key in ["Behind our back", "Ours", "Declared", "Nowhere"] {
      world.condemned[World.address(queues, key)] = "its time is over"
    }
    let (plan, problems) = world.planned()
    #expect(
      plan.changes.map(\.description)
        == ["delete cloud/queues/Behind our back: []", "delete cloud/queues/Ours: []"])
    #expect(plan.changes.map(\.dueBecause) == ["its time is over", "its time is over"])
    #expect(problems.isEmpty)
  }

  @Test func `no limit keeps what was agreed to go`() {
    var world = World()
    world.safety = Safety(maxDelete: .count(0), maxUpdate: .count(0))
    world.manage(queues, "Ended")
    world.condemned[World.address(queues, "Ended")] = "its time is over"
    #expect(world.planned().plan.guards.isEmpty)
    world.manage(queues, "Left out")
    #expect(world.planned().plan.guards.map(\.used) == [1])
  }

  @Test func `another object under a deleted one's name is not ours`() {
    var world = World()
    world.manage(queues, "A")
    world.lose(queues, "A")
    world.have(queues, "A")
    #expect(world.planned().plan.changes.map(\.description) == ["forget cloud/queues/A: []"])
  }

  @Test func `protection outlives the declaration`() {
    var world = World()
    world.manage(queues, "A", lifecycle: Lifecycle(isProtected: true))
    let plan = world.planned().plan
    #expect(plan.changes.isEmpty)
    #expect(plan.refusals.map(\.what) == ["cloud/queues/A would be deleted"])
  }

  @Test(arguments: [
    (Lifecycle.Removal.delete, "delete"), (.deactivate, "deactivate"), (.forget, "forget"),
  ])
  func `the last declaration says what a removal does`(
    removal: Lifecycle.Removal, action: String
  ) {
    var world = World()
    world.manage(queues, "A", lifecycle: Lifecycle(onRemove: removal))
    #expect(world.planned().plan.changes.map(\.action.rawValue) == [action])
  }

  @Test func `what is ignored is left and told`() {
    var world = World()
    world.manage(queues, "A", ["wrap": ["mode": "on", "timeoutMs": 5]])
    world.drift(queues, "A", "wrap.mode", "auto")
    world.want(
      queues, "A", ["wrap": ["mode": "on", "timeoutMs": 5]],
      lifecycle: Lifecycle(ignored: ["wrap"]))
    let plan = world.planned().plan
    #expect(plan.changes.isEmpty)
    #expect(plan.omissions == [.init(.ignored, "cloud/queues/A wrap.mode")])
  }

  @Test func `an immutable attribute replaces, and those who refer are bound anew`() {
    var world = World()
    world.manage(FakeKinds.skills, "German", ["grade": "a"])
    world.manage(agents, "ana@x", ["skills": [["skill": "German"]]])
    world.want(FakeKinds.skills, "German", ["grade": "b"])
    world.want(agents, "ana@x", ["skills": [["skill": "German"]]])
    let plan = world.planned().plan
    #expect(
      plan.changes.map(\.description) == [
        "replace cloud/skills/German: [\"grade\"]", "bind cloud/agents/ana@x: [\"skills\"]",
      ])
    #expect(plan.changes[1].dependsOn.map(\.key) == ["German"])
    #expect(plan.changes[0].usedBy.map(\.key) == ["ana@x"])
  }

  @Test func `what is not ours is never replaced`() {
    var world = World()
    world.have(FakeKinds.skills, "German", ["grade": "a"])
    world.want(FakeKinds.skills, "German", ["grade": "b"])
    let (plan, problems) = world.planned()
    #expect(plan.changes.isEmpty)
    #expect(problems.map(\.code) == ["unmanaged-replacement"])
    #expect(problems.first?.range?.description == "skills.yaml:1:3")
  }

  @Test func `absent from the tenant, an object is made again because of drift`() {
    var world = World()
    world.manage(queues, "A", ["wrap": ["mode": "on"]])
    world.lose(queues, "A")
    world.want(queues, "A", ["wrap": ["mode": "on"]])
    let change = world.planned().plan.changes.first
    #expect(change?.action == .create)
    #expect(change?.attributes.allSatisfy { $0.cause == .drift } == true)
  }

  @Test func `two objects of one name are told, in the same words in any order`() {
    var world = World()
    world.have(queues, "A")
    world.have(queues, "A")
    world.want(queues, "A")
    world.have(teams, "T")
    world.have(teams, "T")
    world.want(queues, "B", ["team": "T"])
    let first = world.planned().problems
    #expect(first.map(\.code) == ["ambiguous-object", "ambiguous-object"])
    #expect(first.first?.message.contains("(queues-1, queues-2)") == true)
    world.tenant["queues"]?.reverse()
    world.tenant["teams"]?.reverse()
    #expect(world.planned().problems == first)
  }

  @Test func `an existing object that is missing is told with what was meant`() {
    var world = World()
    world.have(teams, "Support")
    world.want(queues, "A", ["team": "Suport"])
    let problems = world.planned().problems
    #expect(problems.map(\.code) == ["missing-object"])
    #expect(problems.first?.help == "did you mean 'Support'?")
  }

  @Test func `a kind that cannot be read is a visible hole`() {
    var world = World()
    world.manage(queues, "A")
    world.manage(queues, "Gone")
    world.want(queues, "A", ["wrap": ["mode": "on"]])
    world.want(teams, "T")
    world.holes = [.init(kind: "queues", reason: "403")]
    let plan = world.planned().plan
    #expect(plan.changes.map(\.description) == ["create cloud/teams/T: [\"name\"]"])
    #expect(plan.omissions == [.init(.unreadable, "queues: 403")])
  }

  @Test func `a target brings what it stands on and leaves the rest`() {
    var world = World()
    world.want(teams, "T")
    world.want(queues, "A", ["team": "T"])
    world.want(queues, "B")
    world.manage(agents, "x@x", lifecycle: Lifecycle(isProtected: true))
    world.targets = [AddressPattern("cloud/queues/A")]
    let plan = world.planned().plan
    #expect(plan.changes.map(\.address.key) == ["A", "T"])
    #expect(plan.omissions == [.init(.untargeted, "changes outside --target", count: 1)])
  }

  @Test func `what is kept stays, is no stray object, and is forgotten once it is gone`() {
    var world = World()
    world.manage(queues, "A")
    world.manage(queues, "B", lifecycle: Lifecycle(onRemove: .delete))
    world.manage(queues, "C")
    world.want(queues, "C")
    world.lose(queues, "B")
    var facts = world.facts
    facts.kept = Dictionary(
      uniqueKeysWithValues: ["A", "B"].map { (World.address(queues, $0), "not yet") })
    let plan = Planner(facts).plan(baselines: world.snapshot).plan
    #expect(plan.omissions == [.init(.kept, "cloud/queues/A", because: "not yet")])
    #expect(plan.changes.map(\.description) == ["forget cloud/queues/B: []"])
  }

  @Test func `a key that ignores case is the same in any`() {
    var world = World()
    world.manage(agents, "ana@x.example")
    world.manage(queues, "A", ["members": ["ana@x.example"]])
    world.want(agents, "Ana@X.example")
    world.want(queues, "A", ["members": ["ANA@x.example"]])
    let (plan, problems) = world.planned()
    #expect(plan.isEmpty && plan.ownership.isEmpty && problems.isEmpty)
  }
}

/// What readers of a plan see of values that hold more than the author speaks of.
struct PartialValueTests {
  @Test func `a field inside a record that nobody wrote is not told as lost`() {
    var world = World()
    world.have(FakeKinds.skills, "French")
    world.manage(
      FakeKinds.agents, "ana@acme.example", ["skills": [["skill": "French", "level": 2]]])
    world.want(FakeKinds.agents, "ana@acme.example", ["skills": [["skill": "Spanish"]]])
    world.have(FakeKinds.skills, "Spanish")
    world.want(FakeKinds.skills, "Spanish")
    world.want(FakeKinds.skills, "French")
    let change = world.planned().plan.changes.first { $0.address.kind == "agents" }
    #expect(change?.attributes.first?.before == [["skill": "French"]])
    #expect(change?.attributes.first?.after == [["skill": "Spanish"]])
  }
}
