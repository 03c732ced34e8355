package import Documents
package import Model

/// What people could do before and can do now, somebody by somebody: whether a migration took
/// anything away, or gave anything.
package struct AccessComparison: Sendable {
  /// Somebody whose rights are not what they were.
  package struct Row: Hashable, Sendable {
    /// Who.
    package var subject: Access.Subject
    /// Rights that are new, sorted.
    package var gained: [String]
    /// Rights that are gone, sorted.
    package var lost: [String]
    /// The names of roles that are new, sorted.
    package var gainedRoles: [String]
    /// The names of roles that are gone, sorted.
    package var lostRoles: [String]
    /// Whether the subject was not there before, or is not there now.
    package var presence: Presence

    /// When a subject was there.
    package enum Presence: String, Sendable {
      case both, after, before
    }
  }

  /// Those who differ, sorted.
  package let rows: [Row]
  /// How many have the same rights as before.
  package let unchanged: Int
  /// What was not known on either side.
  package let holes: [Inventory.Hole]

  private struct Pair: Hashable {
    var before: Rights
    var after: Rights
  }

  /// Subjects are the same where sort and name are: ids change when an organisation does.
  package init(from before: Access, to after: Access) {
    let names = (before.roles.values.map(\.permissions) + after.roles.values.map(\.permissions))
      .reduce(into: Set<String>()) { $0.formUnion($1) }
    var sides = (EffectiveAccess(before, further: names), EffectiveAccess(after, further: names))
    let (old, new) = (Self.byName(before), Self.byName(after))
    var known: [Pair: (gained: [String], lost: [String])] = [:]
    var rows: [Row] = []
    let all = Set(old.keys).union(new.keys)
    for name in all {
      guard let subject = new[name] ?? old[name] else { continue }
      let pair = Pair(
        before: old[name].map { sides.0.rights(of: $0) } ?? sides.0.table.none,
        after: new[name].map { sides.1.rights(of: $0) } ?? sides.1.table.none)
      guard pair.before != pair.after else { continue }
      let table = sides.0.table
      let change =
        known[pair]
        ?? (
          table.names(of: pair.after.subtracting(pair.before)),
          table.names(of: pair.before.subtracting(pair.after))
        )
      known[pair] = change
      let roles = (old[name].map(sides.0.roleNames) ?? [], new[name].map(sides.1.roleNames) ?? [])
      rows.append(
        Row(
          subject: subject, gained: change.gained, lost: change.lost,
          gainedRoles: roles.1.subtracting(roles.0).sorted(),
          lostRoles: roles.0.subtracting(roles.1).sorted(),
          presence: old[name] == nil ? .after : new[name] == nil ? .before : .both))
    }
    self.rows = rows.sorted { $0.subject < $1.subject }
    unchanged = all.count - rows.count
    holes = before.holes + after.holes
  }

  /// Whoever holds a role counts where not everybody was read, as in snapshots.
  private static func byName(_ access: Access) -> [String: Access.Subject] {
    Dictionary(
      (access.subjects + access.grants.map(\.subject)).map {
        ("\($0.sort.rawValue)/\($0.name.lowercased())", $0)
      },
      uniquingKeysWith: { first, _ in first })
  }
}

extension EffectiveAccess {
  fileprivate func roleNames(_ subject: Access.Subject) -> Set<String> {
    Set(ways(of: subject).map { access.roles[$0.role]?.name ?? $0.role })
  }
}

extension AccessComparison {
  /// The machine-readable form.
  package var value: Value {
    [
      "unchanged": .integer(unchanged), "changed": .array(rows.map(\.value)),
      "holes": .array(
        holes.map { ["kind": .string($0.kind), "reason": .string($0.reason)] }),
    ]
  }
}

extension AccessComparison.Row {
  fileprivate var value: Value {
    var object: Object = [
      "sort": .string(subject.sort.rawValue), "name": .string(subject.name),
      "presence": .string(presence.rawValue),
    ]
    for (name, list) in [
      ("gained", gained), ("lost", lost), ("gained_roles", gainedRoles), ("lost_roles", lostRoles),
    ] where !list.isEmpty {
      object[name] = .array(list.map { .string($0) })
    }
    return .object(object)
  }
}
