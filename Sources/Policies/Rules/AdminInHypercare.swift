import Documents
import Model
import Planning

extension PolicyRule {
  static let adminInHypercare = PolicyRule(
    "admin-in-hypercare", .error,
    summary: "A member of a hypercare holds an administrator's role beside it.",
    why: """
      Rights add up: whoever holds an administrator's role can do everything, whatever else they are
      given. An observer who is an administrator can delete a trunk by accident. The plan that would
      make one is refused; where it is so already, this is a warning.
      """,
    settings: [
      Setting(
        "roles", "Names of administrators' roles, in any case, '*' for any characters.",
        schema: ["type": "array", "items": ["type": "string"]], default: ["*admin*"]),
      Setting(
        "permissions", "Rights that make whoever has them an administrator.",
        schema: ["type": "array", "items": ["type": "string"]],
        default: ["admin", "authorization:grant:add", "authorization:role:edit", "*:*:*"]),
    ],
    omissions: [
      Omission(
        "nice-cxone",
        """
        The vendor publishes no list of rights: administrators' roles are told by their names,
        until 'permissions' is set.
        """)
    ],
    good: [
      Example(
        "observers hold nothing else",
        tenant(grants: "- { user: joel@acme.example, role: SUPER_ADMIN, division: \"*\" }"))
    ],
    bad: [
      Example(
        "an administrator is made observer",
        tenant(grants: "- { user: ana@acme.example, role: SUPER_ADMIN, division: \"*\" }")),
      Example(
        "a group that the observer is in grants roles",
        tenant(grants: "- { group: Leads, role: Granting, division: \"*\" }")),
    ],
    needs: { $0.currentHypercares.isEmpty ? [] : [.access] }
  ) { context, settings in
    guard let change = AccessChange(context) else { return [] }
    let test = AdminTest(settings)
    return context.currentHypercares.flatMap { hypercare in
      Participant.all(of: hypercare, in: change.after.access).flatMap { person in
        let held = change.roles(of: person.subject)
        let isJoining = held.contains { $0.isNew && hypercare.gives($0.role) }
        return held.filter { !hypercare.gives($0.role) && test.isAdmin($0.role) }.map { role in
          Finding(
            "\(person.subject.words) has a part in hypercare '\(Printable.line(hypercare.name))' and "
              + "holds administrator's role \(role.words)",
            address: context.address(of: person.subject), at: person.declaredAt,
            help: "take that role away for the time, or leave the person out",
            severity: isJoining || role.isNew ? nil : .warning)
        }
      }
    }
  }

  private static func tenant(grants: String) -> String {
    """
    kind: hypercare
    name: wave-1
    tenant: cloud
    window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
    roles:
      HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
    ---
    now: 2026-11-21T12:00:00Z
    tenant: |
      kind: genesys-cloud
      tenant: cloud
      divisions: { Home: {} }
      users:
        ana@acme.example: { name: Ana, division: Home }
        joel@acme.example: { name: Joel, division: Home }
      groups:
        Leads: { type: official, visibility: public, rulesVisible: true, members: [ana@acme.example] }
      roles:
        SUPER_ADMIN: {}
        Granting:
          permissionPolicies: [{ domain: authorization, entityName: grant, actionSet: [add] }]
      grants:
        \(grants)
    """
  }
}
