import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Rendering

struct PlanTextTests {
  @Test func `a plan shows risk first and tells each fact once`() throws {
    let text = PlanText.render(Samples.outline(Samples.rich))
    #expect(try text == Golden.text("plan.txt", updatedBy: text))
  }

  @Test func `colours change nothing but colours`() throws {
    let outline = Samples.outline(Samples.rich)
    let text = PlanText.render(outline, style: Style(usesColor: true))
    #expect(try text == Golden.text("plan-colored.txt", updatedBy: text))
    let bare = text.replacing(/\u{1b}\[[0-9;]*m/, with: "")
    #expect(bare == PlanText.render(outline))
  }

  @Test func `cosmetic changes unfold on request`() throws {
    let text = PlanText.render(Samples.outline(Samples.rich, unfoldsCosmetic: true))
    #expect(try text == Golden.text("plan-unfolded.txt", updatedBy: text))
  }

  @Test func `what follows from the source says so`() throws {
    let text = PlanText.render(Samples.outline(Samples.derived))
    #expect(try text == Golden.text("plan-derived.txt", updatedBy: text))
  }

  @Test func `nothing to do is one line`() throws {
    var world = World()
    world.manage(FakeKinds.teams, "Home")
    world.want(FakeKinds.teams, "Home")
    let text = PlanText.render(Samples.outline(world))
    #expect(try text == Golden.text("plan-empty.txt", updatedBy: text))
  }

  @Test func `adopting without a difference says what will be recorded`() throws {
    var world = World()
    for name in ["Home", "Sales"] {
      world.have(FakeKinds.teams, name)
      world.want(FakeKinds.teams, name)
    }
    world.manage(FakeKinds.queues, "A", ["wrap": ["mode": "on"]])
    world.want(FakeKinds.queues, "A", lifecycle: Lifecycle(isProtected: true))
    let text = PlanText.render(Samples.outline(world))
    #expect(try text == Golden.text("plan-adopting.txt", updatedBy: text))
  }
}
