import Documents
import Model
import Planning

extension PolicyRule {
  static let hypercarePrefix = PolicyRule(
    "hypercare-prefix", .error,
    summary: "A role with the prefix of hypercares belongs to none that is under way.",
    why: """
      Roles of a hypercare begin with 'HYPERCARE_' so that closing it finds and removes them all. One
      that belongs to no hypercare, or whose window is over, is a right that nobody will end; one
      without the prefix is left behind when the window closes.
      """,
    good: [
      Example(
        "roles of the platform have other names",
        """
        kind: genesys-cloud
        tenant: cloud
        roles: { Night Desk: {} }
        """),
      Example(
        "a role of a hypercare that is under way",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        ---
        kind: genesys-cloud
        tenant: cloud
        roles: { HYPERCARE_OBSERVER: {} }
        ---
        now: 2026-11-21T12:00:00Z
        """),
    ],
    bad: [
      Example(
        "a role with the prefix that no hypercare speaks of",
        """
        kind: genesys-cloud
        tenant: cloud
        roles: { HYPERCARE_HELPERS: {} }
        """),
      Example(
        "a role of a hypercare that is over",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        ---
        kind: genesys-cloud
        tenant: cloud
        roles: { HYPERCARE_OBSERVER: {} }
        ---
        now: 2026-12-24T12:00:00Z
        """),
    ]
  ) { context, _ in
    let bare = context.currentHypercares.flatMap(\.roles).filter { !isPrefixed($0.name) }
    return bare.map { role in
      Finding(
        "role '\(Printable.line(role.name))' of a hypercare does not begin with "
          + "'\(HypercareFacts.prefix)'", at: role.declaredAt,
        help: "closing the hypercare finds its roles by that")
    } + context.writtenResources(of: "roles").compactMap { stray($0, in: context) }
      + left(in: context)
  }

  private static func isPrefixed(_ name: String) -> Bool {
    name.uppercased().hasPrefix(HypercareFacts.prefix)
  }

  private static func stray(_ role: Resource, in context: PolicyContext) -> Finding? {
    guard isPrefixed(role.address.key) else { return nil }
    let name = Printable.line(role.address.key)
    guard let owner = owner(of: role.address.key, in: context.hypercares) else {
      return Finding(
        "role '\(name)' belongs to no hypercare", address: role.address, at: role.declaredAt,
        help: "declare it in a document of kind 'hypercare', or give it another name")
    }
    guard context.now >= owner.closes else { return nil }
    return Finding(
      "role '\(name)' belongs to hypercare '\(Printable.line(owner.name))', which closed at "
        + "\(owner.closes)", address: role.address, at: role.declaredAt,
      help: "remove it: 'cutsheet hypercare close' takes all of them away")
  }

  /// What the tenant still has and nobody declares is no fault of the plan.
  ///
  /// Where the vendor has no call that removes a role, one that nobody holds is all that can be had.
  private static func left(in context: PolicyContext) -> [Finding] {
    let stays = context.kinds["roles"]?.keepsItsObjects ?? false
    let held = stays ? context.heldRoles : []
    let going = Set(context.destructiveChanges.compactMap(\.id))
    let written = Set(
      context.resources.lazy.filter { $0.address.kind == "roles" }.map {
        $0.address.key.lowercased()
      })
    return context.live.objects(of: "roles").compactMap { role in
      guard isPrefixed(role.key), !written.contains(role.key.lowercased()),
        !going.contains(role.id),
        owner(of: role.key, in: context.currentHypercares) == nil,
        !stays || held.contains(role.key)
      else { return nil }
      return Finding(
        "the tenant has role '\(Printable.line(role.key))', which belongs to no hypercare that is "
          + "under way",
        address: Address(tenant: context.tenant, kind: "roles", key: role.key),
        help: "'cutsheet hypercare close' takes what is left of a hypercare away",
        severity: .warning)
    }
  }

  private static func owner(
    of role: String, in hypercares: [HypercareFacts]
  ) -> HypercareFacts? {
    let owners = hypercares.filter { hypercare in
      hypercare.roles.contains { $0.name.lowercased() == role.lowercased() }
    }
    return owners.max { $0.closes < $1.closes }
  }
}

extension PolicyContext {
  /// The names of roles that somebody holds once the plan is carried out, as far as that was read.
  fileprivate var heldRoles: Set<String> {
    let after = live.after(plan?.changes ?? [], kinds: kinds)
    guard
      let access = accessAfter ?? dialect?.access(in: after, since: live, nil)
    else { return [] }
    return Set(access.grants.compactMap { access.roles[$0.role]?.name })
  }
}
