import Documents
import Model
import Planning

/// Turns one change into what a reader sees of it.
struct EntryWriter {
  let wayBack: String?

  init(wayBack: String?) {
    self.wayBack = wayBack
  }

  func entry(_ change: Change) -> PlanOutline.Entry {
    PlanOutline.Entry(
      symbol: symbol(change.action), title: Printable.line(change.address.description),
      verb: verb(change), source: change.declaredAt?.description, facts: facts(change),
      details: DetailWriter(change).details)
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
    case .create, .update: nil
    case .adopt: "adopt"
    case .rename: "rename from '\(Printable.line(change.formerKey ?? ""))'"
    case .bind: "bind references once all exist"
    case .replace: "replace"
    case .deactivate: "deactivate"
    case .delete: "delete"
    case .forget: "forget"
    }
  }

  private func facts(_ change: Change) -> [(name: String, text: String)] {
    guard change.risk == .destructive else { return drifted(change) }
    var facts = [(name: "why", text: why(change))]
    facts.append((name: "used by", text: users(change)))
    facts.append((name: "way back", text: back(change)))
    return facts
  }

  private func drifted(_ change: Change) -> [(name: String, text: String)] {
    guard change.action == .create, change.attributes.contains(where: { $0.cause == .drift }) else {
      return []
    }
    return [(name: "why", text: "it was deleted in the tenant since the last apply")]
  }

  private func why(_ change: Change) -> String {
    guard change.action == .replace else { return "removed from the project" }
    let names = change.attributes.filter(\.forcesReplacement).map(\.name)
    return "\(names.joined(separator: ", ")) cannot change in place"
  }

  private func users(_ change: Change) -> String {
    guard !change.usedBy.isEmpty else { return "nothing that was read" }
    let shown = change.usedBy.prefix(5).map { Printable.line($0.description) }
    let more = change.usedBy.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more.grouped) more" : "")
  }

  private func back(_ change: Change) -> String {
    guard let wayBack else { return "none before the first apply has recorded it" }
    return "cutsheet rollback \(wayBack) --tenant \(change.address.tenant) "
      + "(makes it anew; its id and history do not come back)"
  }
}
