import Documents
import Migration
import Model
import Testing

/// Whose doing it is that something is not derived any more.
struct AbandonmentTests {
  private static let before = Scene(
    desks: [
      ["title": "Sales", "isActive": true, "color": "red"],
      ["title": "Help", "isActive": true, "color": "red"],
    ], map: ["desks-to-queues": [:]])

  private func verdict(_ change: (inout Scene) -> Void) throws -> Abandonment.Verdict {
    var scene = Self.before
    change(&scene)
    let moved = Scene.moved(from: Self.before, to: scene)
    let derived = scene.mapping.derive(source: scene.inventory, written: [], moved: moved)
    let entry = try #require(Self.before.derived().crosswalk.find("Sales").first)
    return Abandonment(of: scene.mapping, derived, from: scene.inventory, moved: moved)
      .verdict(on: entry)
  }

  @Test func `what is gone or switched off is the source's doing`() throws {
    #expect(try verdict { $0.desks.removeFirst() } == .source)
    #expect(try verdict { $0.desks[0].set(false, at: ["isActive"]) } == .source)
  }

  @Test func `what is skipped is the author's doing, also where the source moved`() throws {
    #expect(
      try verdict {
        $0.map = ["desks-to-queues": ["skip": ["Sales": "closed"]]]
        $0.desks[0].set(9, at: ["wait"])
      } == .mapping)
  }

  @Test func `what a filter leaves out is the doing of whoever moved`() throws {
    let filter: Value = ["desks-to-queues": ["filter": ["color": "red"]]]
    #expect(
      try verdict {
        $0.map = filter
        $0.desks[0].set("green", at: ["color"])
      } == .source)
    #expect(try verdict { $0.map = ["desks-to-queues": ["filter": ["color": "blue"]]] } == .mapping)
  }

  @Test func `without a rule for it nothing else counts`() throws {
    #expect(
      try verdict {
        $0.map = ["codes-to-wrap-ups": [:]]
        $0.desks.removeFirst()
      } == .rule)
  }
}
