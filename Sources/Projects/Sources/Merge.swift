import Documents

/// Puts two trees together; every part keeps the position at which it was written.
enum Merge {
  /// Adds a further document of one identity: blocks gain entries, lists gain elements.
  ///
  /// Entries that stand in both stay both, so that they can be reported.
  static func adding(_ more: Node, to base: Node) -> Node {
    guard case .object(var members) = base.content, let additions = more.members else {
      return base
    }
    for addition in additions {
      guard let place = members.firstIndex(where: { $0.key == addition.key }) else {
        members.append(addition)
        continue
      }
      members[place].value = joining(addition.value, to: members[place].value)
    }
    return Node(.object(members), at: base.range)
  }

  /// One block of a document: its entries side by side, or the lists in it one after the other.
  private static func joining(_ more: Node, to base: Node) -> Node {
    switch (base.content, more.content) {
    case (.array(let first), .array(let second)):
      return Node(.array(first + second), at: base.range)
    case (.object(let first), .object(let second)):
      if first.contains(where: { $0.value.elements != nil }) { return adding(more, to: base) }
      return Node(.object(first + second), at: base.range)
    case (.scalar, .scalar), (.scalar(.null, _), _): return more
    case (_, .scalar(.null, _)): return base
    default: return more
    }
  }

  /// Lays an environment's document over the project's: objects merge, anything else replaces,
  /// `null` removes.
  ///
  /// In kinds that add up, lists at the top and in `existing` gain elements instead.
  static func laying(
    _ overlay: Node, over base: Node, addsUp: Bool, diagnostics: inout [Diagnostic], depth: Int = 0
  ) -> Node {
    switch (base.content, overlay.content) {
    case (.object(var members), .object(let changes)):
      for change in changes {
        let place = members.firstIndex { $0.key == change.key }
        if change.value.isRemoval {
          remove(change, at: place, from: &members, &diagnostics)
        } else if let place {
          members[place].value = laying(
            change.value, over: members[place].value, addsUp: addsUp,
            diagnostics: &diagnostics, depth: depth + 1)
        } else {
          members.append(change)
        }
      }
      return Node(.object(members), at: base.range)
    case (.array(let first), .array(let second)) where addsUp && depth < 3:
      return Node(.array(first + second), at: base.range)
    default:
      return overlay
    }
  }

  private static func remove(
    _ change: Node.Member, at place: Int?, from members: inout [Node.Member],
    _ diagnostics: inout [Diagnostic]
  ) {
    if let place {
      members.remove(at: place)
      return
    }
    diagnostics.append(
      Diagnostic(
        .error, "nothing-to-remove",
        "'\(Printable.line(change.key))' is removed here and nowhere written", at: change.keyRange,
        help: Suggestion.clause(for: change.key, in: members.map(\.key))))
  }
}

extension Node {
  fileprivate var isRemoval: Bool {
    if case .scalar(.null, _) = content { true } else { false }
  }
}
