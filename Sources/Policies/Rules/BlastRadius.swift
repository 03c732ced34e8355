import Documents
import Model
import Planning

extension PolicyRule {
  static let blastRadius = PolicyRule(
    "blast-radius", .warning,
    summary: "One plan changes or removes a large part of what the tenant has of a kind.",
    why: """
      'safety' limits what happens to the objects that the project manages; this looks at all that the
      tenant has, and at the plan as a whole. A change of everything at once has no part that goes on
      working when it was a mistake. What is new does not count.
      """,
    settings: [
      Setting(
        "share", "How much of a kind one plan may touch, in percent.",
        schema: ["type": "integer", "minimum": 0, "maximum": 100], default: 50),
      Setting(
        "floor", "So many objects of a kind may be touched whatever share they are.",
        schema: ["type": "integer", "minimum": 0], default: 10),
      Setting(
        "kinds", "How many objects of a kind may be touched, by the kind, instead of a share.",
        schema: [
          "type": "object", "additionalProperties": ["type": "integer", "minimum": 0],
        ], default: [:]),
      Setting(
        "total", "How many objects of all kinds together one plan may touch; null for any number.",
        schema: ["type": ["integer", "null"], "minimum": 0], default: .null),
    ],
    good: [
      Example(
        "one queue of three",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { A: { description: new }, B: {}, C: {} }
        ---
        kind: policy
        name: careful
        rule: blast-radius
        settings: { share: 40, floor: 1 }
        ---
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          queues: { A: {}, B: {}, C: {} }
        """)
    ],
    bad: [
      Example(
        "two queues of three",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { A: { description: new }, B: { description: new }, C: {} }
        ---
        kind: policy
        name: careful
        rule: blast-radius
        settings: { share: 40, floor: 1 }
        ---
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          queues: { A: {}, B: {}, C: {} }
        """),
      Example(
        "more queues than a policy lets through at once",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { A: { description: new }, B: { description: new }, C: {} }
        ---
        kind: policy
        name: careful
        rule: blast-radius
        severity: error
        settings: { kinds: { queues: 1 } }
        ---
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          queues: { A: {}, B: {}, C: {} }
        """),
    ]
  ) { context, settings in
    let touched = (context.plan?.changes ?? []).filter(touchesWhatIsThere)
    let groups = Dictionary(grouping: touched, by: \.address.kind).sorted { $0.key < $1.key }
    return groups.compactMap { kind, changes in
      let limit = Limit(kind, there: context.live.objects(of: kind).count, settings)
      let used = Set(changes.map(\.address)).count
      guard used > limit.count else { return nil }
      return Finding(
        "the plan touches \(used) \(kind) of the \(limit.there) that the tenant has; \(limit.text)",
        at: changes.first?.place, help: help)
    } + total(touched, settings)
  }

  private static let help = "go in steps: 'cutsheet plan --target' takes a part of it"

  private static func touchesWhatIsThere(_ change: Change) -> Bool {
    switch change.action {
    case .create, .forget, .bind: false
    default: true
    }
  }

  private static func total(_ touched: [Change], _ settings: Object) -> [Finding] {
    guard let most = settings["total"]?.integer, touched.count > most else { return [] }
    return [
      Finding(
        "the plan touches \(touched.count) objects; \(most) are let pass at once",
        at: touched.first?.place, help: help)
    ]
  }

  private struct Limit {
    let there: Int
    let count: Int
    let text: String

    init(_ kind: String, there: Int, _ settings: Object) {
      self.there = there
      if let own = settings["kinds"]?[kind]?.integer {
        count = own
        text = "\(own) are let pass at once"
        return
      }
      let share = settings["share"]?.integer ?? 100
      let floor = settings["floor"]?.integer ?? 0
      count = max(floor, there * share / 100)
      text = "\(share) %, that is \(count), are let pass at once"
    }
  }
}
