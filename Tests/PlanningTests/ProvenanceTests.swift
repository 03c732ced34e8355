import Documents
import Model
import TestSupport
import Testing

@testable import Planning

private let queues = FakeKinds.queues

struct ProvenanceTests {
  private static let moves: [Provenance.Move] = [
    .init("legacy/skills/A", .changed("mode", before: "off", after: "on"))
  ]

  private static let madeFrom = Provenance(
    sources: ["legacy/skills/A"], moves: ["wrap.mode": moves])

  @Test(arguments: [
    ("off", "off", "on", AttributeChange.Cause.source),
    ("off", "auto", "off", .drift),
    ("off", "auto", "on", .both),
  ])
  func `a value that moved where it is made from has that for a reason`(
    base: String, live: String, wanted: String, cause: AttributeChange.Cause
  ) throws {
    var world = World()
    world.manage(queues, "A", ["wrap": ["mode": .string(base)]])
    world.drift(queues, "A", "wrap.mode", .string(live))
    world.want(queues, "A", ["wrap": ["mode": .string(wanted)]], madeFrom: Self.madeFrom)
    let plan = world.planned().plan
    let change = try #require(plan.changes.first?.attributes.first)
    #expect(change.cause == cause)
    #expect(change.moves == (cause == .drift ? [] : Self.moves))
    #expect(plan.sourceCount == (cause == .source ? 1 : 0))
    #expect(plan.driftCount == (cause == .source ? 0 : 1))
  }

  @Test func `only the attributes that follow from a move have it for a reason`() throws {
    var world = World()
    world.manage(queues, "A", ["wrap": ["mode": "off", "timeoutMs": 1]])
    world.want(queues, "A", ["wrap": ["mode": "on", "timeoutMs": 2]], madeFrom: Self.madeFrom)
    let change = try #require(world.planned().plan.changes.first)
    let causes = change.attributes.map { "\($0.name) \($0.cause.rawValue)" }
    #expect(causes == ["wrap.timeoutMs config", "wrap.mode source"])
  }

  @Test func `an attribute that is new to management follows from the source too`() throws {
    var world = World()
    world.manage(queues, "A")
    world.want(queues, "A", ["wrap": ["mode": "on"]], madeFrom: Self.madeFrom)
    #expect(world.planned().plan.changes.first?.attributes.map(\.cause) == [.source])
  }

  @Test func `a creation says what it is made from`() throws {
    var world = World()
    world.want(queues, "A", ["wrap": ["mode": "on"]], madeFrom: Self.madeFrom)
    let change = try #require(world.planned().plan.changes.first)
    #expect(change.madeFrom == ["legacy/skills/A"])
    #expect(change.attributes.map(\.cause) == [.config, .source])
  }
}
