import Documents
import Model
import TestSupport
import Testing

@testable import Planning

private let queues = FakeKinds.queues
private let flows = FakeKinds.flows

struct ChangeOrderTests {
  @Test func `what is referred to is made first`() throws {
    var world = World()
    world.want(FakeKinds.teams, "T")
    world.want(queues, "A", ["team": "T", "members": ["ana@x"]])
    world.want(FakeKinds.agents, "Ana@x", ["team": "T"])
    let plan = world.planned().plan
    let queue = try #require(plan.changes.first { $0.address.kind == "queues" })
    #expect(queue.dependsOn.map(\.description) == ["cloud/agents/Ana@x", "cloud/teams/T"])
  }

  @Test func `numbers wait for the range that they lie in, and a range that goes for them`() throws
  {
    let (lines, blocks) = (FakeKinds.lines, FakeKinds.numberBlocks)
    var world = World(kinds: [lines, blocks])
    world.manage(blocks, "first=+4930100,last=+4930199", ["first": "+4930100", "last": "+4930199"])
    world.manage(lines, "Main", ["numbers": ["+4930150"]])
    world.want(blocks, "", ["first": "+499000", "last": "+499999"])
    world.want(blocks, "", ["first": "+4990000", "last": "+4999999"])
    world.want(lines, "Main", ["numbers": ["+499500"]])
    let changes = world.planned().plan.changes
    let main = try #require(changes.first { $0.address.kind == "lines" })
    #expect(main.dependsOn.map(\.key) == ["first=+499000,last=+499999"])
    let gone = try #require(changes.first { $0.removesObject })
    #expect(gone.dependsOn == [main.address])
  }

  @Test func `a cycle becomes creations and one binding`() {
    var world = World()
    for (name, next) in [("A", "B"), ("B", "C"), ("C", "A")] {
      world.want(queues, name, ["overflow": .string(next)])
    }
    let changes = world.planned().plan.changes
    #expect(changes.count == 4)
    #expect(changes.count { $0.action == .bind } == 1)
    let bind = changes.first { $0.action == .bind }
    #expect(bind?.address.key == "C")
    #expect(bind?.dependsOn.map(\.key) == ["A", "C"])
    #expect(
      changes.first { $0.address.key == "C" && $0.action == .create }?.postponed == ["overflow"])
  }

  @Test func `an object that refers to itself is made, then bound`() {
    var world = World()
    world.want(queues, "A", ["overflow": "A"])
    let plan = world.planned().plan
    #expect(plan.changes.map(\.action) == [.create, .bind])
    #expect(world.apply(plan) == [])
    #expect(world.planned().plan.isEmpty)
  }

  @Test func `the reference that can wait is the one that waits`() {
    var world = World()
    world.want(flows, "A", ["exit": "B"])
    world.want(flows, "B", ["exit": "C"])
    world.want(flows, "C", ["exit": "End", "help": "A"])
    world.have(flows, "End", ["exit": "End"])
    let (plan, problems) = world.planned()
    #expect(problems.isEmpty)
    #expect(plan.changes.filter { $0.action == .bind }.map(\.address.key) == ["C"])
    #expect(world.apply(plan) == [])
  }

  @Test func `a cycle in which nothing can wait is told`() {
    var world = World()
    world.want(flows, "A", ["exit": "B"])
    world.want(flows, "B", ["exit": "A"])
    let problems = world.planned().problems
    #expect(problems.map(\.code) == ["reference-cycle"])
    #expect(problems.first?.message.contains("cloud/flows/A → cloud/flows/B") == true)
  }

  @Test func `objects that refer to each other all go`() {
    var world = World()
    world.manage(queues, "A")
    world.manage(queues, "B", ["overflow": "A"])
    world.drift(queues, "A", "overflow", "B")
    let plan = world.planned().plan
    #expect(plan.changes.count == 2)
    #expect(world.apply(plan) == [])
  }

  @Test func `a long chain, a large ring and a crowd take no longer than they are`() {
    var world = World(kinds: [queues])
    let count = 4_000
    for place in 0..<count {
      world.desired.append(queue("chain-\(place)", next: "chain-\(place + 1)"))
      world.desired.append(queue("ring-\(place)", next: "ring-\((place + 1) % count)"))
      world.desired.append(queue("crowd-\(place)", next: "chain-0"))
    }
    world.desired.append(queue("chain-\(count)", next: nil))
    let (plan, problems) = world.planned()
    #expect(problems.isEmpty)
    #expect(plan.changes.count { $0.action == .bind } == 1)
    #expect(plan.changes.count == 3 * count + 2)
  }

  private func queue(_ name: String, next: String?) -> Resource {
    var attributes: Value = ["name": .string(name)]
    if let next { attributes.set(.string(next), at: ["overflow"]) }
    return Resource(address: World.address(queues, name), attributes: attributes)
  }
}

struct WaitingTests {
  @Test(arguments: [
    ([[], [0], [1]] as [[Int]], [] as [[Int]]),
    ([[0]], [[0]]),
    ([[1], [2], [0], [0]], [[0, 1, 2]]),
    ([[1], [0], [3], [2], []], [[0, 1], [2, 3]]),
    ([[1, 2], [0], [0]], [[0, 1, 2]]),
  ])
  func `cycles are found whole`(edges: [[Int]], cycles: [[Int]]) {
    #expect(Waiting(edges).cycles == cycles)
    #expect(Waiting(edges).returning.isEmpty == cycles.isEmpty)
  }
}
