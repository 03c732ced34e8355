import Documents
import Model
import Planning

extension PolicyRule {
  static let breakGlassScope = PolicyRule(
    "break-glass-scope", .error,
    summary:
      "A break-glass role allows more than emergencies need, or is held without being opened.",
    why: """
      Most faults after a cut-over are wrong skills and wrong queues. A break-glass role that changes
      anything else, trunks above all, turns a small fault into a large one; one that is held without
      an opening has neither a reason nor an end.
      """,
    settings: [
      Setting(
        "permissions",
        "What break-glass roles may allow, '*' for any characters; null for what Genesys Cloud needs "
          + "to change queues and skills, and for anything on other platforms.",
        schema: ["type": ["array", "null"], "items": ["type": "string"]], default: .null)
    ],
    omissions: [
      Omission(
        "nice-cxone",
        """
        The vendor publishes no list of rights, so nothing is known to be too much until 'permissions'
        is set; then the role is looked at as it is declared and as the tenant has it. That nobody
        holds it without an opening is checked either way.
        """)
    ],
    good: [
      Example(
        "queues and skills",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_BREAKGLASS:
            permissions: ["routing:queue:edit", "routing:skill:assign", "telephony:*:view"]
            members: [ana@acme.example]
            breakGlass: { maximum: 4h }
        """)
    ],
    bad: [
      Example(
        "trunks as well",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_BREAKGLASS:
            permissions: ["routing:queue:edit", "telephony:plugin:all"]
            members: [ana@acme.example]
            breakGlass: { maximum: 4h }
        """),
      Example(
        "somebody is given it for good",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_BREAKGLASS:
            permissions: ["routing:queue:edit"]
            members: [ana@acme.example]
            breakGlass: { maximum: 4h }
        ---
        kind: genesys-cloud
        tenant: cloud
        existing: { users: [joel@acme.example], roles: [HYPERCARE_*] }
        grants: [{ user: joel@acme.example, role: HYPERCARE_BREAKGLASS, division: "*" }]
        ---
        now: 2026-11-21T12:00:00Z
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          divisions: { Home: {} }
          users:
            ana@acme.example: { name: Ana, division: Home }
            joel@acme.example: { name: Joel, division: Home }
        """),
    ],
    needs: { $0.hasBreakGlass ? [.access] : [] }
  ) { context, settings in
    let allowed = settings["permissions"]?.array?.compactMap(\.string)
    return context.currentHypercares.flatMap { hypercare in
      hypercare.roles.filter(\.isBreakGlass).flatMap { role in
        beyond(role, allowed ?? usual[context.vendor], context)
          + unopened(role, of: hypercare, context)
      }
    }
  }

  /// What it takes to change queues and skills, and to look.
  private static let usual: [String: [String]] = [
    "genesys-cloud": [
      "*:view", "*:search", "routing:queue:edit", "routing:queue:join", "routing:queueMember:*",
      "routing:skill:*", "routing:language:assign",
    ]
  ]

  private static func beyond(
    _ role: HypercareFacts.Role, _ allowed: [String]?, _ context: PolicyContext
  ) -> [Finding] {
    guard let allowed = allowed?.map({ AddressPattern($0) }) else { return [] }
    let more = context.rights(of: role).filter { right in
      !allowed.contains { $0.text == right || $0.matches(right) }
    }
    guard !more.isEmpty else { return [] }
    let names = more.map { "'\(Printable.line($0))'" }.joined(separator: ", ")
    return [
      Finding(
        "break-glass role '\(Printable.line(role.name))' allows \(names)",
        address: Address(tenant: context.tenant, kind: "roles", key: role.name),
        at: role.declaredAt,
        help: "leave out what an emergency does not need, or set what this rule lets pass")
    ]
  }

  private static func unopened(
    _ role: HypercareFacts.Role, of hypercare: HypercareFacts, _ context: PolicyContext
  ) -> [Finding] {
    guard let access = context.accessAfter else { return [] }
    let ids = Set(access.roles.values.filter { $0.name == role.name }.map(\.id))
    let before = Set(context.accessBefore?.grants ?? [])
    let places = context.grantPlaces(of: role)
    let open = Set(
      hypercare.openings.filter { $0.role == role.name && context.now < $0.until }.map {
        SubjectName($0.member.sort, $0.member.name)
      })
    return access.grants.filter { ids.contains($0.role) }.compactMap { grant in
      let subject = SubjectName(grant.subject.sort, grant.subject.name)
      let isOpen = open.contains(subject)
      guard !isOpen || !role.covers(grant.division) else { return nil }
      return Finding(
        isOpen
          ? "\(grant.subject.words) would hold '\(Printable.line(role.name))' "
            + "\(grant.division.map { "in division '\(Printable.line($0))'" } ?? "in all divisions")"
          : "\(grant.subject.words) would hold break-glass role '\(Printable.line(role.name))', "
            + "which is not open",
        address: context.address(of: grant.subject), at: places[subject] ?? role.declaredAt,
        help:
          "take the grant away: 'cutsheet hypercare open' gives the role with a reason and an end",
        severity: before.contains(grant) ? .warning : nil)
    }
  }
}

extension PolicyContext {
  fileprivate var hasBreakGlass: Bool {
    currentHypercares.contains { $0.roles.contains(where: \.isBreakGlass) }
  }

  /// What a role allows: as it is declared, and as the tenant has it where only people make roles.
  fileprivate func rights(of role: HypercareFacts.Role) -> [String] {
    guard let dialect, !dialect.makesRoles,
      let live = accessAfter?.roles.values.first(where: {
        $0.name.lowercased() == role.name.lowercased()
      })
    else { return role.permissions }
    return role.permissions + live.permissions.subtracting(role.permissions).sorted()
  }

  /// Where the project asks for grants of a role.
  fileprivate func grantPlaces(of role: HypercareFacts.Role) -> [SubjectName: SourceRange] {
    var places: [SubjectName: SourceRange] = [:]
    for resource in resources where resource.address.kind == "grants" {
      guard resource.attributes["role"]?.string == role.name, let range = resource.declaredAt else {
        continue
      }
      for sort in Access.Subject.Sort.allCases {
        guard let name = resource.attributes[sort.rawValue]?.string else { continue }
        places[SubjectName(sort, name)] = places[SubjectName(sort, name)] ?? range
      }
    }
    return places
  }
}

extension HypercareFacts.Role {
  fileprivate func covers(_ division: String?) -> Bool {
    divisions.isEmpty || division.map(divisions.contains) ?? false
  }
}
