import Model

extension GenesysKind {
  static let grants = GenesysKind(
    kind: Kind(
      "grants", singular: "grant",
      summary: "A role given to a user, group or client in a division.",
      key: .composite(Subject.all.map(\.attribute) + ["role", "division"]),
      permissions: Kind.Permissions(
        read: ["authorization:grant:view"], create: ["authorization:grant:add"], update: [],
        delete: ["authorization:grant:delete"]),
      isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: [
        "A grant has one of 'user', 'group' and 'client'.",
        "What a user has through a group is the group's grant and is not listed again.",
        "The vendor may add a grant in the home division on its own.",
      ]
    ) {
      Attribute(
        "user", .reference(Reference(to: "users", ignoringCase: true)), "The user it is given to."
      ).fixedAtCreation()
      Attribute.reference("group", to: "groups", "The group it is given to.").fixedAtCreation()
      Attribute.reference("client", to: "oauthClients", "The client it is given to.")
        .fixedAtCreation()
      Attribute.reference("role", to: "roles", "What is given.").required().fixedAtCreation()
      Attribute.reference(
        "division", to: "divisions", "Where it holds; '*' stands for all divisions.",
        allowing: ["*"]
      ).required().fixedAtCreation()
    },
    endpoints: Endpoints(
      path: "authorization/subjects", listing: Listing(.perSubject), update: .none
    ).with {
      $0.auditedAs = ["Grant", "RoleGrant"]
    })
}

/// Who can be given a role.
struct Subject: Sendable {
  /// The attribute of a grant.
  var attribute: String
  /// The kind it refers to.
  var kind: String
  /// The vendor's name for such a subject.
  var type: String

  static let all = [
    Subject(attribute: "user", kind: "users", type: "PC_USER"),
    Subject(attribute: "group", kind: "groups", type: "PC_GROUP"),
    Subject(attribute: "client", kind: "oauthClients", type: "PC_OAUTH_CLIENT"),
  ]
}
