import Documents
import Model
import Planning

extension PolicyRule {
  static let clientRights = PolicyRule(
    "client-rights", .error,
    summary: "A program's client gets more rights than it needs.",
    why: """
      Nobody watches what a program does, and its secret lies in a pipeline. A client must not be an
      administrator, and not reach all divisions where the project works in one. Of the client that
      this tool signs in with it is known what it needs ('cutsheet permissions'): what it can change
      beyond that is told as a warning.
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
        Programs sign in with an employee's access key and have that person's roles: there are no
        clients to look at.
        """)
    ],
    good: [
      Example(
        "a client that reads, in the division of the project",
        """
        kind: genesys-cloud
        tenant: cloud
        divisions: { Sales: {} }
        queues: { Leads: { division: Sales } }
        roles:
          Reader:
            permissionPolicies: [{ domain: routing, entityName: queue, actionSet: [view] }]
        oauthClients:
          Export:
            authorizedGrantType: CLIENT-CREDENTIALS
            roleDivisions: [{ roleId: Reader, divisionId: Sales }]
            secretTo: file:export
        """)
    ],
    bad: [
      Example(
        "a client that is an administrator",
        """
        kind: genesys-cloud
        tenant: cloud
        existing: { roles: [Master Admin], divisions: [Home] }
        oauthClients:
          Export:
            authorizedGrantType: CLIENT-CREDENTIALS
            roleDivisions: [{ roleId: Master Admin, divisionId: Home }]
            secretTo: file:export
        ---
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          divisions: { Home: {} }
          roles: { Master Admin: {} }
        """),
      Example(
        "a client that reaches all divisions of a project that works in one",
        """
        kind: genesys-cloud
        tenant: cloud
        divisions: { Sales: {} }
        queues: { Leads: { division: Sales } }
        roles:
          Reader:
            permissionPolicies: [{ domain: routing, entityName: queue, actionSet: [view] }]
        oauthClients:
          Export:
            authorizedGrantType: CLIENT-CREDENTIALS
            roleDivisions: [{ roleId: Reader, divisionId: "*" }]
            secretTo: file:export
        """),
    ],
    needs: { $0.touchesClients ? [.access] : [] }
  ) { context, settings in
    guard let change = AccessChange(context) else { return [] }
    let test = AdminTest(settings)
    let division = context.onlyDivision
    return change.after.access.subjects.filter { $0.sort == .client }.sorted().flatMap { client in
      let held = change.roles(of: client)
      return held.filter { $0.isNew && test.isAdmin($0.role) }.map { role in
        Finding(
          "client '\(Printable.line(client.name))' gets administrator's role \(role.words)",
          address: context.address(of: client), at: context.place(of: client),
          help: "give it a role that allows what it does")
      } + everywhere(client, held, division, context) + surplus(client, held, context)
    }
  }

  private static func everywhere(
    _ client: Access.Subject, _ held: [HeldRole], _ division: String?, _ context: PolicyContext
  ) -> [Finding] {
    let wide = held.filter { $0.isNew && $0.ways.contains { $0.division == nil } }
    guard let role = wide.first, let division else { return [] }
    return [
      Finding(
        "client '\(Printable.line(client.name))' gets \(role.words) in all divisions, and the project "
          + "works in '\(Printable.line(division))' alone",
        address: context.address(of: client), at: context.place(of: client),
        help: "grant it there alone", severity: .warning)
    ]
  }

  /// What the client of this tool can change beyond the project's kinds.
  private static func surplus(
    _ client: Access.Subject, _ held: [HeldRole], _ context: PolicyContext
  ) -> [Finding] {
    guard client.id == context.signedInAs, !context.neededRights.isEmpty else { return [] }
    let rights = held.reduce(into: Set<String>()) { $0.formUnion($1.role.permissions) }
    let more = rights.subtracting(context.neededRights).filter {
      $0.contains(":") && !$0.hasSuffix(":view") && !$0.hasSuffix(":search")
    }.sorted()
    guard let first = more.first else { return [] }
    return [
      Finding(
        "client '\(Printable.line(client.name))', which this tool signs in with, can change what the "
          + "project does not speak of: '\(Printable.line(first))'"
          + (more.count > 1 ? " and \(more.count - 1) more" : ""),
        address: context.address(of: client),
        help: "'cutsheet permissions' lists what it needs", severity: .warning)
    ]
  }
}

extension PolicyContext {
  /// Whether the plan changes a client, a role, or what one holds.
  fileprivate var touchesClients: Bool {
    (plan?.changes ?? []).contains { change in
      switch change.address.kind {
      case "oauthClients", "roles": true
      case "grants": change.desired?["client"] != nil
      default: false
      }
    }
  }

  /// Where the project speaks of a client.
  fileprivate func place(of client: Access.Subject) -> SourceRange? {
    let resource = resources.first { $0.address == address(of: client) }
    return resource.flatMap { $0.origins["roleDivisions"] ?? $0.declaredAt }
      ?? resources.first {
        $0.address.kind == "grants" && $0.attributes["client"]?.string == client.name
      }?.declaredAt
  }

  /// The division in which all of the project's objects are that say so; nil where they are in
  /// several, or in none.
  fileprivate var onlyDivision: String? {
    let named = Set(
      resources.compactMap { resource in
        resource.address.kind == "grants" ? nil : resource.attributes["division"]?.string
      })
    return named.count == 1 ? named.first : nil
  }
}
