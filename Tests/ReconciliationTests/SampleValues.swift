import Documents
import Model

/// Values for any attribute, made from its type: two that differ, and what must stand beside them.
enum SampleValues {
  /// What every tenant of the vendor suite has, so that references have two ends to choose from.
  static let seed: Value = [
    "divisions": [["name": "A"], ["name": "B"]],
    "roles": [["name": "A"], ["name": "B"]],
    "skills": [["name": "A"], ["name": "B"]],
    "languages": [["name": "A"], ["name": "B"]],
    "wrapUpCodes": [["name": "A"], ["name": "B"]],
    "users": [
      ["email": "a@acme.example", "name": "A"], ["email": "b@acme.example", "name": "B"],
    ],
    "groups": [["name": "A"], ["name": "B"]],
    "flows": flows,
    "prompts": [["name": "A"], ["name": "B"]],
    "scripts": [["name": "A"], ["name": "B"]],
    "queues": [["name": "A"], ["name": "B"]],
    "schedules": [schedule("A"), schedule("B")],
    "scheduleGroups": [["name": "A"], ["name": "B"]],
    "oauthClients": [client("A"), client("B")],
    "didPools": [
      [
        "name": "A", "startPhoneNumber": "+49301230000", "endPhoneNumber": "+49301239999",
      ]
    ],
    "ivrs": [["name": "A"], ["name": "B"]],
  ]

  private static let flows = Value.array(
    [
      ("", "INBOUNDCALL"), ("Wait ", "INQUEUECALL"), ("Mail ", "INQUEUEEMAIL"),
      ("Text ", "INQUEUESHORTMESSAGE"),
    ].flatMap { prefix, type -> [Value] in
      ["A", "B"].map { ["name": .string(prefix + $0), "type": .string(type)] }
    })

  private static func schedule(_ name: String) -> Value {
    [
      "name": .string(name), "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
    ]
  }

  private static func client(_ name: String) -> Value {
    [
      "name": .string(name), "authorizedGrantType": "CLIENT-CREDENTIALS",
      "roleDivisions": [["role": "A", "division": "*"]],
    ]
  }

  /// What the vendor demands beside an attribute, or in place of the values that its type gives.
  static let exceptions: [String: (values: [Value]?, beside: Value)] = [
    "users.email": (["first@acme.example", "second@acme.example"], [:]),
    "users.addresses": (
      [
        [["mediaType": "PHONE", "type": "WORK", "address": "+4930123456"]],
        [["mediaType": "PHONE", "type": "WORK", "extension": "1234"]],
      ], [:]
    ),
    "queues.acwSettings.timeoutMs": (nil, ["acwSettings": ["wrapupPrompt": "MANDATORY_TIMEOUT"]]),
    "queues.bullseye.rings": (
      [[ring(10), ring(20)], [ring(30), ring(40), ring(50)]], [:]
    ),
    "queues.conditionalGroupRouting.rules": ([[groupRule(10)], [groupRule(20)]], [:]),
    "queues.memberGroups": (
      [[["id": "A", "type": "GROUP"]], [["id": "B", "type": "GROUP"]]], [:]
    ),
    "queues.mediaSettings.callback.edgeGroup.id": (nil, [:]),
    "queues.queueFlow": (["Wait A", "Wait B"], [:]),
    "queues.emailInQueueFlow": (["Mail A", "Mail B"], [:]),
    "queues.messageInQueueFlow": (["Text A", "Text B"], [:]),
    "roles.permissionPolicies": (
      [
        [["domain": "routing", "entityName": "queue", "actionSet": ["view"]]],
        [["domain": "routing", "entityName": "queue", "actionSet": ["view", "edit"]]],
      ], [:]
    ),
    "grants.user": (["a@acme.example", "b@acme.example"], [:]),
    "schedules.end": (["2026-01-05T18:00:00.000", "2026-01-05T19:00:00.000"], [:]),
    "oauthClients.roleDivisions": (
      [
        [["roleId": "A", "divisionId": "A"]],
        [["roleId": "A", "divisionId": "*"], ["roleId": "B", "divisionId": "B"]],
      ], [:]
    ),
    "oauthClients.authorizedGrantType": (["CLIENT-CREDENTIALS", "CLIENT-CREDENTIALS"], [:]),
    "oauthClients.state": (["active", "disabled"], [:]),
    "oauthClients.scope": (nil, ["authorizedGrantType": "CODE"]),
    // Pools must not overlap: another range that shares numbers has to wait for the old one to go.
    "didPools.startPhoneNumber": (
      ["+49401230000", "+49401230000"], ["endPhoneNumber": "+49401239999"]
    ),
    "didPools.endPhoneNumber": (
      ["+49401239999", "+49401239999"], ["startPhoneNumber": "+49401230000"]
    ),
    "ivrs.dnis": ([["+49301230001"], ["+49301230002", "+49301230003"]], [:]),
    "ivrs.scheduleGroup": (
      nil, ["openHoursFlow": "A", "closedHoursFlow": "B"]
    ),
    "skillGroups.skillConditions": ([[], [condition([condition([])])]], [:]),
  ]

  private static func condition(_ children: [Value]) -> Value {
    [
      "operation": "And",
      "routingSkillConditions": [
        [
          "routingSkill": "A", "comparator": "GreaterThan", "proficiency": 3,
          "childConditions": .array(children),
        ]
      ],
      "languageSkillConditions": [
        ["languageSkill": "B", "comparator": "EqualTo", "proficiency": 1]
      ],
    ]
  }

  private static func ring(_ seconds: Int) -> Value {
    ["expansionCriteria": [["type": "TIMEOUT_SECONDS", "threshold": .integer(seconds)]]]
  }

  private static func groupRule(_ seconds: Int) -> Value {
    [
      "metric": "EstimatedWaitTime", "operator": "GreaterThan", "conditionValue": 5,
      "waitSeconds": .integer(seconds), "groups": [["id": "A", "type": "GROUP"]],
    ]
  }

  /// What an object of the kind cannot be made without.
  static func least(_ kind: Kind) -> Value {
    var least = Value.object(Object())
    for attribute in kind.attributes where attribute.isRequired {
      least.set(values(of: attribute, kind)[0], at: attribute.path)
    }
    if kind.name == "grants" { least.set("a@acme.example", at: ["user"]) }
    if kind.name == "oauthClients" {
      least.set(exceptions["oauthClients.roleDivisions"]?.values?[0] ?? [], at: ["roleDivisions"])
    }
    return least
  }

  /// The least with one attribute at its first or second value, and what that demands.
  static func object(_ kind: Kind, with attribute: Attribute, _ number: Int) -> Value {
    var object = least(kind)
    let beside = exceptions["\(kind.name).\(attribute.name)"]?.beside ?? [:]
    for other in kind.attributes {
      if let value = beside[path: other.path] { object.set(value, at: other.path) }
    }
    if ["group", "client"].contains(attribute.name) { object.remove(at: ["user"]) }
    object.set(values(of: attribute, kind)[number], at: attribute.path)
    return object
  }

  /// Two values for an attribute.
  static func values(of attribute: Attribute, _ kind: Kind) -> [Value] {
    if let values = exceptions["\(kind.name).\(attribute.name)"]?.values { return values }
    return [0, 1].map { value(attribute.type, $0) }
  }

  private static func value(_ type: AttributeType, _ number: Int) -> Value {
    switch type {
    case .string(_, let format): text(format, number)
    case .integer(let range), .number(let range):
      .integer(min(range.lowerBound + number, range.upperBound))
    case .boolean: .bool(number == 0)
    case .choice(let words): .string(words[min(number, words.count - 1)])
    case .reference(let reference): .string(key(of: reference, number))
    case .list(let element): .array([value(element, number)])
    case .set(let element):
      .array((0...number).map { value(element, $0) })
    case .map(.text, let element): .object(["CALL": value(element, number)])
    case .map(.reference(let reference), let element):
      .object([key(of: reference, number): value(element, number)])
    case .record(let fields): record(fields, number)
    case .json: ["a": .integer(number)]
    }
  }

  private static func record(_ fields: [Attribute], _ number: Int) -> Value {
    var record = Value.object(Object())
    for field in fields { record.set(value(field.type, number), at: field.path) }
    return record
  }

  private static func key(of reference: Reference, _ number: Int) -> String {
    let name = ["A", "B"][number]
    return reference.kind == "users" ? name.lowercased() + "@acme.example" : name
  }

  private static func text(_ format: StringFormat?, _ number: Int) -> Value {
    let texts: [String] =
      switch format {
      case nil: ["flow-1", "flow-2"]
      case .email: ["x@acme.example", "y@acme.example"]
      case .localDateTime: ["2026-01-05T08:00:00.000", "2026-01-05T09:00:00.000"]
      case .timeZone: ["Europe/Berlin", "America/New_York"]
      case .recurrence: ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO"]
      case .dateTime: ["2030-01-01T00:00:00.000Z", "2031-01-01T00:00:00.000Z"]
      case .uri: ["https://acme.example/a", "https://acme.example/b"]
      case .e164: ["+4930123456", "+4930123457"]
      case .duration: ["4h", "5h"]
      }
    return .string(texts[number])
  }
}
