import Documents

/// What there is one of: the business unit, its clock, and what the platform knows of itself.
enum BusinessUnitService {
  static func unit(_ tenant: String, _ identifiers: Identifiers) -> Object {
    [
      "businessUnitId": 4_595_321, "businessUnitName": .string(tenant),
      "tenantId": .string(identifiers.id("tenant", 0)), "isActive": true,
      "defaultTimeZone": "America/New_York", "agentsUseDefaultTimeZone": true,
      "phoneTimeout": 45, "userSessionTimeout": 60, "startDayOfWeek": 0,
      "concurrentPortLimit": 200, "outboundPortLimit": 100, "concurrentAgentLimit": 1_000,
      "userLimit": 10_000, "stationLimit": 1_000, "maxScriptHistory": 100,
      "features": [
        ["productId": 1, "productDescription": "Inbound Voice", "isEnabled": true],
        ["productId": 2, "productDescription": "Outbound Voice", "isEnabled": true],
        ["productId": 3, "productDescription": "Chat", "isEnabled": true],
        ["productId": 10, "productDescription": "Personal Connection", "isEnabled": true],
        ["productId": 40, "productDescription": "Digital Engagement", "isEnabled": true],
      ],
      "timeZones": .array(timeZones.map { ["displayName": $0.shown, "standardName": $0.name] }),
    ]
  }

  private static let timeZones: [(name: Value, shown: Value, offset: Value)] = [
    ("America/New_York", "(UTC-05:00) Eastern Time (US & Canada)", "-05:00"),
    ("America/Chicago", "(UTC-06:00) Central Time (US & Canada)", "-06:00"),
    ("America/Denver", "(UTC-07:00) Mountain Time (US & Canada)", "-07:00"),
    ("America/Los_Angeles", "(UTC-08:00) Pacific Time (US & Canada)", "-08:00"),
    ("Europe/London", "(UTC+00:00) London", "+00:00"),
    ("Europe/Berlin", "(UTC+01:00) Berlin", "+01:00"),
  ]

  static let routes: [CXoneRoute] = [
    .acd("GET", "business-unit") { (world, _) throws(CXoneRefusal) in
      .value(["businessUnits": [.object(world.unit)]])
    },
    .acd("GET", "media-types") { (_, _) throws(CXoneRefusal) in
      .value([
        "mediaTypes": .array(
          MediaTypes.all.map {
            ["mediaTypeId": .integer($0.id), "mediaTypeName": .string($0.name)]
          })
      ])
    },
    .acd("GET", "server-time") { (_, call) throws(CXoneRefusal) in
      .value(["ServerTime": .string(call.now.description)])
    },
    .acd("GET", "timezones") { (_, _) throws(CXoneRefusal) in
      .value([
        "timeZones": .array(
          timeZones.map {
            ["displayName": $0.shown, "standardName": $0.name, "offset": $0.offset]
          })
      ])
    },
    .acd("GET", "apiversion") { (_, call) throws(CXoneRefusal) in
      let verb = call.query["verb"]?.uppercased()
      let part = call.query["searchUriText"] ?? ""
      let prefix = CXoneRoute.services
      let found = CXoneKinds.routes.filter { route in
        route.template.hasPrefix(prefix) && (verb.map { $0 == route.method } ?? true)
          && (part.isEmpty || route.template.contains(part))
      }
      return .value([
        "apiInfo": .array(
          found.map {
            [
              "uri": .string(String($0.template.dropFirst(prefix.count))), "version": 34,
              "verb": .string($0.method),
            ]
          })
      ])
    },
  ]
}
