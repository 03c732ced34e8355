import Documents
import Migration
import Model
import Testing

struct MappingTests {
  private let sales: Value = [
    "title": "Sales ", "isActive": true, "wait": 20, "goal": 80, "codes": ["Done"],
  ]

  @Test func `seconds become milliseconds and percent a share`() {
    let derived = Scene(desks: [sales], codes: [["title": "Done"]]).derived()
    #expect(derived.problems.isEmpty)
    let queue = derived.resource("queues/Sales")?.attributes
    #expect(queue?["waitMs"] == 20_000)
    #expect(queue?["goal"] == Value(number: "0.8"))
    #expect(queue?["wrapUps"] == ["Done"])
    #expect(queue?["name"] == "Sales")
  }

  @Test(arguments: [(1, 5), (20, 1), (10, 3), (25, 1), (11, 3), (3, 5), (4, 4)])
  func `a level is graded anew between best and worst`(level: Int, grade: Int) {
    let derived = Scene(
      desks: [["title": "Sales"]],
      people: [
        ["login": "ana", "mail": "Ana@x.example", "desks": ["Sales": ["level": .integer(level)]]]
      ]
    ).derived()
    #expect(
      derived.resource("users/ana@x.example")?.attributes["queues"] == ["Sales": .integer(grade)])
    #expect(derived.resource("queues/Sales")?.attributes["members"] == ["ana@x.example"])
  }

  @Test func `the order of what was read changes no byte`() {
    let desks = (0..<40).map { number -> Value in
      ["title": .string("Desk \(number)"), "wait": .integer(number), "sites": ["a"]]
    }
    let people = (0..<40).map { number -> Value in
      [
        "login": .string("p\(number)"), "mail": .string("p\(number)@x.example"),
        "desks": [
          "Desk \(number)": ["level": 3], "Desk \((number + 7) % 40)": ["level": 9],
        ],
      ]
    }
    let forward = Scene(desks: desks, people: people).derived()
    let backward = Scene(desks: desks.reversed(), people: people.reversed()).derived()
    #expect(bytes(forward) == bytes(backward))
    #expect(forward.resources.count == 80)
  }

  private func bytes(_ derivation: Derivation) -> [[UInt8]] {
    derivation.resources.map {
      CanonicalJSON.bytes(of: ["at": .string($0.address.description), "is": $0.attributes])
    }
      + [CanonicalJSON.bytes(of: derivation.coverage.value), derivation.crosswalk.bytes]
  }

  @Test func `written fields override derived ones and the others stay`() {
    var scene = Scene(desks: [sales], codes: [["title": "Done"]])
    scene.written = [
      Resource(
        address: Address(tenant: "cloud", kind: "queues", key: "Sales"),
        attributes: ["name": "Sales", "waitMs": 5_000], lifecycle: Lifecycle(isProtected: true)),
      Resource(
        address: Address(tenant: "cloud", kind: "queues", key: "By hand"),
        attributes: ["name": "By hand"]),
      Resource(
        address: Address(tenant: "other", kind: "queues", key: "Elsewhere"), attributes: [:]),
    ]
    let derived = scene.derived()
    let queue = derived.resource("queues/Sales")
    #expect(queue?.attributes["waitMs"] == 5_000)
    #expect(queue?.attributes["goal"] == Value(number: "0.8"))
    #expect(queue?.lifecycle.isProtected == true)
    #expect(
      derived.addresses == ["cloud/queues/By hand", "cloud/queues/Sales", "cloud/wrapUps/Done"])
    #expect(derived.derived.count == 2)
  }

  @Test func `half a source gives no resource at all`() {
    var inventory = Scene(desks: [sales]).inventory
    inventory.add(Inventory.Hole(kind: "people", reason: "no permission"))
    let derived = Scene().mapping.derive(source: inventory, written: [])
    #expect(derived.codes == ["incomplete-source"])
    #expect(derived.resources.isEmpty)
    #expect(!derived.isSound)
    let nothing = Scene().mapping.derive(source: Inventory(), written: [])
    #expect(nothing.codes.count == 3)
  }

  @Test func `something left out and in use fails the mapping`() {
    var scene = Scene(
      desks: [["title": "Sales", "code": "Done"], ["title": "Help", "code": "Done"]],
      codes: [["title": "Done", "isActive": false]])
    let derived = scene.derived()
    #expect(derived.codes == ["unmapped-in-use"])
    #expect(derived.coverage.breaks.first?.count == 2)
    #expect(derived.coverage.breaks.first?.reason == "not mapped (inactive at the source)")
    scene.map = ["desks-to-queues": ["omit": ["wrapUp": "set by hand"]], "codes-to-wrap-ups": [:]]
    #expect(scene.derived().isSound)
  }

  @Test func `in a list what is switched off is dropped and told, what is filtered fails`() {
    var scene = Scene(
      desks: [["title": "Sales", "codes": ["Done", "Old"]]],
      codes: [["title": "Done"], ["title": "Old", "isActive": false]])
    let derived = scene.derived()
    #expect(derived.isSound)
    #expect(derived.resource("queues/Sales")?.attributes["wrapUps"] == ["Done"])
    #expect(derived.coverage.losses.map(\.attribute) == ["codes"])
    scene.map = ["desks-to-queues": [:], "codes-to-wrap-ups": ["filter": ["title": "D*"]]]
    #expect(scene.derived().codes == ["unmapped-in-use"])
  }

  @Test func `fields without a place are counted, worst first`() {
    let losses = Scene(
      desks: [
        ["title": "A", "sites": ["x"], "color": "blue"], ["title": "B", "sites": ["y"]],
        ["title": "C", "wait": 4_000, "sites": []],
      ]
    ).derived().coverage.losses
    #expect(losses.map(\.attribute) == ["color", "sites", "wait"])
    #expect(losses.map(\.severity) == [.high, .high, .medium])
    #expect(losses.map(\.count) == [1, 2, 1])
    #expect(losses[1].examples == ["A", "B"])
  }
}
