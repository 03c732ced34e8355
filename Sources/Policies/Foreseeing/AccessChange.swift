import Documents
import Model

/// Who can do what before and after a plan, person by person.
struct AccessChange {
  let after: EffectiveAccess
  private let before: EffectiveAccess?

  init?(_ context: PolicyContext) {
    guard let access = context.accessAfter else { return nil }
    after = EffectiveAccess(access)
    before = context.accessBefore.map { EffectiveAccess($0) }
  }

  /// The roles that somebody holds afterwards, each once, by name.
  func roles(of subject: Access.Subject) -> [HeldRole] {
    var held: [String: HeldRole] = [:]
    let known = Set((before?.ways(of: subject) ?? []).map(\.role))
    for way in after.ways(of: subject) {
      guard let role = after.access.roles[way.role] else { continue }
      held[role.id] =
        held[role.id]?.adding(way)
        ?? HeldRole(role: role, ways: [way], isNew: before == nil || !known.contains(role.id))
    }
    return held.values.sorted { ($0.role.name, $0.role.id) < ($1.role.name, $1.role.id) }
  }
}

/// A role that somebody holds, by one way or several.
struct HeldRole {
  let role: Access.Role
  let ways: [EffectiveAccess.Way]
  /// Whether the plan gives it, by whatever way.
  let isNew: Bool

  func adding(_ way: EffectiveAccess.Way) -> HeldRole {
    HeldRole(role: role, ways: ways + [way], isNew: isNew)
  }

  /// The role in a sentence, with the group that brings it.
  var words: String {
    let groups = ways.compactMap { $0.group?.name }
    let isDirect = ways.contains { $0.group == nil }
    let way = isDirect ? "" : groups.first.map { " (by group '\(Printable.line($0))')" } ?? ""
    return "'\(Printable.line(role.name))'\(way)"
  }
}
