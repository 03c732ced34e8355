import Documents
import Migration
import Model
import Testing

struct VerificationTests {
  private let derived = Scene(
    desks: [["title": "Sales", "wait": 20, "codes": ["Done"]], ["title": "Help", "wait": 5]],
    codes: [["title": "Done"]]
  ).derived()

  private func target(_ change: (inout [LiveObject]) -> Void = { _ in }) -> Inventory {
    var inventory = Inventory()
    for kind in FakeSides.new {
      var objects = derived.resources.filter { $0.address.kind == kind.name }.map {
        LiveObject(
          id: "t-\($0.address.key)", key: $0.address.key, attributes: $0.attributes, raw: .null)
      }
      if kind.name == "queues" { change(&objects) }
      inventory.store(objects, of: kind)
    }
    return inventory
  }

  private func verified(_ target: Inventory) -> MigrationVerification {
    MigrationVerification(derived, target: target, kinds: FakeSides.new)
  }

  @Test func `a target that is as derived is verified`() {
    let result = verified(target())
    #expect(!result.hasFailed)
    #expect(result.mismatches.isEmpty)
    let queues = result.rows.first { $0.kind == "queues" }
    #expect(queues?.sources == 2)
    #expect(queues?.found == 2)
    #expect(queues?.references == 1)
    #expect(queues?.expectedDigest == queues?.foundDigest)
  }

  @Test func `what differs is told with place and both values`() {
    let result = verified(target { $0[1].attributes.set(1_000, at: ["waitMs"]) })
    #expect(result.hasFailed)
    #expect(result.mismatched == 1)
    #expect(result.mismatches.map(\.attribute) == ["waitMs"])
    #expect(result.mismatches.first?.detail == "1000 instead of 20000")
    let queues = result.rows.first { $0.kind == "queues" }
    #expect(queues?.expectedDigest != queues?.foundDigest)
  }

  @Test func `what is missing or there twice is told`() {
    #expect(verified(target { $0.removeFirst() }).mismatches.map(\.cause) == [.missing])
    let doubled = target { objects in
      var copy = objects[0]
      copy.id = "other"
      objects.append(copy)
    }
    #expect(verified(doubled).mismatches.map(\.cause) == [.repeated])
  }

  @Test func `a reference that leads nowhere is told`() {
    var inventory = target()
    inventory.store([], of: FakeSides.wrapUps)
    #expect(verified(inventory).mismatches.map(\.cause) == [.dangling, .missing])
  }

  @Test func `fields left to the target take no part`() {
    let derived = Scene(
      desks: [["title": "Sales", "wait": 20]],
      map: ["desks-to-queues": ["lifecycle": ["ignore": ["waitMs"]]]]
    ).derived()
    var inventory = Inventory()
    inventory.store(
      [LiveObject(id: "1", key: "Sales", attributes: ["waitMs": 1_000], raw: .null)],
      of: FakeSides.queues)
    let result = MigrationVerification(derived, target: inventory, kinds: FakeSides.new)
    #expect(result.mismatches.isEmpty)
  }
}
