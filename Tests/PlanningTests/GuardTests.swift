import Documents
import Model
import TestSupport
import Testing

@testable import Planning

struct GuardTests {
  @Test(arguments: [
    (10, 3, false), (10, 4, true), (100, 10, false), (100, 11, true), (0, 1, false),
  ])
  func `a share never falls under three objects`(managed: Int, deleted: Int, isBreached: Bool) {
    let changes = (0..<deleted).map {
      Change(
        .delete, Address(tenant: "cloud", kind: "queues", key: "\($0)"), risk: .destructive)
    }
    let guards = Guard.evaluate(changes, managed: ["queues": managed], safety: Safety())
    #expect(guards.map(\.isBreached) == [isBreached])
    #expect(guards.first?.allowance == "--allow delete=queues:\(deleted)")
  }

  @Test func `creations count against no limit`() {
    let change = Change(
      .create, Address(tenant: "cloud", kind: "queues", key: "A"), risk: .behaviour)
    #expect(Guard.evaluate([change], managed: [:], safety: Safety(maxUpdate: .count(0))).isEmpty)
  }

  @Test func `one too many refuses, by kind`() {
    var world = World()
    world.safety = Safety(maxDelete: .count(1))
    for name in ["A", "B"] { world.manage(FakeKinds.queues, name) }
    world.manage(FakeKinds.teams, "T")
    let guards = world.planned().plan.guards
    #expect(guards.map(\.kind) == ["queues", "teams"])
    #expect(guards.map(\.isBreached) == [true, false])
  }
}
