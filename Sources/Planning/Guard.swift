package import Model

/// A safety limit and how much of it a plan uses.
package struct Guard: Hashable, Sendable {
  /// What is limited.
  package enum Subject: String, Sendable {
    case delete, update
  }

  /// What is limited.
  package var subject: Subject
  /// The kind that the limit is for.
  package var kind: String
  /// How many objects the plan touches.
  package var used: Int
  /// How many it may touch.
  package var limit: Int
  /// How many objects of the kind are managed.
  package var managed: Int

  /// Whether the plan goes beyond the limit.
  package var isBreached: Bool { used > limit }

  /// The option that lets exactly this much through: `--allow delete=queues:12`.
  package var allowance: String { "--allow \(subject.rawValue)=\(kind):\(used)" }
}

extension Guard {
  /// Counts a plan's changes against the limits, kind by kind; kinds without changes are left out.
  ///
  /// What was agreed to go is not counted: a limit must never keep a right beyond its end.
  package static func evaluate(
    _ changes: [Change], managed: [String: Int], safety: Safety
  ) -> [Guard] {
    let counted = changes.filter { $0.dueBecause == nil }
    return Dictionary(grouping: counted, by: \.address.kind).sorted { $0.key < $1.key }.flatMap {
      kind, changes in
      let total = managed[kind] ?? 0
      let deletes = changes.count { $0.risk == .destructive }
      let updates = changes.count {
        $0.risk != .destructive && $0.action != .create && $0.action != .bind
      }
      return [
        Guard(
          subject: .delete, kind: kind, used: deletes,
          limit: safety.maxDelete.allowance(of: total), managed: total),
        Guard(
          subject: .update, kind: kind, used: updates,
          limit: safety.maxUpdate.allowance(of: total), managed: total),
      ].filter { $0.used > 0 }
    }
  }
}
