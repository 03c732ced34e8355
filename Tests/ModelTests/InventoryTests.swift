import Documents
import TestSupport
import Testing

@testable import Model

struct InventoryTests {
  private func object(_ id: String, _ key: String, _ attributes: Value = [:]) -> LiveObject {
    LiveObject(id: id, key: key, attributes: attributes, raw: .null)
  }

  @Test func `references get names and sets an order`() {
    var inventory = Inventory()
    inventory.store([object("1", "bob@x"), object("2", "ana@x")], of: FakeKinds.agents)
    inventory.store([object("9", "German")], of: FakeKinds.skills)
    inventory.store(
      [
        object(
          "q", "Q",
          [
            "members": [["id": "1"], ["id": "2"], ["id": "gone"]], "languages": ["b", "a", "b"],
            "weights": ["9": 5], "overflow": ["id": "q"],
          ])
      ], of: FakeKinds.queues)
    inventory.nameReferences()
    #expect(
      inventory.object(of: "queues", id: "q")?.attributes == [
        "members": ["ana@x", "bob@x", ["id": "gone"]], "languages": ["a", "b"],
        "weights": ["German": 5], "overflow": "Q",
      ])
  }

  @Test func `a composite key follows from the names`() {
    var inventory = Inventory()
    inventory.store([object("1", "Ana@x")], of: FakeKinds.agents)
    inventory.store([object("2", "A,B=C")], of: FakeKinds.teams)
    inventory.store(
      [object("3", "?", ["agent": ["id": "1"], "team": ["id": "2"]])], of: FakeKinds.grants)
    inventory.nameReferences()
    let key = inventory.objects(of: "grants").first?.key ?? ""
    #expect(key == "agent=ana@x,team=A%2CB%3DC")
    #expect(FakeKinds.grants.parts(ofKey: key) == ["agent": "ana@x", "team": "A,B=C"])
    #expect(inventory.object(of: "grants", key: key)?.id == "3")
  }

  @Test func `an object that came on two pages counts once, namesakes each`() {
    var inventory = Inventory()
    inventory.store(
      [object("1", "A"), object("1", "A"), object("2", "A"), object("3", "B")],
      of: FakeKinds.queues)
    #expect(inventory.objects(of: "queues").count == 3)
    #expect(inventory.objects(of: "queues", key: "A").map(\.id) == ["1", "2"])
    #expect(inventory.objects(of: "queues", key: "a").isEmpty)
  }

  @Test func `a resource that refers by id gets the name that stands for the object alone`() {
    let repeating = Kind(
      "teams", singular: "team", summary: "A team.", key: .attribute("name"),
      permissions: .init(read: [], create: [], update: [], delete: []), repeatsKeys: true
    ) { Attribute.string("name", "Name.").required() }
    var inventory = Inventory()
    inventory.store([object("1", "A"), object("2", "B"), object("3", "A")], of: repeating)
    func team(of id: String) -> Value? {
      let wanted = Resource(
        address: Address(tenant: "t", kind: "queues", key: "Q"),
        attributes: ["name": "Q", "team": ["id": .string(id)]])
      return inventory.named([wanted], kinds: FakeKinds.all).first?.attributes["team"]
    }
    #expect(team(of: "2") == "B")
    #expect(team(of: "1") == ["id": "1"] && team(of: "gone") == ["id": "gone"])
    // What a run makes anew under the name takes the place of what bore it.
    inventory.store([object("2", "B")], of: repeating)
    inventory.add(object("4", "B"), of: repeating)
    #expect(team(of: "4") == "B")
  }

  @Test func `a composite key written by id becomes that of the names`() {
    var inventory = Inventory()
    inventory.store([object("1", "ana@x")], of: FakeKinds.agents)
    let wanted = Resource(
      address: Address(tenant: "t", kind: "grants", key: "agent=1,team=T"),
      attributes: ["agent": ["id": "1"], "team": "T"])
    let named = inventory.named([wanted], kinds: FakeKinds.all)
    #expect(named.map(\.address.key) == ["agent=ana@x,team=T"])
  }

  @Test func `what is added later is found by key and by id`() {
    var inventory = Inventory()
    inventory.add(object("1", "Ana@X"), of: FakeKinds.agents)
    #expect(inventory.object(of: "agents", key: "ANA@x")?.id == "1")
    #expect(inventory.object(of: "agents", id: "1")?.key == "Ana@X")
    #expect(inventory.hasRead("agents") && !inventory.hasRead("queues"))
  }
}
