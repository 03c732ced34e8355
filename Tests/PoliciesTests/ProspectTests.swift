import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Policies

struct ProspectTests {
  private let queues = FakeKinds.queues

  /// The plan of a world and what the tenant holds once it is carried out.
  private func prospect(_ world: World) -> Inventory {
    let kinds = Dictionary(
      world.kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return world.inventory.after(world.planned().plan.changes, kinds: kinds)
  }

  @Test func `what is made is there, what is deleted is not, what nobody manages stays`() {
    var world = World()
    world.manage(queues, "Old")
    world.have(queues, "Foreign")
    world.want(queues, "New", ["wrap": ["mode": "on"]])
    let found = prospect(world)
    #expect(found.objects(of: "queues").map(\.key).sorted() == ["Foreign", "New"])
    #expect(found.object(of: "queues", key: "New")?.attributes["wrap"] == ["mode": "on"])
  }

  @Test func `a change keeps what it does not speak of, and a rename what refers by id`() {
    var world = World()
    let id = world.manage(queues, "A", ["wrap": ["mode": "on", "timeoutMs": 5]])
    world.want(
      queues, "B", ["wrap": ["mode": "off"]], lifecycle: Lifecycle(formerKey: "A"))
    let found = prospect(world).object(of: "queues", key: "B")
    #expect(found?.id == id)
    #expect(found?.attributes["wrap"] == ["mode": "off", "timeoutMs": 5])
  }

  @Test func `a reference that waits for its target is there in the end`() {
    var world = World()
    world.want(queues, "A", ["overflow": "B"])
    world.want(queues, "B", ["overflow": "A"])
    let found = prospect(world)
    #expect(found.object(of: "queues", key: "A")?.attributes["overflow"] == "B")
    #expect(found.object(of: "queues", key: "B")?.attributes["overflow"] == "A")
  }

  @Test func `a kind that was not read stays unknown`() {
    var world = World()
    world.holes = [.init(kind: "queues", reason: "403")]
    world.want(FakeKinds.teams, "T")
    let found = prospect(world)
    #expect(!found.hasRead("queues"))
    #expect(found.object(of: "teams", key: "T") != nil)
  }
}
