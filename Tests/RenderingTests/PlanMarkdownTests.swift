import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Rendering

struct PlanMarkdownTests {
  @Test func `a pull request shows what the terminal shows`() throws {
    let text = PlanMarkdown.render(Samples.outline(Samples.rich))
    #expect(try text == Golden.text("plan.md", updatedBy: text))
  }

  @Test func `a pull request shows what follows from the source`() throws {
    let text = PlanMarkdown.render(Samples.outline(Samples.derived))
    #expect(try text == Golden.text("plan-derived.md", updatedBy: text))
  }

  @Test func `an empty plan is one line`() throws {
    var world = World()
    world.manage(FakeKinds.teams, "Home")
    world.want(FakeKinds.teams, "Home")
    let text = PlanMarkdown.render(Samples.outline(world))
    #expect(try text == Golden.text("plan-empty.md", updatedBy: text))
  }

  @Test(arguments: [(4_700, 300), (3_000, 2_000), (0, 5_000)])
  func `a huge plan fits and shows every destructive change`(created: Int, deleted: Int) {
    var plan = World().planned().plan
    plan.changes += (0..<deleted).map {
      Change(.delete, World.address(FakeKinds.queues, "Old \($0)"), risk: .destructive)
    }
    plan.changes += (0..<created).map {
      Change(.create, World.address(FakeKinds.queues, "Queue \($0)"), risk: .behaviour)
    }
    let outline = PlanOutline(plan, surroundings: Samples.surroundings)
    let text = PlanMarkdown.render(outline)
    #expect(text.utf16.count <= PlanMarkdown.budget)
    let missing = (0..<deleted).filter { number in
      let name = "Old \(number)"
      return !["\(name)\n", "\(name) ", "\(name),"].contains { text.contains($0) }
    }
    #expect(missing == [])
    #expect(text.contains("cutsheet apply plan.json"))
    #expect(created == 0 || text.contains("more do not fit here"))
  }

  @Test(arguments: [
    "```\n# x", "````", "`````sh", "<!-- cutsheet -->", "@octocat", "\n::error::boom",
    "::set-output name=x::y", "\u{1b}[31mred", "a\u{202e}b", "</details><script>", "|||", "# H",
    "[link](https://x)", "![i](https://x)", "##[add-mask]x", "\r\n- [ ] x", "/close",
    String(repeating: "`", count: 40), "\u{2028}line", "name\twith\ttabs",
  ])
  func `a name from a tenant stays text`(name: String) {
    var world = World()
    world.manage(FakeKinds.queues, name, ["labels": ["a": "b"]])
    world.manage(FakeKinds.teams, name)
    world.manage(FakeKinds.queues, "Q", ["description": "old", "languages": ["de"]])
    world.want(
      FakeKinds.queues, "Q",
      ["description": .string(name), "languages": [.string(name)], "wrap": ["mode": "on"]])
    world.have(FakeKinds.queues, "Adopted \(name)")
    world.want(FakeKinds.queues, "Adopted \(name)")
    let outline = Samples.outline(world)
    expectTame(PlanMarkdown.render(outline), PlanMarkdown.render(outline, budget: 900))
    let text = PlanText.render(outline)
    #expect(!text.contains("\u{1b}") && !text.contains("\u{202e}") && !text.contains("##["))
    #expect(!text.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::") })
  }

  private func expectTame(_ texts: String...) {
    for text in texts {
      var isFenced = false
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("````") {
          isFenced.toggle()
          #expect(["````", "````diff", "````sh"].contains(line))
        } else if !isFenced {
          let prose = line.hasPrefix("<") ? "" : line
          #expect(!prose.contains { "<>@".contains($0) }, "\(line)")
          #expect(!prose.replacing("**", with: "").replacing(/\\./, with: "").contains("`"))
        } else {
          #expect(!line.contains("````"))
        }
        #expect(!line.contains("<!--"))
        #expect(!line.drop { $0 == " " }.hasPrefix("::"), "\(line)")
        #expect(!line.contains("##[") && !line.contains("\u{1b}") && !line.contains("\u{202e}"))
      }
      #expect(!isFenced)
    }
  }
}
