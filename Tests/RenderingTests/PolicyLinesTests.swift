import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Rendering

struct PolicyLinesTests {
  private static func outline(unfoldsCosmetic: Bool = false) -> PlanOutline {
    var world = World()
    world.manage(FakeKinds.queues, "Old")
    world.manage(FakeKinds.queues, "Words", ["description": "a"])
    world.want(FakeKinds.queues, "Words", ["description": "b"])
    for name in ["A", "B", "C"] { world.want(FakeKinds.queues, name) }
    var plan = world.planned().plan
    func address(_ key: String) -> Address { World.address(FakeKinds.queues, key) }
    let line = SourceRange(
      file: "rules.yaml", start: SourcePosition(line: 3, column: 1),
      end: SourcePosition(line: 3, column: 9))
    plan.policyResults = [
      PolicyResult("live-use", .error, "3 wait", address: address("Old"), help: "empty it first"),
      PolicyResult("all-at-once", .error, "too much", help: "go in steps"),
      PolicyResult("names", .warning, "no letters", address: address("A"), at: line),
      PolicyResult("frozen", .error, "not now", address: address("A")),
      PolicyResult("frozen", .error, "not now", address: address("B")),
      PolicyResult("words", .warning, "a word too many", address: address("Words"), at: line),
      PolicyResult(
        "zones", .error, "other clocks", address: address("C"),
        exemption: "a site, until 2027-01-01"
      ),
      PolicyResult("left", .warning, "is still there", address: address("X")),
      PolicyResult("left", .warning, "is still there", address: address("Y")),
    ].sorted()
    return PlanOutline(
      plan, surroundings: Samples.surroundings, unfoldsCosmetic: unfoldsCosmetic)
  }

  @Test func `results stand at the changes that they speak of, what refuses in a list as well`()
    throws
  {
    let text = PlanText.render(Self.outline())
    #expect(try text == Golden.text("plan-policies.txt", updatedBy: text))
  }

  @Test func `a pull request shows the same`() throws {
    let text = PlanMarkdown.render(Self.outline())
    #expect(try text == Golden.text("plan-policies.md", updatedBy: text))
  }

  @Test func `a result at a cosmetic change stands there once it is unfolded`() {
    let folded = PlanText.render(Self.outline())
    let unfolded = PlanText.render(Self.outline(unfoldsCosmetic: true))
    #expect(folded.contains("  rules.yaml:3 warning words: a word too many"))
    #expect(!unfolded.contains("  rules.yaml:3 warning words: a word too many"))
    #expect(unfolded.contains("policy  warning words: a word too many"))
  }
}
