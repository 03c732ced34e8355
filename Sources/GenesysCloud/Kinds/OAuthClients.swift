import Documents
import Model

extension GenesysKind {
  static let oauthClients = GenesysKind(
    kind: Kind(
      "oauthClients", singular: "OAuth client", summary: "A program that uses the vendor's API.",
      key: .attribute("name"), deletion: .afterDeactivation,
      permissions: Kind.Permissions(
        read: ["oauth:client:view"], create: ["oauth:client:add"], update: ["oauth:client:edit"],
        delete: ["oauth:client:edit", "oauth:client:delete"]),
      showsSecretOnce: true, repeatsKeys: true,
      notes: [
        "The secret is shown once, when the client is made; 'secretTo' says where it goes.",
        "Names may repeat at the vendor; two clients of one name are refused here.",
        "Whoever gives a client a role must hold that role.",
        "Scopes do not bind a client of type CLIENT-CREDENTIALS: its roles do.",
      ],
      attributes: { clientAttributes }),
    endpoints: Endpoints(
      path: "oauth/clients", listing: Listing(.whole),
      update: .replacing(dropping: [
        "id", "secret", "roleIds", "dateCreated", "dateModified", "createdBy", "modifiedBy",
        "selfUri",
      ])
    ).with {
      $0.lookup = .list
      $0.deactivation = Endpoints.Switch(attribute: "state", value: "disabled")
      $0.beforeDeletion = Endpoints.Switch(attribute: "state", value: "inactive")
      $0.shownOnce = ["secret"]
      $0.renewal = "secret"
      $0.auditedAs = ["OAuthClient", "Client"]
    })

  @AttributesBuilder private static var clientAttributes: [Attribute] {
    Attribute.string("name", "The name; it must be unique for this tool.", length: 1...256)
      .required()
    Attribute.string("description", "What the client is for.").cosmetic()
    Attribute.choice(
      "authorizedGrantType", "How the client gets its tokens.",
      of: ["CODE", "TOKEN", "SAML2-BEARER", "PASSWORD", "CLIENT-CREDENTIALS"]
    ).required()
    Attribute.integer(
      "accessTokenValiditySeconds", "How long a token lives.", in: 300...172_800
    ).counted(in: .seconds).defaulting(to: 86_400)
    Attribute.choice(
      "state", "Whether tokens are given out; a new client must be active.",
      of: ["active", "disabled", "inactive"]
    ).defaulting(to: "active")
    Attribute.list(
      "registeredRedirectUri", of: .string(length: 1...2_000, format: .uri),
      "Where users may be sent back to.")
    Attribute.set(
      "scope", of: .string(length: 1...256, format: nil), "What a user's token may be used for.")
    Attribute.set(
      "roleDivisions", of: .record(roleDivision),
      "The roles of a client of type CLIENT-CREDENTIALS, each in a division.")
    Attribute.string(
      "dateToDelete", "When the vendor deletes the client.", format: .dateTime)
  }

  @AttributesBuilder private static var roleDivision: [Attribute] {
    Attribute(
      "roleId", .reference(Reference(to: "roles", asBareID: true)), "What the client may do."
    ).required()
    Attribute(
      "divisionId",
      .reference(Reference(to: "divisions", allowing: ["*"], asBareID: true)),
      "Where; '*' stands for all divisions."
    ).required()
  }
}
