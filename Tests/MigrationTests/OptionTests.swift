import Documents
import Migration
import Model
import Testing

struct OptionTests {
  private func derived(_ desks: [Value], _ options: Value) -> Derivation {
    Scene(desks: desks, map: ["desks-to-queues": options]).derived()
  }

  @Test func `a filter takes values, lists and patterns`() {
    let desks: [Value] = [
      ["title": "North 1", "color": "red"], ["title": "North 2", "color": "blue"],
      ["title": "South 1", "color": "red"],
    ]
    #expect(
      derived(desks, ["filter": ["title": "North*", "color": ["red", "green"]]]).addresses
        == ["cloud/queues/North 1"])
  }

  @Test func `what is inactive stays behind unless a filter says otherwise`() {
    let desks: [Value] = [
      ["title": "Old", "isActive": false], ["title": "New", "isActive": true],
    ]
    let standing = derived(desks, [:])
    #expect(standing.addresses == ["cloud/queues/New"])
    #expect(
      standing.coverage.skipped.map(\.fate) == [.skipped(reason: "inactive at the source")])
    #expect(derived(desks, ["filter": ["isActive": [true, false]]]).resources.count == 2)
  }

  @Test func `renames, skips, defaults and value tables are obeyed`() {
    let desks: [Value] = [
      ["title": "Sales", "color": "crimson"], ["title": "Test 7"], ["title": "Help"],
    ]
    let derived = derived(
      desks,
      [
        "rename": ["Sales": "Inside Sales"], "skip": ["Test*": "a trial"],
        "defaults": ["zone": "Europe/Berlin", "color": "green"],
        "values": ["color": ["crimson": "red"]],
        "lifecycle": ["protect": true, "ignore": ["waitMs"]],
      ])
    #expect(derived.problems.isEmpty)
    #expect(derived.addresses == ["cloud/queues/Help", "cloud/queues/Inside Sales"])
    let sales = derived.resource("queues/Inside Sales")
    #expect(sales?.attributes["color"] == "red")
    #expect(sales?.attributes["zone"] == "Europe/Berlin")
    #expect(derived.resource("queues/Help")?.attributes["color"] == "green")
    #expect(sales?.lifecycle == Lifecycle(isProtected: true, ignored: ["waitMs"]))
    #expect(derived.coverage.skipped.map(\.fate) == [.skipped(reason: "a trial")])
  }

  @Test func `several become one, of which the first has the last word`() {
    var scene = Scene(
      desks: [
        ["title": "support", "wait": 10, "codes": ["B"]],
        ["title": "Support ", "wait": 20, "codes": ["A"]],
      ], codes: [["title": "A"], ["title": "B"]],
      people: [["login": "ana", "mail": "a@x.example", "desks": ["support": ["level": 1]]]])
    scene.map = [
      "desks-to-queues": ["merge": ["Support": ["Support ", "support"]]],
      "codes-to-wrap-ups": [:], "people-to-users": [:],
    ]
    let derived = scene.derived()
    #expect(derived.problems.isEmpty)
    let queue = derived.resource("queues/Support")?.attributes
    #expect(queue?["waitMs"] == 20_000)
    #expect(queue?["wrapUps"] == ["A", "B"])
    #expect(queue?["members"] == ["a@x.example"])
    #expect(derived.crosswalk.find("support").count == 2)
    #expect(derived.coverage.losses.map(\.attribute) == ["wait"])
  }

  @Test func `one becomes several by the values of a field`() {
    let derived = derived(
      [["title": "Sales", "sites": ["Bonn", "Köln"]], ["title": "Help"]],
      ["split": ["by": "sites", "name": "{name} ({part})"]])
    #expect(
      derived.addresses == [
        "cloud/queues/Help", "cloud/queues/Sales (Bonn)", "cloud/queues/Sales (Köln)",
      ])
    let row = derived.coverage.rows.first { $0.key == "Sales" }
    #expect(row?.fate == .mapped(["queues/Sales (Bonn)", "queues/Sales (Köln)"]))
  }

  @Test func `a default that the target does not take is an error`() {
    let problems = derived([["title": "Sales"]], ["defaults": ["color": "mauve"]]).problems
    #expect(problems.map(\.code) == ["bad-default"])
    #expect(problems.first?.message.hasSuffix("'color' takes red, green, and no other") == true)
  }

  @Test func `a name that the source does not have is told with the nearest`() {
    let problems = derived([["title": "Sales"]], ["rename": ["Slaes": "X"]]).problems
    #expect(problems.map(\.code) == ["unknown-source"])
    #expect(problems.first?.help == "did you mean 'Sales'?")
  }
}
