import Documents
package import Model

/// Genesys Cloud CX: its kinds, and what a project says to reach a tenant.
///
/// `GenesysCloud` knows the vendor's API and nothing of plans, files or terminals. A kind is one
/// table in `Kinds/`; listing, decoding, bodies and batches follow from it.
package struct GenesysCloudProvider: Provider {
  package init() {}

  /// The word in YAML.
  package var vendor: String { "genesys-cloud" }

  /// All kinds, in the order of the documentation.
  package var kinds: [Kind] { GenesysKind.all.map(\.kind) }

  /// Roles of policies, granted in divisions.
  package var access: (any AccessDialect)? { GenesysAccess() }

  /// What a project says to reach a tenant.
  package var connection: [Attribute] {
    [
      .choice("region", "The AWS region the organisation lives in.", of: Region.names).required(),
      .string("clientId", "The id of an OAuth client of type client credentials.", length: 1...200)
        .required(),
      .string("clientSecret", "The secret of that OAuth client.", length: 1...200)
        .required().secret().writeOnly(),
    ]
  }
}

extension GenesysKind {
  /// Every kind, in the order in which documentation lists them.
  static let all: [GenesysKind] = [
    divisions,
    skills,
    languages,
    wrapUpCodes,
    users,
    groups,
    queues,
    roles,
    grants,
    schedules,
    scheduleGroups,
    oauthClients,
    didPools,
    ivrs,
    emergencyGroups,
    presenceDefinitions,
    teams,
    skillGroups,
    externalContacts,
    flows,
    prompts,
    scripts,
    authenticationSettings,
    identityProviders,
    authorizationPolicies,
  ]

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The table behind a kind of the engine.
  static func of(_ kind: Kind) -> GenesysKind? { byName[kind.name] }
}
