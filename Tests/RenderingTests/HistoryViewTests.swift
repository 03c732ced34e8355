import Documents
import Model
import TestSupport
import Testing

@testable import Rendering

struct HistoryViewTests {
  private let when = Instant(milliseconds: 1_767_225_723_000)

  @Test func `history lists commits in columns`() throws {
    let text = HistoryText.render([
      .init(
        commit: "4f3e2d1aa0", when: when, actor: "ana@acme.example",
        subject: "apply(cloud): +2 ~5 -1", created: 2, updated: 5, deleted: 1,
        plan: "7f3c0011223344"),
      .init(
        commit: "9a8b7c6d", when: when, actor: "ci\u{1b}[31m", subject: "observe(cloud)",
        created: 0, updated: 12_000, deleted: 0),
    ])
    #expect(try text == Golden.text("history.txt", updatedBy: text))
  }

  @Test func `no history is said in words`() {
    #expect(HistoryText.render([]) == "nothing has been recorded yet\n")
  }

  @Test func `blame tells where each attribute comes from`() throws {
    let text = BlameText.render(
      World.address(FakeKinds.queues, "Support"),
      [
        .init(
          attribute: "wrap.timeoutMs", value: 20_000, unit: .milliseconds, commit: "4f3e2d1aa0",
          actor: "ana@acme.example", when: when, plan: "7f3c0011223344"),
        .init(
          attribute: "members", value: ["ana@acme.example", "bob@acme.example"],
          commit: "9a8b7c6d", actor: "ci", when: when),
      ])
    #expect(try text == Golden.text("blame.txt", updatedBy: text))
  }

  @Test func `two snapshots differ in the words of a plan`() throws {
    let kind = FakeKinds.queues
    let text = ObjectDiffText.render(
      [
        .init(
          World.address(kind, "Support"), of: kind,
          before: ["name": "Support", "wrap": ["timeoutMs": 1000], "languages": ["de", "en"]],
          after: ["name": "Support", "wrap": ["timeoutMs": 2500], "languages": ["fr", "de"]]),
        .init(
          World.address(kind, "New"), of: kind, before: nil, after: ["name": "New", "team": "A"]),
        .init(World.address(kind, "Old"), of: kind, before: ["name": "Old"], after: nil),
        .init(
          World.address(kind, "Same"), of: kind, before: ["languages": ["a", "b"]],
          after: ["languages": ["b", "a"]]),
      ], title: "9a8b7c6..4f3e2d1")
    #expect(try text == Golden.text("diff.txt", updatedBy: text))
  }
}
