import Documents
import Model
import Planning

extension PolicyRule {
  static let observerDefeated = PolicyRule(
    "observer-defeated", .error,
    summary: "An observer can change what they shall only look at, by another role.",
    why: """
      No role takes a right away: an observer's role limits nobody who holds another that allows
      more. Looked at are the areas that the observer's role speaks of, and what the hypercare says
      must not be held. The plan that would make such an observer is refused; where it is so already,
      this is a warning.
      """,
    settings: [
      Setting(
        "actions", "The last words of rights that change something.",
        schema: ["type": "array", "items": ["type": "string"]],
        default: [
          "*", "add", "all", "create", "delete", "edit", "manage", "publish", "unlock", "update",
        ])
    ],
    omissions: [
      Omission(
        "nice-cxone",
        """
        All of routing is one area, 'acd'. The vendor publishes no list of actions: those that change
        something are told by the last word of a right, until 'actions' is set.
        """)
    ],
    good: [
      Example("an observer who also joins queues", observer(actions: "[join, view]"))
    ],
    bad: [
      Example("an observer who deletes queues by another role", observer(actions: "[delete]")),
      Example(
        "an observer who holds what the hypercare forbids",
        observer(actions: "[view]", forbidding: "mustNotHold: [\"Desk *\"]")),
    ],
    needs: { $0.currentHypercares.isEmpty ? [] : [.access] }
  ) { context, settings in
    guard let change = AccessChange(context) else { return [] }
    let actions = Set((settings["actions"]?.array ?? []).compactMap(\.string))
    return context.currentHypercares.flatMap { hypercare in
      var limits = Limits(of: hypercare, actions)
      return Participant.all(of: hypercare, in: change.after.access).flatMap { person in
        findings(person, of: hypercare, change, &limits, context)
      }
    }
  }

  private static func findings(
    _ person: Participant, of hypercare: HypercareFacts, _ change: AccessChange,
    _ limits: inout Limits, _ context: PolicyContext
  ) -> [Finding] {
    let observing = person.roles.filter { !$0.isBreakGlass }
    let areas = Set(observing.flatMap(\.permissions).compactMap { $0.split(separator: ":").first })
    let held = change.roles(of: person.subject)
    let isJoining = held.contains { $0.isNew && hypercare.gives($0.role) }
    return held.filter { !hypercare.gives($0.role) }.compactMap { other in
      let isForbidden = limits.forbid(other.role)
      let rights = limits.rights(of: other.role, in: areas)
      guard isForbidden || !observing.isEmpty && !rights.isEmpty else { return nil }
      let what =
        isForbidden
        ? "which hypercare '\(Printable.line(hypercare.name))' forbids"
        : "which allows \(shown(rights))"
      return Finding(
        "\(person.subject.words) observes by '\(Printable.line(person.roles[0].name))' and holds "
          + "\(other.words), \(what)",
        address: context.address(of: person.subject), at: person.declaredAt,
        help: "take that role away for the time, or leave the person out",
        severity: isJoining || other.isNew ? nil : .warning)
    }
  }

  /// What members of a hypercare may not hold beside; each role is looked at once, however many
  /// hold it.
  private struct Limits {
    private let forbidden: [AddressPattern]
    private let allowedRoles: [AddressPattern]
    private let allowedRights: [AddressPattern]
    private let actions: Set<String>
    private var verdicts: [String: [Set<Substring>: [String]]] = [:]

    init(of hypercare: HypercareFacts, _ actions: Set<String>) {
      forbidden = hypercare.forbiddenRoles.map { AddressPattern($0) }
      allowedRoles = hypercare.allowedRoles.map { AddressPattern($0) }
      allowedRights = hypercare.allowedPermissions.map { AddressPattern($0) }
      self.actions = actions
    }

    func forbid(_ role: Access.Role) -> Bool { forbidden.contains { $0.matches(role.name) } }

    /// The rights by which a role changes something in areas.
    mutating func rights(of role: Access.Role, in areas: Set<Substring>) -> [String] {
      if let known = verdicts[role.id]?[areas] { return known }
      let isAllowed = allowedRoles.contains { $0.matches(role.name) }
      let rights =
        isAllowed
        ? []
        : role.permissions.filter { right in
          changes(right, areas) && !allowedRights.contains { $0.matches(right) }
        }
      verdicts[role.id, default: [:]][areas] = Array(rights)
      return Array(rights)
    }

    /// Whether a right changes something in an area; a right of one word is the platform's oldest
    /// form and says no area.
    private func changes(_ right: String, _ areas: Set<Substring>) -> Bool {
      let parts = right.split(separator: ":")
      guard parts.count > 1, let area = parts.first, let action = parts.last else { return false }
      return actions.contains(action.lowercased())
        && (areas.contains(area) || areas.contains("*") || area == "*")
    }
  }

  private static func shown(_ rights: [String]) -> String {
    let more = rights.count - 3
    return rights.sorted().prefix(3).map { "'\(Printable.line($0))'" }.joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }

  private static func observer(actions: String, forbidding line: String = "") -> String {
    """
    kind: hypercare
    name: wave-1
    tenant: cloud
    window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
    roles:
      HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
    \(line)
    ---
    now: 2026-11-21T12:00:00Z
    tenant: |
      kind: genesys-cloud
      tenant: cloud
      divisions: { Home: {} }
      users: { ana@acme.example: { name: Ana, division: Home } }
      roles:
        Desk Staff:
          permissionPolicies: [{ domain: routing, entityName: queue, actionSet: \(actions) }]
      grants:
        - { user: ana@acme.example, role: Desk Staff, division: "*" }
    """
  }
}
