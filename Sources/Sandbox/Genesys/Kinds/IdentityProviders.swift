import Documents

extension Kind {
  /// Identity providers: set up by people, and shown here.
  static let identityProviders = Kind(
    name: "identityProviders", path: "/api/v2/identityproviders", entityType: "IdentityProvider",
    service: "Directory",
    fields: [
      Field("name", .text(1...256)), Field("providerName", .text), Field("disabled", .flag),
      Field("displayOnLogin", .flag), Field("issuerURI", .text), Field("ssoTargetURI", .text),
      Field("ssoBinding", .choice(["POST", "Redirect"].map { saml2 + "bindings:HTTP-" + $0 })),
      Field("sloURI", .text), Field("sloBinding", .text), Field("metadataURL", .text),
      Field("relyingPartyIdentifier", .text),
      Field("nameIdentifierFormat", .choice(nameFormats)), Field("signAuthnRequests", .flag),
      Field("forceAuthn", .flag), Field("certificate", .text(0...100_000)),
      Field("certificates", .list(.text(0...100_000))),
      Field("logoImageData", .text(0...1_000_000)),
    ],
    defaults: ["disabled": false, "displayOnLogin": true],
    routes: { kind in
      let view = Permission.any("sso:provider:view")
      return [
        Route("GET", kind.path, view) { (world, call) throws(Refusal) in
          let shown = world.listed(kind, call, .exact).compactMap { place in
            world.seen[kind.name]?.record(at: place).map { Value.object(world.rendered(kind, $0)) }
          }
          return .value([
            "entities": .array(shown), "total": .integer(shown.count),
            "selfUri": .string(kind.path),
          ])
        },
        .get(kind, view),
      ]
    })

  private static let saml2 = "urn:oasis:names:tc:SAML:2.0:"

  private static let nameFormats =
    ["unspecified", "emailAddress", "X509SubjectName", "WindowsDomainQualifiedName"].map {
      "urn:oasis:names:tc:SAML:1.1:nameid-format:" + $0
    }
    + ["kerberos", "entity", "persistent", "transient"].map { saml2 + "nameid-format:" + $0 }
}
