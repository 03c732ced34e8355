import Documents
import Migration
import Model
import Parsing
import Testing

struct CrosswalkTests {
  private let derived = Scene(
    desks: [["title": "Sales"], ["title": "Help"]],
    people: [["login": "ana", "mail": "Ana@x.example"]]
  ).derived()

  private var target: Inventory {
    var inventory = Inventory()
    inventory.store(
      [LiveObject(id: "q1", key: "Sales", attributes: ["name": "Sales"], raw: .null)],
      of: FakeSides.queues)
    return inventory
  }

  @Test func `ids of the target are filled in once they are known`() {
    let crosswalk = derived.crosswalk.filled(from: target)
    #expect(crosswalk.targets(ofSource: "id-Sales", kind: "desks").map(\.id) == ["q1"])
    #expect(crosswalk.targets(ofSource: "id-Help", kind: "desks").map(\.id) == [nil])
    #expect(crosswalk.sources(ofTarget: "q1", kind: "queues").map(\.key) == ["Sales"])
  }

  @Test(arguments: ["q1", "id-Sales", "sales"])
  func `an entry is found by ids and names of both sides`(text: String) {
    #expect(derived.crosswalk.filled(from: target).find(text).map(\.source.key) == ["Sales"])
  }

  @Test func `what is written is read back the same`() throws {
    let crosswalk = derived.crosswalk.filled(from: target)
    let read = try Crosswalk(JSON.value(crosswalk.bytes))
    #expect(read == crosswalk)
    #expect(read?.bytes == crosswalk.bytes)
    #expect(Crosswalk(["format_version": "2"]) == nil)
    #expect(Crosswalk.path(of: "wave") == "crosswalk/wave.json")
  }

  @Test func `what has gone from the source since is remembered`() {
    let later = Scene(desks: [["title": "Sales"]]).derived().crosswalk
    let kept = later.remembering(derived.crosswalk)
    #expect(kept.entries.map(\.source.key) == ["Help", "Sales", "ana"])
    #expect(kept.entries.map(\.standing) == [.left, .derived, .left])
    #expect(Crosswalk(kept.value) == kept)
  }

  @Test func `a pair that is only remembered answers where there is no other`() throws {
    let renamed = Scene(
      desks: [["title": "Sales"], ["title": "Help"]],
      map: ["desks-to-queues": ["rename": ["Sales": "Shop"]]]
    ).derived().crosswalk
    let old = try #require(derived.crosswalk.entries.first { $0.target.key == "Sales" })
    let forgetting = renamed.remembering(derived.crosswalk)
    #expect(forgetting.find("Sales").map(\.target.key) == ["Shop"])
    let keeping = renamed.remembering(derived.crosswalk, [old.names: .dropped])
    #expect(keeping.find("Sales").map(\.target.key) == ["Sales", "Shop"])
    #expect(keeping.targets(ofSource: "id-Sales", kind: "desks").map(\.key) == ["Shop"])
  }
}
