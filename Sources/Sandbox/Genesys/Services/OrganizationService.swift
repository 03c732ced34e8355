import Documents

/// The organisation, the token, and what else stands for itself.
enum OrganizationService {
  static let routes: [Route] = [
    // Answered before any token is asked for; it stands here to be counted.
    Route("POST", "/oauth/token") { (_, _) throws(Refusal) in throw .unknownRoute },
    Route("GET", "/api/v2/organizations/me") { (world, _) throws(Refusal) in
      .value(shown(world.organization))
    },
    Route("PUT", "/api/v2/organizations/me", .any("directory:organization:admin")) {
      (world, call) throws(Refusal) in
      let body = try call.object()
      guard body["version"]?.integer == world.organization.version else {
        throw Refusal(409, "general.conflict", "The version does not match the current version")
      }
      for field in ["defaultLanguage", "defaultCountryCode", "supportURI", "defaultSiteId"] {
        if let value = body[field] { world.organization.fields[field] = value }
      }
      if let name = body["name"]?.string { world.organization.name = name }
      world.organization.version += 1
      return .value(shown(world.organization))
    },
    Route("GET", "/api/v2/tokens/me") { (world, call) throws(Refusal) in
      .value(token(world, call))
    },
    Route("HEAD", "/api/v2/tokens/me") { (_, _) throws(Refusal) in .blank },
    Route("DELETE", "/api/v2/tokens/me") { (world, call) throws(Refusal) in
      if let token = call.token { world.access.tokens.revoke(token) }
      return .blank
    },
    Route("GET", "/api/v2/users/me") { (_, _) throws(Refusal) in
      throw Refusal(400, "not.a.user", "There is no user behind this token")
    },
  ]

  private static func shown(_ organization: World.Organization) -> Value {
    var result: Object = [
      "id": .string(organization.id), "name": .string(organization.name),
      "defaultLanguage": "en-US", "defaultCountryCode": "US",
      "thirdPartyOrgName": .string(organization.name.filter { $0.isASCII && $0.isLetter }),
      "domain": .string(organization.name.filter { $0.isASCII && $0.isLetter }.lowercased()),
      "version": .integer(organization.version), "state": "active",
      "features": ["directory": true, "purecloud": true, "contactCenter": true],
      "voicemailEnabled": false, "productPlatform": "GenesysCloud",
      "selfUri": "/api/v2/organizations/me",
    ]
    for (name, value) in organization.fields { result[name] = value }
    return .object(result)
  }

  private static func token(_ world: World, _ call: Call) -> Value {
    let organization: Value = [
      "id": .string(world.organization.id), "name": .string(world.organization.name),
    ]
    let client = world.truth["oauthClients"]?.record(call.author.clientId)
    return [
      "organization": organization, "homeOrganization": organization,
      "authorizedScope": [],
      "OAuthClient": [
        "id": .string(call.author.clientId), "name": .string(client?.name ?? ""),
        "authorizedGrantType": "CLIENT-CREDENTIALS", "state": "active", "scope": [],
        "roleDivisions": .array(
          world.grants(of: call.author.clientId).map {
            [
              "roleId": .string($0.reference("role") ?? ""),
              "divisionId": .string($0.reference("division") ?? ""),
            ]
          }),
        "organization": organization,
      ],
    ]
  }
}
