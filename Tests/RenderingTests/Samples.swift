import Documents
import Model
import Planning
import TestSupport

@testable import Rendering

/// Plans made by the planner for the tests of its views.
enum Samples {
  static let surroundings = PlanOutline.Surroundings(
    applyCommand: "cutsheet apply plan.json", estimatedTime: .seconds(9), wayBack: "4f3e2d1")

  static func outline(_ world: World, unfoldsCosmetic: Bool = false) -> PlanOutline {
    PlanOutline(
      world.planned().plan, surroundings: surroundings, unfoldsCosmetic: unfoldsCosmetic)
  }

  /// One of everything that a plan can say.
  static var rich: World {
    var world = World()
    world.safety = Safety(maxDelete: .count(2), maxUpdate: .percent(40))
    fillTenant(&world)
    declare(&world)
    meddle(&world)
    return world
  }

  /// What a plan says of resources that were derived.
  static var derived: World {
    var world = World()
    func changed(_ name: String, _ before: Value?, _ after: Value?) -> [Provenance.Move] {
      [.init("legacy/desks/A", .changed(name, before: before, after: after))]
    }
    let from = ["legacy/desks/A"]
    for name in ["A", "B", "C", "D"] {
      world.manage(FakeKinds.queues, name, ["wrap": ["mode": "off", "timeoutMs": 5_000]])
    }
    world.want(
      FakeKinds.queues, "A", ["wrap": ["mode": "on", "timeoutMs": 5_000]],
      madeFrom: Provenance(sources: from, moves: ["wrap.mode": changed("mode", 1, 2)]))
    world.drift(FakeKinds.queues, "B", "wrap.timeoutMs", 6_000)
    world.want(
      FakeKinds.queues, "B", ["wrap": ["mode": "on", "timeoutMs": 7_000], "languages": ["de"]],
      madeFrom: Provenance(
        sources: from,
        moves: [
          "wrap.timeoutMs": changed("wait", 5, 7),
          "wrap.mode": (0..<5).map { .init("legacy/sites/\($0)", $0 < 2 ? .came : .left) },
        ]))
    world.want(
      FakeKinds.queues, "C",
      ["wrap": ["mode": "off", "timeoutMs": 5_000], "description": "x"],
      madeFrom: Provenance(sources: from, moves: ["description": changed("note", nil, "x")]))
    world.want(
      FakeKinds.queues, "Other D", ["wrap": ["mode": "on", "timeoutMs": 5_000]],
      lifecycle: Lifecycle(formerKey: "D"),
      madeFrom: Provenance(
        sources: from,
        moves: [
          "name": changed("title", "D", "Other D"),
          "wrap.mode": changed("labels", ["a": 1, "b": 2], ["a": 1, "b": 3]),
        ]))
    let both = from + ["legacy/desks/B"]
    world.want(
      FakeKinds.queues, "New", ["wrap": ["mode": "on"]],
      madeFrom: Provenance(sources: both, moves: ["name": [.init("legacy/desks/B", .came)]]))
    world.have(FakeKinds.queues, "There")
    world.want(
      FakeKinds.queues, "There", ["wrap": ["mode": "on"]], madeFrom: Provenance(sources: from))
    return world
  }

  private static func fillTenant(_ world: inout World) {
    for name in ["Home", "Sales", "Retired"] { world.manage(FakeKinds.teams, name) }
    world.manage(FakeKinds.skills, "German", ["grade": "a"])
    world.manage(FakeKinds.skills, "French")
    for name in ["ana", "bob", "eve"] {
      world.manage(
        FakeKinds.agents, "\(name)@acme.example",
        ["team": "Sales", "skills": [["skill": "German", "level": 3]]])
    }
    world.manage(FakeKinds.queues, "Support L1", support)
    world.manage(FakeKinds.queues, "Returns", ["team": "Retired", "wrap": ["mode": "on"]])
    world.manage(FakeKinds.queues, "Billing", ["wrap": ["mode": "on", "timeoutMs": 5_000]])
    world.manage(FakeKinds.queues, "Vault", lifecycle: Lifecycle(isProtected: true))
    world.manage(FakeKinds.queues, "Orders", ["team": "Sales"])
    world.manage(FakeKinds.queues, "Fax", lifecycle: Lifecycle(onRemove: .forget))
    for place in 1...4 {
      world.manage(FakeKinds.queues, "Line \(place)", ["description": "old"])
    }
    world.have(FakeKinds.queues, "Callbacks", ["wrap": ["mode": "off"]])
    world.have(FakeKinds.queues, "Overflow")
    world.have(FakeKinds.queues, "Test 1")
    world.have(FakeKinds.queues, "Test 2")
  }

  private static let support: Value = [
    "team": "Sales", "description": "First line",
    "wrap": ["mode": "on", "timeoutMs": 20_000], "level": ["share": .decimal(share("0.8"))],
    "languages": ["de", "en"], "members": ["ana@acme.example", "bob@acme.example"],
    "weights": ["German": 10, "French": 20], "labels": ["site": "Berlin"],
  ]

  private static func share(_ text: String) -> ExactDecimal { ExactDecimal(text) ?? .init(0) }

  private static func declare(_ world: inout World) {
    for name in ["Home", "Sales"] { world.want(FakeKinds.teams, name) }
    world.want(FakeKinds.skills, "German", ["grade": "b"])
    world.want(FakeKinds.skills, "French")
    for name in ["ana", "bob", "eve"] {
      world.want(
        FakeKinds.agents, "\(name)@acme.example",
        ["team": "Sales", "skills": [["skill": "German", "level": name == "eve" ? 5 : 3]]])
    }
    world.want(FakeKinds.queues, "Support Tier 1", tier, lifecycle: .init(formerKey: "Support L1"))
    world.want(
      FakeKinds.queues, "Billing", ["wrap": ["mode": "auto", "timeoutMs": 8_000]],
      lifecycle: Lifecycle(ignored: ["labels"]))
    world.want(FakeKinds.queues, "Orders", ["team": "Sales", "labels": ["tier": "2"]])
    world.want(FakeKinds.queues, "Callbacks", ["wrap": ["mode": "auto"]])
    world.want(FakeKinds.queues, "Overflow")
    for place in 1...4 {
      world.want(
        FakeKinds.queues, "Line \(place)", ["description": .string("Line \(place), Berlin")])
    }
    world.want(FakeKinds.queues, "Night", ["overflow": "Day", "wrap": ["timeoutMs": 90_000]])
    world.want(FakeKinds.queues, "Day", ["overflow": "Night"])
  }

  private static let tier: Value = [
    "team": "Sales", "description": "First line",
    "wrap": ["mode": "on", "timeoutMs": 30_000], "level": ["share": .decimal(share("0.85"))],
    "languages": ["de", "fr"], "members": ["ana@acme.example", "eve@acme.example"],
    "weights": ["German": 15], "labels": ["site": "Berlin"], "overflow": "Billing",
  ]

  private static func meddle(_ world: inout World) {
    world.drift(FakeKinds.queues, "Billing", "wrap.mode", "off")
    world.drift(FakeKinds.queues, "Billing", "wrap.timeoutMs", 6_000)
    world.drift(FakeKinds.queues, "Orders", "team", "Home")
    world.drift(FakeKinds.agents, "bob@acme.example", "team", "Home")
    world.lose(FakeKinds.queues, "Line 4")
    for kind in world.kinds {
      for object in world.tenant[kind.name] ?? [] {
        world.audit[object.id] = AuditEntry(
          when: Instant(milliseconds: 1_767_225_600_000), actor: "mallory@acme.example",
          action: "edit", objectID: object.id)
      }
    }
    world.holes = []
  }
}
