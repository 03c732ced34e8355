import Documents
import Model
import Planning

extension PolicyRule {
  static let mfaOff = PolicyRule(
    "mfa-off", .error,
    summary: "The organisation asks nobody for a second factor while a hypercare needs one.",
    why: """
      The vendor has no second factor for one role: it is asked of everybody or of nobody. While
      break-glass is open, or a hypercare requires it, a stolen password must not be enough. Where an
      identity provider asks for it instead, switch this rule off with that reason.
      """,
    omissions: [
      Omission(
        "nice-cxone",
        """
        Whether people are asked for a second factor is no published setting: this says nothing, and
        an audit says that it is not known.
        """)
    ],
    good: [
      Example(
        "everybody is asked",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        requiresMFA: true
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        ---
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          authenticationSettings: { organization: { multifactorAuthenticationRequired: true } }
        """)
    ],
    bad: [
      Example(
        "a hypercare requires it and nobody is asked",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        requiresMFA: true
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        ---
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          authenticationSettings: { organization: { multifactorAuthenticationRequired: false } }
        """),
      Example(
        "it is switched off while break-glass is open",
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
        authenticationSettings: { organization: { multifactorAuthenticationRequired: false } }
        ---
        now: 2026-11-21T12:00:00Z
        open: [{ user: ana@acme.example, role: HYPERCARE_BREAKGLASS, until: "2026-11-21T14:00:00Z" }]
        tenant: |
          kind: genesys-cloud
          tenant: cloud
          authenticationSettings: { organization: { multifactorAuthenticationRequired: true } }
        """),
    ],
    needs: { context in
      context.currentHypercares.contains(where: needsFactor) ? [.objects(factor.kind)] : []
    }
  ) { context, _ in
    guard let hypercare = context.currentHypercares.first(where: needsFactor) else { return [] }
    let reason =
      hypercare.openings.first.map { "while '\(Printable.line($0.role))' is open" }
      ?? "and hypercare '\(Printable.line(hypercare.name))' requires one"
    return ResultingObject.all(of: factor.kind, in: context).compactMap { object in
      guard object.attributes[factor.attribute] == false else { return nil }
      return Finding(
        "the organisation asks nobody for a second factor, \(reason)", address: object.address,
        at: object.origins.range(of: [factor.attribute]) ?? hypercare.declaredAt,
        help: "set '\(factor.attribute)' to true")
    }
  }

  private static let factor = (
    kind: "authenticationSettings", attribute: "multifactorAuthenticationRequired"
  )

  private static func needsFactor(_ hypercare: HypercareFacts) -> Bool {
    hypercare.requiresMFA || !hypercare.openings.isEmpty
  }
}
