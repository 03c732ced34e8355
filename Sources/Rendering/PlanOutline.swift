import Documents
import Model
package import Planning

/// A plan arranged for a reader, before any format: risk first, then what it stands on.
///
/// Text and Markdown are written from this one tree, so that they cannot disagree.
package struct PlanOutline: Sendable {
  /// What a reader is told about the surroundings of a plan; none of it is part of its id.
  package struct Surroundings: Sendable {
    /// The command that applies exactly this plan.
    package var applyCommand: String
    /// How long an apply will take at the tenant's limits.
    package var estimatedTime: Duration?
    /// The snapshot to roll back to when the apply was a mistake.
    package var wayBack: String?

    package init(
      applyCommand: String, estimatedTime: Duration? = nil, wayBack: String? = nil
    ) {
      self.applyCommand = applyCommand
      self.estimatedTime = estimatedTime
      self.wayBack = wayBack
    }
  }

  /// One change, with its reasons and its details.
  struct Entry: Sendable {
    var symbol: Symbol
    var title: String
    /// What is done, where the symbol does not say it: `rename from 'Support L1'`.
    var verb: String?
    var source: String?
    /// Named facts: why, used by, way back.
    var facts: [(name: String, text: String)]
    var details: [Detail]
  }

  /// A line below an entry; depth 0 stands directly below it.
  struct Detail: Sendable {
    var symbol: Symbol
    var depth: Int
    var name: String
    var text: String
    var remark: String?
  }

  enum Symbol: String, Sendable {
    case create = "+"
    case change = "~"
    case delete = "-"
    case replace = "±"
    case forget = "×"
    case none = " "
  }

  struct Section: Sendable {
    var title: String
    var entries: [Entry]
  }

  let plan: Plan
  let headline: String
  let sections: [Section]
  /// Cosmetic changes by kind, folded to a line each.
  let folded: [String]
  let ownership: [String]
  let omissions: [String]
  let guards: [String]
  let refusals: [String]
  let surroundings: Surroundings

  package init(_ plan: Plan, surroundings: Surroundings, unfoldsCosmetic: Bool = false) {
    self.plan = plan
    self.surroundings = surroundings
    headline = Headline(plan, surroundings).text
    let writer = EntryWriter(wayBack: surroundings.wayBack)
    func entries(_ risk: Change.Risk) -> [Entry] {
      plan.changes.filter { $0.risk == risk }.map(writer.entry)
    }
    let cosmetic = entries(.cosmetic)
    let shown: [Section] = [
      Section(title: "Destructive", entries: entries(.destructive)),
      Section(title: "Behaviour", entries: entries(.behaviour)),
      Section(title: "Cosmetic", entries: unfoldsCosmetic ? cosmetic : []),
    ]
    sections = shown.filter { !$0.entries.isEmpty }
    folded = unfoldsCosmetic ? [] : Self.fold(plan.changes.filter { $0.risk == .cosmetic })
    ownership = Self.ownership(plan.ownership)
    omissions = Self.omissions(plan)
    guards = plan.guards.map(Self.text)
    refusals =
      plan.refusals.map { "protected: \(Printable.line($0.what))" }
      + plan.guards.filter(\.isBreached).map {
        "\($0.subject.rawValue) limit for \($0.kind) exceeded: "
          + "\($0.used) of \($0.limit) allowed; \($0.allowance)"
      }
  }
}

extension PlanOutline {
  private static func fold(_ changes: [Change]) -> [String] {
    Dictionary(grouping: changes, by: \.address.kind).sorted { $0.key < $1.key }
      .map { kind, changes in
        let names = Set(changes.flatMap { $0.attributes.map(\.name) }).sorted()
        let what =
          names.isEmpty
          ? Set(changes.map(\.action.rawValue)).sorted().joined(separator: ", ")
          : names.joined(separator: ", ")
        return "\(changes.count.grouped) \(kind): \(what)"
      }
  }

  private static func ownership(_ entries: [Plan.Ownership]) -> [String] {
    let adopted = Dictionary(grouping: entries.filter(\.isAdoption), by: \.address.kind)
      .sorted { $0.key < $1.key }
      .map { "adopt \($0.value.count.grouped) \($0.key) as they are" }
    let changed = entries.filter { !$0.isAdoption }.map { entry in
      var parts: [String] = []
      if !entry.gained.isEmpty {
        parts.append("now manages \(entry.gained.joined(separator: ", "))")
      }
      if !entry.released.isEmpty {
        parts.append("no longer manages \(entry.released.joined(separator: ", "))")
      }
      if parts.isEmpty { parts.append("lifecycle changes") }
      return "\(Printable.line(entry.address.description)): \(parts.joined(separator: "; "))"
    }
    return adopted + changed
  }

  private static func omissions(_ plan: Plan) -> [String] {
    var lines: [String] = []
    let unmanaged = plan.omissions.filter { $0.why == .unmanaged }
    if !unmanaged.isEmpty {
      let list = unmanaged.map { "\($0.count.grouped) \($0.what)" }.joined(separator: ", ")
      lines.append("unmanaged: \(list) of the tenant are left alone")
    }
    for omission in plan.omissions where omission.why != .unmanaged && omission.why != .protected {
      let count = omission.count > 1 ? "\(omission.count.grouped) " : ""
      lines.append("\(omission.why.rawValue): \(count)\(Printable.line(omission.what))")
    }
    if plan.driftElsewhere > 0 {
      lines.append(
        "drift: \(plan.driftElsewhere.grouped) managed objects changed in what nobody manages")
    }
    return lines
  }

  private static func text(_ entry: Guard) -> String {
    let state = entry.isBreached ? "exceeded; to allow it: \(entry.allowance)" : "ok"
    return "\(entry.subject.rawValue) \(entry.kind): \(entry.used) of \(entry.limit) allowed "
      + "(\(entry.managed.grouped) managed), \(state)"
  }
}
