import Documents

/// Values that Genesys Cloud takes where a type does not tell enough.
enum GenesysSamples {
  static let all = Samples(
    seed: seed,
    keys: [
      "users": ["a@acme.example", "b@acme.example"], "authenticationSettings": ["organization"],
    ], values: values,
    beside: beside,
    least: [
      "grants": ["user": "a@acme.example"],
      "oauthClients": ["roleDivisions": [["roleId": "A", "divisionId": "A"]]],
      "authorizationPolicies": ["subject": ["type": "ALL"], "active": true],
    ],
    entry: "CALL", many: many, tooMany: 1_203,
    unpaged: [
      "grants": "a grant is read with whom it is given to",
      "authenticationSettings": "there is one",
      "externalContacts": "the vendor lists no more than 1,000",
    ])

  private static let seed: Value = [
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
    "identityProviders": [["name": "A"], ["name": "B"]],
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
    "teams": [["name": "A"], ["name": "B"]],
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

  private static let values: [String: [Value]] = [
    "users.email": ["first@acme.example", "second@acme.example"],
    "users.addresses": [
      [["mediaType": "PHONE", "type": "WORK", "address": "+4930123456"]],
      [["mediaType": "PHONE", "type": "WORK", "extension": "1234"]],
    ],
    "queues.bullseye.rings": [[ring(10), ring(20)], [ring(30), ring(40), ring(50)]],
    "queues.conditionalGroupRouting.rules": [[groupRule(10)], [groupRule(20)]],
    "queues.memberGroups": [[["id": "A", "type": "GROUP"]], [["id": "B", "type": "GROUP"]]],
    "queues.queueFlow": ["Wait A", "Wait B"], "queues.emailInQueueFlow": ["Mail A", "Mail B"],
    "queues.messageInQueueFlow": ["Text A", "Text B"],
    "roles.permissionPolicies": [
      [["domain": "routing", "entityName": "queue", "actionSet": ["view"]]],
      [["domain": "routing", "entityName": "queue", "actionSet": ["view", "edit"]]],
    ],
    "schedules.end": ["2026-01-05T18:00:00.000", "2026-01-05T19:00:00.000"],
    "oauthClients.roleDivisions": [
      [["roleId": "A", "divisionId": "A"]],
      [["roleId": "A", "divisionId": "*"], ["roleId": "B", "divisionId": "B"]],
    ],
    "oauthClients.authorizedGrantType": ["CLIENT-CREDENTIALS", "CLIENT-CREDENTIALS"],
    "oauthClients.state": ["active", "disabled"],
    // Pools must not overlap: another range that shares numbers has to wait for the old one to go.
    "didPools.startPhoneNumber": ["+49401230000", "+49401230000"],
    "didPools.endPhoneNumber": ["+49401239999", "+49401239999"],
    "ivrs.dnis": [["+49301230001"], ["+49301230002", "+49301230003"]],
    "skillGroups.skillConditions": [[], [condition([condition([])])]],
    "authorizationPolicies.targetResource": ["routing:queue:edit", "routing:queue:delete"],
    "authorizationPolicies.subject.type": ["ALL", "USER"],
  ]

  private static let beside: [String: Value] = [
    "queues.acwSettings.timeoutMs": ["acwSettings": ["wrapupPrompt": "MANDATORY_TIMEOUT"]],
    "grants.group": ["user": .null], "grants.client": ["user": .null],
    "oauthClients.scope": ["authorizedGrantType": "CODE"],
    "didPools.startPhoneNumber": ["endPhoneNumber": "+49401239999"],
    "didPools.endPhoneNumber": ["startPhoneNumber": "+49401230000"],
    "ivrs.scheduleGroup": ["openHoursFlow": "A", "closedHoursFlow": "B"],
    "authorizationPolicies.subject.type 1": ["subject": ["user": "a@acme.example"]],
    "authorizationPolicies.subject.user": ["subject": ["type": "USER"]],
    "authorizationPolicies.subject.client": ["subject": ["type": "CLIENT"]],
    "authorizationPolicies.subject.group": ["subject": ["type": "GROUP"]],
    "authorizationPolicies.subject.team": ["subject": ["type": "TEAM"]],
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
}

// Lists.
extension GenesysSamples {
  private typealias Seeding = @Sendable (ClosedRange<Int>) -> Value

  private static let many: [String: Seeding] = [
    "users": list("users") { ["name": name($0), "email": .string("n\($0)@acme.example")] },
    "schedules": list("schedules") {
      [
        "name": name($0), "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
      ]
    },
    "presenceDefinitions": list("presenceDefinitions") {
      ["name": name($0), "languageLabels": ["en_US": name($0)], "systemPresence": "Busy"]
    },
    "oauthClients": clients(of:),
    "authorizationPolicies": list("authorizationPolicies") {
      [
        "name": name($0), "targetResource": .string("routing:queue:edit\($0)"),
        "effect": "ALLOW", "subject": ["type": "ALL"],
      ]
    },
    "skillGroups": list("skillGroups") { ["name": name($0), "skillConditions": []] },
    "didPools": list("didPools") {
      [
        "name": name($0), "startPhoneNumber": .string("+494\(1_000_000 + 2 * $0)"),
        "endPhoneNumber": .string("+494\(1_000_001 + 2 * $0)"),
      ]
    },
  ].merging(
    [
      "divisions", "roles", "skills", "languages", "wrapUpCodes", "groups", "queues",
      "scheduleGroups", "ivrs", "emergencyGroups", "teams", "flows", "prompts", "scripts",
      "identityProviders",
    ].map { kind in (kind, list(kind) { ["name": name($0)] }) }
  ) { first, _ in first }

  private static func clients(of numbers: ClosedRange<Int>) -> Value {
    [
      "roles": [["name": "A"]], "oauthClients": .array(numbers.map { client("Number \($0)") }),
    ]
  }

  private static func name(_ number: Int) -> Value { .string("Number \(number)") }

  private static func list(
    _ kind: String, _ object: @escaping @Sendable (Int) -> Object
  ) -> Seeding {
    { numbers in [kind: .array(numbers.map { .object(object($0)) })] }
  }
}
