import Model

extension GenesysKind {
  static let identityProviders = GenesysKind(
    kind: Kind(
      "identityProviders", singular: "identity provider",
      summary: "Who vouches for people that sign in from elsewhere.",
      key: .attribute("name"), deletion: .deactivationOnly,
      permissions: Kind.Permissions(
        read: ["sso:provider:view"], create: [], update: [], delete: []),
      isRenamable: false, repeatsKeys: true,
      manualSteps: .readOnly("edit the provider in Admin > Integrations > Single Sign-on"),
      notes: [
        "Read only: a provider that is set up wrongly locks everybody out, so people do it, with a "
          + "session at hand.",
        "Where people sign in with a provider, a second factor is the provider's business.",
        "Certificates are public; they are compared in full.",
      ],
      attributes: { providerAttributes }),
    endpoints: Endpoints(path: "identityproviders", listing: Listing(.whole), update: .none).with {
      $0.lookup = .list
      $0.auditedAs = ["IdentityProvider"]
    })

  @AttributesBuilder private static var providerAttributes: [Attribute] {
    Attribute.string("name", "The name.", length: 1...256).required()
    Attribute.string("providerName", "What people see when they choose it.").cosmetic()
    Attribute.boolean("disabled", "Whether nobody can sign in with it.")
    Attribute.boolean("displayOnLogin", "Whether people can choose it.")
    Attribute.string("issuerURI", "Who the provider says it is.")
    Attribute.string("ssoTargetURI", "Where people are sent to sign in.")
    Attribute.string("ssoBinding", "How they are sent there.")
    Attribute.string("sloURI", "Where people are sent to sign out.")
    Attribute.string("sloBinding", "How they are sent there.")
    Attribute.string("metadataURL", "Where the provider tells about itself.")
    Attribute.string("relyingPartyIdentifier", "Who the organisation is to the provider.")
    Attribute.string("nameIdentifierFormat", "How the provider names people.")
    Attribute.boolean("signAuthnRequests", "Whether requests to sign in are signed.")
    Attribute.boolean("forceAuthn", "Whether people sign in anew each time.")
    Attribute.string(
      "certificate", "The certificate that the provider signs with, in base64.",
      length: 0...100_000)
    Attribute.set(
      "certificates", of: .string(length: 0...100_000, format: nil),
      "All certificates that the provider may sign with, in base64.")
  }
}
