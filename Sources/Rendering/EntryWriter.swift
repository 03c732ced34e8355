import Documents
import Model
import Planning

/// Turns one change into what a reader sees of it.
struct EntryWriter {
  private let surroundings: PlanOutline.Surroundings
  /// What the plan does to an object, by address.
  private let fates: [Address: Change.Action]
  /// What rules say, by what they speak of.
  private let results: [Address: [PolicyResult]]

  init(_ plan: Plan, _ surroundings: PlanOutline.Surroundings) {
    self.surroundings = surroundings
    var fates: [Address: Change.Action] = [:]
    for change in plan.changes where change.action != .forget {
      fates[change.address] = change.action
      if let key = change.formerKey {
        fates[
          Address(tenant: change.address.tenant, kind: change.address.kind, key: key)] =
          change.action
      }
    }
    self.fates = fates
    results = plan.policyResults.reduce(into: [:]) { results, result in
      if let address = result.address { results[address, default: []].append(result) }
    }
  }

  func entry(_ change: Change) -> PlanOutline.Entry {
    PlanOutline.Entry(
      symbol: symbol(change.action), title: Printable.line(change.address.description),
      verb: verb(change), source: change.declaredAt.map(Wording.place),
      facts: facts(change) + policies(change),
      details: DetailWriter(change).details)
  }

  /// What rules say stands once, at the step that makes or changes the object.
  private func policies(_ change: Change) -> [(name: String, text: String)] {
    change.action == .bind ? [] : PolicyLines.facts(of: change.address, in: results)
  }

  /// One entry for all that refer to objects which are made again.
  func entry(rebinding changes: [Change], to targets: [Address]) -> PlanOutline.Entry {
    let names = Wording.names(targets.map(\.description))
    let first = changes[0].address
    let title =
      changes.count == 1
      ? first.description : "\(first.tenant)/\(first.kind): \(changes.count.grouped) of them"
    return PlanOutline.Entry(
      symbol: .change, title: Printable.line(title), verb: "point to the new \(names)", source: nil,
      facts: changes.count == 1
        ? [] : [(name: "which", text: Wording.names(changes.map(\.address.key), most: 10))],
      details: [])
  }

  private func symbol(_ action: Change.Action) -> PlanOutline.Symbol {
    switch action {
    case .create: .create
    case .adopt, .update, .rename, .bind: .change
    case .replace: .replace
    case .deactivate, .delete: .delete
    case .forget: .forget
    }
  }

  private func verb(_ change: Change) -> String? {
    switch change.action {
    case .create: made(change)
    case .update: nil
    case .adopt: ["adopt and change", made(change)].compactMap(\.self).joined(separator: ", ")
    case .rename: "rename from '\(Printable.line(change.formerKey ?? ""))'"
    case .bind: "second step, once \(Wording.names(others(change))) exists"
    case .replace: "replace"
    case .deactivate: "deactivate"
    case .delete: "delete"
    case .forget: "forget"
    }
  }

  /// What a new resource is made from.
  private func made(_ change: Change) -> String? {
    change.madeFrom.isEmpty ? nil : "from " + Wording.names(change.madeFrom, most: 3)
  }

  private func others(_ change: Change) -> [String] {
    change.dependsOn.filter { $0 != change.address }.map(\.key)
  }

  private func facts(_ change: Change) -> [(name: String, text: String)] {
    guard change.risk == .destructive else { return history(change) }
    var facts = [(name: "why", text: why(change)), (name: "used by", text: users(change))]
    if let use = surroundings.liveUse[change.address] {
      facts.append((name: "live use", text: Printable.line(use)))
    }
    if surroundings.wayBack != nil { facts.append((name: "way back", text: wayBack(change))) }
    return facts + history(change)
  }

  /// What happened since the last apply, said once for all attributes: where the resource is made
  /// from, and in the tenant.
  private func history(_ change: Change) -> [(name: String, text: String)] {
    let source =
      change.sharesMoves ? [(name: "source", text: MoveText.line(change.moves))] : []
    return source + drift(change)
  }

  private func drift(_ change: Change) -> [(name: String, text: String)] {
    guard let first = change.attributes.first(where: \.cause.isDrift) else { return [] }
    let actor = first.actor.map { " by \(Printable.line($0))" } ?? ""
    if change.action == .create {
      return [(name: "drift", text: "deleted in the tenant since the last apply\(actor)")]
    }
    let conflicts = change.attributes.filter { $0.cause == .both }
    let other = conflicts.allSatisfy { !$0.moves.isEmpty } ? "at the source" : "in the project"
    return !conflicts.isEmpty
      ? [(name: "conflict", text: "changed in the tenant\(actor), and \(other)")]
      : [(name: "drift", text: "changed in the tenant\(actor)")]
  }

  private func why(_ change: Change) -> String {
    guard change.action == .replace else {
      return change.dueBecause.map(Printable.line) ?? "removed from the project"
    }
    let names = change.attributes.filter(\.forcesReplacement).map(\.name)
    return "\(names.joined(separator: ", ")) cannot change in place"
  }

  /// Who refers to the object, by kind, and whether the plan takes care of them.
  private func users(_ change: Change) -> String {
    guard !change.usedBy.isEmpty else { return "nothing that was read" }
    let kinds = Dictionary(grouping: change.usedBy, by: \.kind).sorted { $0.key < $1.key }
    let list = kinds.map { "\($0.key) \(Wording.names($0.value.map(\.key)))" }
      .joined(separator: "; ")
    let going = change.usedBy.count { fates[$0] == .delete || fates[$0] == .deactivate }
    let left = change.usedBy.filter { fates[$0] == nil }
    if going == change.usedBy.count { return list + " (removed here too)" }
    guard !left.isEmpty else { return list + " (changed here too)" }
    return list + " (NOT changed here: \(Wording.names(left.map(\.key), most: 3)))"
  }

  private func wayBack(_ change: Change) -> String {
    change.action == .deactivate
      ? "a rollback switches it on again" : "a rollback makes it anew, with another id, no history"
  }
}
