import Documents
import Migration
import Model
import Testing

/// Which change at the source is told as the reason of which attribute of the target.
struct MoveTracingTests {
  private static let before = Scene(
    desks: [
      ["title": "Sales", "isActive": true, "wait": 20, "goal": 80, "codes": ["Done", "Lost"]],
      ["title": "Help", "isActive": true, "wait": 5],
    ],
    codes: [["title": "Done", "isActive": true], ["title": "Lost", "isActive": true]],
    people: [["login": "ana", "mail": "ana@x.example", "desks": ["Sales": ["level": 4]]]])

  /// The moves of one resource's attributes, after a change at the source, in words.
  private func moves(
    of address: String, written: [Resource] = [], after change: (inout Scene) -> Void
  ) -> [String: [String]] {
    var scene = Self.before
    change(&scene)
    let moved = Scene.moved(from: Self.before, to: scene)
    let derived = scene.mapping.derive(
      source: scene.inventory, written: written, moved: moved,
      since: Self.before.derived().crosswalk)
    let found = derived.resource(address)?.provenance?.moves ?? [:]
    return found.mapValues { $0.map(Self.words) }
  }

  private static func words(_ move: Provenance.Move) -> String {
    switch move.manner {
    case .came: "\(move.subject) came"
    case .left: "\(move.subject) left"
    case .changed(let name, let before, let after):
      "\(move.subject) \(name) "
        + [before, after].map { CanonicalJSON.text(of: $0 ?? .null) }.joined(separator: " -> ")
    }
  }

  @Test func `every derived resource says what it comes from`() {
    let derived = Self.before.derived()
    #expect(derived.resource("queues/Sales")?.provenance?.sources == ["legacy/desks/Sales"])
    #expect(derived.resources.allSatisfy { $0.provenance?.moves.isEmpty ?? false })
  }

  @Test func `an attribute has the source attributes for a reason that feed it`() {
    let found = moves(of: "queues/Sales") { $0.desks[0].set(30, at: ["wait"]) }
    #expect(found == ["waitMs": ["legacy/desks/Sales wait 20 -> 30"]])
    #expect(moves(of: "queues/Help") { $0.desks[0].set(30, at: ["wait"]) } == [:])
  }

  @Test func `what is written is nobody's consequence`() {
    let written = Resource(
      address: Address(tenant: "cloud", kind: "queues", key: "Sales"),
      attributes: ["name": "Sales", "waitMs": 7_000])
    let found = moves(of: "queues/Sales", written: [written]) {
      $0.desks[0].set(30, at: ["wait"])
      $0.desks[0].set(70, at: ["goal"])
    }
    #expect(found == ["goal": ["legacy/desks/Sales goal 80 -> 70"]])
  }

  @Test func `a list of references follows what it refers to`() {
    let found = moves(of: "queues/Sales") { $0.codes[1].set(false, at: ["isActive"]) }
    #expect(found == ["wrapUps": ["legacy/codes/Lost isActive true -> false"]])
  }

  @Test func `members follow from those who refer, old and new`() {
    let change: (inout Scene) -> Void = {
      $0.people[0].set(["Help": ["level": 4]], at: ["desks"])
    }
    let reason = ["legacy/people/ana desks {\"Sales\":{\"level\":4}} -> {\"Help\":{\"level\":4}}"]
    #expect(moves(of: "queues/Sales", after: change)["members"] == reason)
    #expect(moves(of: "queues/Help", after: change)["members"] == reason)
  }

  @Test func `a grade that moved is no reason for members`() {
    let found = moves(of: "queues/Sales") {
      $0.people[0].set(["Sales": ["level": 9]], at: ["desks"])
    }
    #expect(found == [:])
  }

  @Test func `somebody who came or left is a reason for members`() {
    let came = moves(of: "queues/Help") {
      $0.people.append(["login": "bo", "mail": "bo@x.example", "desks": ["Help": ["level": 1]]])
    }
    #expect(came == ["members": ["legacy/people/bo came"]])
    let left = moves(of: "queues/Sales") { $0.people = [] }
    #expect(left == ["members": ["legacy/people/ana left"]])
  }

  @Test func `a name follows the attributes of its template`() {
    let found = moves(of: "users/ann@x.example") {
      $0.people[0].set("ann@x.example", at: ["mail"])
    }
    #expect(found["email"] == ["legacy/people/ana mail \"ana@x.example\" -> \"ann@x.example\""])
  }

  @Test func `a new object is the reason for all of its attributes`() {
    let found = moves(of: "queues/New") { $0.desks.append(["title": "New", "wait": 3]) }
    #expect(found["name"] == ["legacy/desks/New came"])
    #expect(found["waitMs"] == ["legacy/desks/New came"])
  }
}

extension Scene {
  /// What differs between two scenes, as a snapshot of the source would tell it.
  static func moved(from before: Scene, to after: Scene) -> [MovedObject] {
    let (old, new) = (before.inventory, after.inventory)
    return FakeSides.old.flatMap { kind in
      let ids = Set((old.objects(of: kind.name) + new.objects(of: kind.name)).map(\.id))
      return ids.sorted().compactMap { id -> MovedObject? in
        let was = old.object(of: kind.name, id: id)
        let now = new.object(of: kind.name, id: id)
        let names = kind.attributes.map(\.name).filter {
          was?.attributes[$0] != now?.attributes[$0]
        }
        guard was?.attributes != now?.attributes, let key = (now ?? was)?.key else { return nil }
        return MovedObject(
          Address(tenant: "legacy", kind: kind.name, key: key), id: id, before: was?.attributes,
          after: now?.attributes, attributes: was == nil || now == nil ? [] : names)
      }
    }
  }
}
