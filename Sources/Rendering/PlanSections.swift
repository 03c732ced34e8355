import Documents
import Model
import Planning

/// The changes of a plan in the order in which they deserve attention.
struct PlanSections {
  private let plan: Plan
  private let surroundings: PlanOutline.Surroundings
  private let unfoldsCosmetic: Bool

  init(_ plan: Plan, _ surroundings: PlanOutline.Surroundings, unfoldsCosmetic: Bool) {
    self.plan = plan
    self.surroundings = surroundings
    self.unfoldsCosmetic = unfoldsCosmetic
  }

  var sections: [PlanOutline.Section] {
    let destructive = section("Destructive", .destructive, note: wayBack)
    let cosmetic = unfoldsCosmetic ? [section("Cosmetic", .cosmetic)] : []
    return ([destructive, section("Behaviour", .behaviour)] + cosmetic).filter { $0.count > 0 }
  }

  private func section(
    _ title: String, _ risk: Change.Risk, note: String? = nil
  ) -> PlanOutline.Section {
    let writer = EntryWriter(plan, surroundings)
    let changes = plan.changes.filter { $0.risk == risk }
    let single = changes.filter { !$0.isRebinding }.enumerated().sorted {
      ($0.element.urgency, $0.offset) < ($1.element.urgency, $1.offset)
    }
    return PlanOutline.Section(
      title: title, count: changes.count,
      entries: single.map { writer.entry($0.element) } + rebindings(changes, writer), note: note)
  }

  /// References to one replaced object are one thing to a reader, however many there are.
  private func rebindings(_ changes: [Change], _ writer: EntryWriter) -> [PlanOutline.Entry] {
    let groups = Dictionary(grouping: changes.filter(\.isRebinding)) { change in
      Rebound(
        kind: change.address.kind, targets: change.dependsOn.filter { $0 != change.address })
    }
    return groups.sorted { ($0.value[0].address) < ($1.value[0].address) }.map {
      writer.entry(rebinding: $0.value, to: $0.key.targets)
    }
  }

  private struct Rebound: Hashable {
    var kind: String
    var targets: [Address]
  }

  private var wayBack: String? {
    guard plan.count(.destructive) > 0 else { return nil }
    guard let commit = surroundings.wayBack else {
      return "There is no way back: no snapshot holds these objects yet."
    }
    return "Way back: cutsheet rollback \(commit) --tenant \(plan.basis.tenant)"
  }
}

extension Change {
  /// Whether it only points references to an object that was made again.
  var isRebinding: Bool {
    action == .bind && id != nil
  }

  /// Conflicts before drift, what exists before what is new.
  fileprivate var urgency: Int {
    if risk == .destructive { return action == .replace ? 1 : 0 }
    if attributes.contains(where: { $0.cause == .both }) { return 0 }
    if attributes.contains(where: { $0.cause == .drift }) { return 1 }
    return action == .create || action == .bind ? 3 : 2
  }
}
