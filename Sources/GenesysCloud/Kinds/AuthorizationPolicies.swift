import Documents
import Model

extension GenesysKind {
  static let authorizationPolicies = GenesysKind(
    kind: Kind(
      "authorizationPolicies", singular: "authorization policy",
      summary: "What somebody may not do, or only under a condition, whatever their roles say.",
      key: .attribute("name"), deletion: .deactivationOnly,
      permissions: Kind.Permissions(
        read: ["authorization:policy:view"], create: ["authorization:policy:add"],
        update: ["authorization:policy:add"], delete: ["authorization:policy:add"]),
      repeatsKeys: true,
      manualSteps: [
        .delete: "the policy is switched off; write 'active: false', or declare another one"
      ],
      notes: [
        "The only real deny: roles add up, and DENY wins over all of them.",
        "The organisation must have the feature; where it has not, nothing of it can be read.",
        "One subject has one policy for a target.",
        "Whom it is for and what it is about never change; a policy that leaves the project is "
          + "switched off.",
        "Clients are bound only where 'applyToClients' says so.",
        "The vendor refuses a policy that would lock its author out; that guard is never skipped.",
        "A policy without a name goes by its target and its subject.",
      ],
      attributes: {
        what
        whom
      }),
    endpoints: Endpoints(
      path: "authorization/policies", listing: Listing(.after(size: 200)),
      update: .replacing(dropping: ["id", "targetResource", "dateModified", "selfUri"])
    ).with {
      $0.lookup = .list
      $0.madeBelow = (path: "targets", attribute: "targetResource")
      $0.deactivation = Endpoints.Switch(attribute: "active", value: false)
      $0.permissions = ("targetResource", { [$0.string].compactMap(\.self) })
      $0.auditedAs = ["Policy", "AuthorizationPolicy"]
      $0.mend = { raw in
        if (raw["name"]?.string ?? "").isEmpty { raw.set(nameless(raw), at: ["name"]) }
        guard let subject = PolicySubject(of: raw), let id = raw["subject"]?["id"] else { return }
        raw.set(id, at: ["subject", subject.attribute])
      }
      $0.finish = { body, isCreation in
        if body["name"] == nameless(body) { body.remove(at: ["name"]) }
        if isCreation { body.remove(at: ["targetResource"]) }
        for subject in PolicySubject.all { body.remove(at: ["subject", subject.attribute]) }
      }
    })

  /// What stands for the name of a policy that has none.
  private static func nameless(_ policy: Value) -> Value {
    let subject = policy["subject"]
    let words = [policy["targetResource"], "for", subject?["type"], subject?["id"]]
    return .string(words.compactMap { $0?.string }.joined(separator: " "))
  }

  @AttributesBuilder private static var what: [Attribute] {
    Attribute.string("name", "The name; it must be unique for this tool.", length: 1...256)
      .required()
    Attribute.string("description", "Why there is such a policy.").cosmetic()
    Attribute.string(
      "targetResource", "The right that it is about, in full: 'routing:queue:delete'.",
      length: 5...768
    ).required().fixedAtCreation()
    Attribute.choice(
      "effect", "Whether it forbids, or allows under the condition.", of: ["ALLOW", "DENY"]
    ).required()
    Attribute("condition", .json, "When it holds, as a tree; always where there is none.")
    Attribute.map(
      "presetAttributes", from: .text, to: .record(preset), "Values that the condition speaks of.")
    Attribute.boolean("active", "Whether it is enforced.")
    Attribute.boolean("applyToClients", "Whether it binds OAuth clients, too.")
  }

  @AttributesBuilder private static var preset: [Attribute] {
    Attribute.string("type", "What sort of value it is: 'STRING'.")
    Attribute.string("value", "The value, as text.")
  }

  @AttributesBuilder private static var whom: [Attribute] {
    Attribute.choice(
      "subject.type", "Whom it is for.", of: PolicySubject.all.map(\.type) + ["ALL"]
    ).required().fixedAtCreation()
    PolicySubject.all.map { subject in
      Attribute(
        "subject.\(subject.attribute)",
        .reference(
          Reference(
            to: subject.kind, asBareID: true, ignoringCase: subject.kind == "users")),
        "The one it is for, of type \(subject.type)."
      ).on(wire: "subject.\(subject.attribute)", written: "subject.id").fixedAtCreation()
    }
  }
}

/// Whom a policy can be about, other than everybody.
private struct PolicySubject {
  /// The last part of the attribute's name.
  var attribute: String
  /// The kind it refers to.
  var kind: String
  /// The vendor's name for such a subject.
  var type: String

  static let all = [
    PolicySubject(attribute: "user", kind: "users", type: "USER"),
    PolicySubject(attribute: "client", kind: "oauthClients", type: "CLIENT"),
    PolicySubject(attribute: "group", kind: "groups", type: "GROUP"),
    PolicySubject(attribute: "team", kind: "teams", type: "TEAM"),
  ]

  init(attribute: String, kind: String, type: String) {
    self.attribute = attribute
    self.kind = kind
    self.type = type
  }

  init?(of policy: Value) {
    let type = policy["subject"]?["type"]?.string
    guard let found = Self.all.first(where: { $0.type == type }) else { return nil }
    self = found
  }
}
