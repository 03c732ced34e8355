import Documents

extension Kind {
  /// How people sign in: one object, which has neither id nor name to those who ask.
  static let authenticationSettings = Kind(
    name: "authenticationSettings", path: "", entityType: "OrganizationAuthSettings",
    service: "Directory",
    fields: [Field("name", .text(1...100))] + settings,
    duplicate: (400, "bad.request"),
    founding: { world in
      [
        Record(
          id: world.identifiers.id("authenticationSettings", 0),
          fields: [
            "name": "organization", "multifactorAuthenticationRequired": false,
            "domainAllowlistEnabled": false, "domainAllowlist": [], "ipAddressAllowlist": [],
            "passwordRequirements": [
              "minimumLength": 8, "minimumDigits": 1, "minimumLetters": 1, "minimumUpper": 1,
              "minimumLower": 1, "minimumSpecials": 1, "minimumAgeSeconds": 1,
              "expirationDays": 90,
            ],
            "inactivityTimeoutExclusions": [], "universalLogout": false,
            "tokenStorageLocation": "persistent",
          ])
      ]
    },
    routes: { kind in
      let path = "/api/v2/organizations/authentication/settings"
      let admin = Permission.any("directory:organization:admin")
      return [
        Route("GET", path, admin) { (world, _) throws(Refusal) in
          try shown(world.read(kind, id(world)).record)
        },
        Route("PATCH", path, admin) { (world, call) throws(Refusal) in
          let record = try world.find(kind, id(world))
          let changed = try world.patch(
            kind, record, try call.object(), call, fields: settings)
          return shown(changed)
        },
      ]
    })

  private static func id(_ world: World) -> String {
    world.identifiers.id("authenticationSettings", 0)
  }

  private static func shown(_ record: Record) -> Answer {
    .value(.object(Object(record.fields.filter { $0.key != "name" }.map { ($0.key, $0.value) })))
  }

  private static let settings = [
    Field("multifactorAuthenticationRequired", .flag), Field("domainAllowlistEnabled", .flag),
    Field("domainAllowlist", .list(.text(1...2_000))),
    Field("ipAddressAllowlist", .list(.text(1...64))),
    Field(
      "passwordRequirements",
      .object(
        [
          "minimumLength", "minimumDigits", "minimumLetters", "minimumUpper", "minimumLower",
          "minimumSpecials", "minimumAgeSeconds", "expirationDays",
        ].map { Field($0, .whole(0...1_000_000_000)) })),
    Field("inactivityTimeoutExclusions", .list(.text(1...2_000))),
    Field("universalLogout", .flag),
    Field("tokenStorageLocation", .choice(["persistent", "session"])),
  ]
}
