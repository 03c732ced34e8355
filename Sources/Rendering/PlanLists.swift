import Documents
import Model
import Planning

/// What a plan says in lists: the cosmetic, what is only recorded, what is left, what limits it.
struct PlanLists {
  private let plan: Plan

  init(_ plan: Plan) {
    self.plan = plan
  }

  /// Cosmetic changes of one sort on one line.
  var folded: [String] {
    let changes = plan.changes.filter { $0.risk == .cosmetic }
    return Dictionary(grouping: changes, by: Sort.init).sorted { $0.key < $1.key }
      .map { sort, changes in
        let names = Wording.names(changes.map(\.address.key))
        let moves = changes.flatMap(\.moves)
        let reason = moves.isEmpty ? "" : "; source: \(MoveText.line(moves))"
        return "\(changes.count.grouped) \(sort.kind): \(sort.what) (\(names))\(reason)"
      }
  }

  private struct Sort: Hashable, Comparable {
    var kind: String
    var what: String

    init(_ change: Change) {
      kind = change.address.kind
      let names = change.attributes.map(\.name).joined(separator: ", ")
      switch change.action {
      case .forget: what = "managed no longer, left in the tenant"
      case .update: what = names
      default: what = names.isEmpty ? change.action.rawValue : "\(change.action.rawValue), \(names)"
      }
    }

    static func < (left: Sort, right: Sort) -> Bool {
      (left.kind, left.what) < (right.kind, right.what)
    }
  }

  var ownership: [String] {
    let adopted = Dictionary(
      grouping: plan.ownership.filter(\.isAdoption), by: \.address.kind
    ).sorted { $0.key < $1.key }.map { kind, entries in
      "adopt \(entries.count.grouped) \(kind) as they are: "
        + Wording.names(entries.map(\.address.key))
    }
    return adopted + plan.ownership.filter { !$0.isAdoption }.map(line)
  }

  private func line(_ entry: Plan.Ownership) -> String {
    var parts: [String] = []
    if !entry.gained.isEmpty { parts.append("manage \(entry.gained.joined(separator: ", "))") }
    if !entry.released.isEmpty {
      parts.append("manage \(entry.released.joined(separator: ", ")) no longer")
    }
    if parts.isEmpty { parts.append("record its new lifecycle") }
    return "\(Printable.line(entry.address.description)): \(parts.joined(separator: "; "))"
  }

  var refusals: [String] {
    plan.refusals.map { "protected: \(Printable.line($0.what))" }
      + plan.guards.filter(\.isBreached).map {
        "limit: \($0.used.grouped) \($0.kind) to \($0.subject.rawValue), "
          + "\($0.limit.grouped) allowed; to allow them: \($0.allowance)"
      }
  }

  var omissions: [String] {
    var lines: [String] = []
    let unmanaged = plan.omissions.filter { $0.why == .unmanaged }
    if !unmanaged.isEmpty {
      let list = unmanaged.map { "\($0.count.grouped) \($0.what)" }.joined(separator: ", ")
      lines.append("unmanaged: \(list) of the tenant are left alone")
    }
    lines += plan.omissions.filter {
      ![.unmanaged, .protected, .forgotten, .kept].contains($0.why)
    }
    .map {
      let count = $0.count > 1 ? "\($0.count.grouped) " : ""
      return "\($0.why.rawValue): \(count)\(Printable.line($0.what))"
    }
    lines += kept
    if plan.driftElsewhere > 0 {
      lines.append(
        "drift: \(Wording.count(plan.driftElsewhere, "managed object")) changed in what nobody "
          + "manages")
    }
    return lines
  }

  /// What stays for one reason is one line for each kind, however much it is.
  private var kept: [String] {
    let kept = plan.omissions.filter { $0.why == .kept }
    let groups = Dictionary(grouping: kept) { omission in
      let address = Address(omission.what)
      return [address?.tenant ?? "", address?.kind ?? omission.what, omission.reason ?? ""]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { group, omissions in
      let names = omissions.map { Address($0.what)?.key ?? $0.what }
      return "kept: \(omissions.count.grouped) \(group[1]) (\(Wording.names(names))): "
        + Printable.line(group[2])
    }
  }

  /// A row a limit, in columns.
  var guards: [String] {
    let what = plan.guards.map { "\($0.subject.rawValue) \($0.kind)" }
    let use = plan.guards.map { "\($0.used.grouped) of \($0.limit.grouped) allowed" }
    let width = (what.map(\.count).max() ?? 0, use.map(\.count).max() ?? 0)
    return plan.guards.indices.map { place in
      "\(what[place].padded(to: width.0))  \(use[place].padded(to: width.1))  "
        + "\(plan.guards[place].managed.grouped) managed"
        + (plan.guards[place].isBreached ? ", exceeded" : "")
    }
  }
}
