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
    (["مبيعات"], []), (["Sales 👩‍👩‍👧‍👦"], []), (["Sales\u{202e}"], ["invisible-characters"]),
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

  @Test func `five thousand people and a thousand desks take no quadratic time`() {
    let desks = (0..<1_000).map { number -> Value in
      ["title": .string("Desk \(number)"), "wait": 20, "goal": 80, "sites": ["a"]]
    }
    let people = (0..<5_000).map { number -> Value in
      let grades = (0..<5).map {
        ("Desk \((number * 5 + $0 * 7) % 1_000)", Value.object(["level": 4]))
      }
      return [
        "login": .string("p\(number)"), "mail": .string("p\(number)@x.example"),
        "desks": .object(Object(grades)),
      ]
    }
    let scene = Scene(desks: desks, people: people)
    let (mapping, inventory) = (scene.mapping, scene.inventory)
    let clock = ContinuousClock()
    let small = Scene(desks: Array(desks.prefix(100)), people: Array(people.prefix(500)))
    let (smallMapping, smallInventory) = (small.mapping, small.inventory)
    _ = smallMapping.derive(source: smallInventory, written: [])
    let time = clock.measure {
      let derived = mapping.derive(source: inventory, written: [])
      #expect(derived.resources.count == 6_000)
    }
    // Ten times of what is a fraction of this in a debug build on one core.
    #expect(time < .seconds(20))
  }
}
