import Documents
import Migration
import Model
import Testing

struct BadInputTests {
  private func codes(_ titles: [String], _ options: Value = [:]) -> [String] {
    Scene(
      desks: titles.map { ["title": .string($0)] }, map: ["desks-to-queues": options]
    ).derived().codes
  }

  @Test(arguments: [
    (["Sales", "Sales "], ["name-collision"]), (["Sales", "SALES"], ["name-collision"]),
    (["Sales", "Help"], []), (["   "], ["template-without-value"]),
    ([String(repeating: "x", count: 2_000)], ["name-too-long"]),
    (["e\u{301}t", "\u{e9}t"], ["name-collision"]),
    (["e" + String(repeating: "\u{301}", count: 2_000)], ["name-too-long"]),
    (["مبيعات"], []), (["دعم 😀 Köln"], []), (["Sales\u{61c}"], ["invisible-characters"]),
    (["Sales 👩‍👩‍👧‍👦"], []), (["Sales\u{202e}"], ["invisible-characters"]),
  ])
  func `a bad name is told`(titles: [String], expected: [String]) {
    #expect(codes(titles) == expected)
  }

  @Test func `two people with one address are told as such`() {
    let derived = Scene(
      people: [
        ["login": "ana", "mail": "Ana@x.example"], ["login": "anna", "mail": "ana@X.example "],
      ]
    ).derived()
    #expect(derived.codes == ["duplicate-email"])
    #expect(derived.problems.first?.message.contains("'ana' and 'anna'") == true)
  }

  @Test func `a person without a real address is told`() {
    let derived = Scene(people: [["login": "ana", "mail": "none"]]).derived()
    #expect(derived.codes == ["bad-name"])
  }

  @Test func `a long name is cut between characters and stays one of two`() {
    let family = "👩‍👩‍👧‍👦"
    let titles = [
      String(repeating: family, count: 300) + "a", String(repeating: family, count: 300) + "b",
    ]
    let derived = Scene(
      desks: titles.map { ["title": .string($0)] },
      map: ["desks-to-queues": ["name": "{title | limit:40}"]]
    ).derived()
    #expect(derived.problems.isEmpty)
    #expect(derived.resources.count == 2)
    for resource in derived.resources {
      #expect(resource.address.key.unicodeScalars.count <= 40)
      #expect(resource.address.key.hasPrefix(family + family + family + family + "~"))
    }
  }

  @Test func `no message shows what would turn its words round, or 2,000 characters`() {
    let titles = ["a\u{202e}b", "e" + String(repeating: "\u{301}", count: 2_000) + "x"]
    let problems = Scene(desks: (titles + titles.map { $0 + " " }).map { ["title": .string($0)] })
      .derived().problems
    #expect(problems.count > 2)
    for problem in problems {
      #expect(!problem.message.unicodeScalars.contains("\u{202e}"))
      #expect(problem.message.unicodeScalars.count < 1_000)
    }
  }

  @Test func `a long name of one endless character is cut to its mark`() {
    let title = "e" + String(repeating: "\u{301}", count: 2_000)
    let derived = Scene(
      desks: [["title": .string(title)]],
      map: ["desks-to-queues": ["name": "{title | limit:40}"]]
    ).derived()
    #expect(derived.problems.isEmpty)
    #expect(derived.resources.map { $0.address.key.first } == ["~"])
  }

  @Test func `people who are each other's boss are mapped all the same`() {
    let derived = Scene(
      people: [
        ["login": "a", "mail": "a@x.example", "boss": "b"],
        ["login": "b", "mail": "b@x.example", "boss": "a"],
      ]
    ).derived()
    #expect(derived.problems.isEmpty)
    #expect(derived.resource("users/a@x.example")?.attributes["boss"] == "b@x.example")
  }

  @Test(arguments: [false, true])
  func `ten times the people take about ten times as long`(isMoved: Bool) {
    let few = time(ofPeople: 300, desks: 60, isMoved)
    let many = time(ofPeople: 3_000, desks: 600, isMoved)
    #expect(many < few * 50)
    #expect(many < .seconds(10))
  }

  /// The best of three, since the machine may be busy; `isMoved` where all were others before.
  private func time(ofPeople people: Int, desks: Int, _ isMoved: Bool) -> Duration {
    let before = isMoved ? scene(people: people, desks: desks, level: 3) : nil
    let scene = scene(people: people, desks: desks, level: 4)
    let moved = before.map { Scene.moved(from: $0, to: scene) } ?? []
    let (mapping, inventory) = (scene.mapping, scene.inventory)
    let crosswalk = before?.derived().crosswalk
    let times = (0..<3).map { _ in
      ContinuousClock().measure {
        let derived = mapping.derive(
          source: inventory, written: [], moved: moved, since: crosswalk)
        #expect(derived.resources.count == people + desks)
      }
    }
    return times.min() ?? .zero
  }

  private func scene(people: Int, desks: Int, level: Int) -> Scene {
    Scene(
      desks: (0..<desks).map { number -> Value in
        [
          "title": .string("Desk \(number)"), "wait": .integer(5 * level), "goal": 80,
          "sites": ["a"],
        ]
      },
      people: (0..<people).map { number -> Value in
        let grades = (0..<5).map { place -> (String, Value) in
          ("Desk \((number * 5 + place * 7) % desks)", ["level": .integer(level)])
        }
        return [
          "login": .string("p\(number)"), "mail": .string("p\(number)@x.example"),
          "desks": .object(Object(grades)),
        ]
      })
  }
}
