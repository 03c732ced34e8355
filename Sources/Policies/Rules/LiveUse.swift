import Documents
import Model
import Planning

extension PolicyRule {
  static let liveUse = PolicyRule(
    "live-use", .error,
    summary: "Something is deleted, replaced or switched off while it is in use.",
    why: """
      Callers wait in it, agents are on it: taking it away now drops conversations. Empty it first,
      or wait; a policy with an exemption lets it through where it must be.
      """,
    omissions: [
      Omission(
        "genesys-cloud",
        """
        The vendor tells live use of queues alone.
        """),
      Omission(
        "nice-cxone",
        """
        The vendor tells live use of skills alone.
        """),
    ],
    good: [
      Example(
        "a queue in which nobody waits",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { Support: {} }
        ---
        managed: |
          kind: genesys-cloud
          tenant: cloud
          queues: { Support: {}, Old Support: {} }
        """)
    ],
    bad: [
      Example(
        "a queue in which callers wait",
        """
        kind: genesys-cloud
        tenant: cloud
        queues: { Support: {} }
        ---
        managed: |
          kind: genesys-cloud
          tenant: cloud
          queues: { Support: {}, Old Support: {} }
        liveUse: { cloud/queues/Old Support: { waiting: 12, active: 3 } }
        """)
    ],
    needs: { $0.destructiveChanges.isEmpty ? [] : [.liveUse] }
  ) { context, _ in
    context.destructiveChanges.compactMap { change in
      context.liveUse[change.address].flatMap { use in
        if use.isIdle { return nil }
        return Finding(
          "'\(Printable.line(change.address.description))' is in use (\(use)) and "
            + "would be \(participle(change.action))", address: change.address, at: change.place,
          help: "empty it first, or wait until nobody uses it")
      }
    }
  }

  private static func participle(_ action: Change.Action) -> String {
    switch action {
    case .deactivate: "switched off"
    case .replace: "deleted and made again"
    default: "deleted"
    }
  }
}
