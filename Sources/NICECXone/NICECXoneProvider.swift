import Documents
package import Model

/// NICE CXone: its kinds, and what a project says to reach a tenant.
///
/// `NICECXone` knows the vendor's API and nothing of plans, files or terminals. A kind is one table
/// in `Kinds/`; listing, decoding, bodies and batches follow from it.
package struct NICECXoneProvider: Provider {
  package init() {}

  /// The word in YAML.
  package var vendor: String { "nice-cxone" }

  /// All kinds, in the order of the documentation.
  package var kinds: [Kind] { CXoneKind.all.map(\.kind) }

  /// Roles that people hold, one of them primary.
  package var access: (any AccessDialect)? { CXoneAccess() }

  /// What a project says to reach a tenant.
  package var connection: [Attribute] {
    [
      .choice("area", "The area that the tenant lives in.", of: CXoneArea.names).required(),
      .string(
        "loginHost", "The host that signs in, where the area has another, as governments have.",
        length: 1...200, format: .uri),
      .string(
        "tenantId", "The tenant's UUID; without it the access key's own tenant is used.",
        length: 1...64),
      .string(
        "accessKeyId", "The id of an access key; the employee who owns it lends their role.",
        length: 1...200
      ).required(),
      .string("accessKeySecret", "The secret of that access key.", length: 1...200)
        .required().secret().writeOnly(),
    ]
  }
}

extension CXoneKind {
  /// Every kind, in the order in which documentation lists them.
  static let all: [CXoneKind] = [
    divisions,
    campaigns,
    skills,
    dispositions,
    dispositionClassifications,
    unavailableCodes,
    hoursOfOperation,
    pointsOfContact,
    phoneNumbers,
    dnis,
    outboundRoutes,
    teams,
    agents,
    users,
    groups,
    tags,
    roles,
    securityProfiles,
    accessKeys,
    addressBooks,
    dncGroups,
    scripts,
    files,
    routingQueues,
    businessUnits,
  ]

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The table behind a kind of the engine.
  static func of(_ kind: Kind) -> CXoneKind? { byName[kind.name] }
}
