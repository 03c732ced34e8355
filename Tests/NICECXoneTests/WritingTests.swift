import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import NICECXone

struct WritingTests {
  private let creation = Call(
    "create skill 'S'", method: "POST", path: Endpoints.acdPath("skills"),
    body: ["skills": [["skillName": "S"]]], isRepeatable: false, creates: true)

  @Test(
    arguments: [
      ["skillsResults": [["success": false, "error": "name is taken"]]],
      ["skillsResults": [["success": "False", "error": "name is taken"]]],
      [
        "resultSet": [
          "errorCount": "1", "skillsResults": [["success": false, "error": "name is taken"]],
        ]
      ],
      ["success": false, "error": "name is taken"],
    ] as [Value])
  func `a failure inside a success is a failure`(_ answer: Value) async {
    let tenant = ScriptedTenant { _ in answer }
    let error = await #expect(throws: ProviderError.self) {
      try await tenant.writer.perform(creation)
    }
    #expect(error?.description.contains("name is taken") == true)
    #expect(error?.status == 400)
  }

  @Test func `of a batch the items that failed are named`() async {
    let answer: Value = [
      "resultSet": [
        "errorCount": 1,
        "agentResults": [
          ["agentId": 1, "success": "true", "error": ""],
          ["agentId": 2, "success": "false", "error": "not found"],
        ],
      ]
    ]
    #expect(Verdict(answer).failure == "2: not found")
  }

  @Test(
    arguments: [
      [:], .null, ["success": true], ["success": "true", "error": ""],
      ["errorCount": 0, "skillsResults": [["success": true, "skillId": 7]]],
      ["invalidSkills": []], ["notDeletedUserIds": []],
    ] as [Value])
  func `a success is a success`(_ answer: Value) {
    #expect(Verdict(answer).failure == nil)
  }

  @Test(
    arguments: [
      ["skillsResults": [["success": true, "skillId": 7]]],
      ["skillsResults": [["success": "true", "skillId": "7"]]],
      ["skillId": 7],
    ] as [Value])
  func `a new object's id is found where the answer has it`(_ answer: Value) async throws {
    let tenant = ScriptedTenant { _ in answer }
    #expect(try await tenant.writer.perform(creation) == ["id": "7"])
  }

  @Test func `an answer without an id is followed by a look at the list`() async throws {
    let tenant = ScriptedTenant { request in
      request.method == "POST"
        ? ["error_Description": ""]
        : [
          "pointsOfContact": [
            ["contactCode": 5, "contactAddress": "800", "mediaTypeId": 4],
            ["contactCode": 6, "contactAddress": "900", "mediaTypeId": 4],
          ]
        ]
    }
    let call = Call(
      "create point of contact", method: "POST", path: Endpoints.acdPath("points-of-contact"),
      body: ["mediaTypeId": 4, "pointOfContact": "800"], isRepeatable: false, creates: true)
    #expect(try await tenant.writer.perform(call) == ["id": "5"])
  }

  @Test func `what was made and cannot be looked up was made nevertheless`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.method == "POST" { return .null }
      throw ProviderError(request.operation, .unreachable("gone"), isRetriable: true)
    }
    let call = Call(
      "create point of contact", method: "POST", path: Endpoints.acdPath("points-of-contact"),
      body: ["mediaTypeId": 4, "pointOfContact": "800"], isRepeatable: false, creates: true)
    let error = await #expect(throws: ProviderError.self) { try await tenant.writer.perform(call) }
    guard case .answerLost? = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a refusal after a lost answer may mean that it was done`() async throws {
    let call = Call(
      "add 1 skills of agent 'ana'", method: "POST", path: Endpoints.acdPath("agents/9/skills"),
      body: ["skills": [["skillId": "7"]]], isRepeatable: false)
    let refusal: Value = [
      "resultSet": ["skillResults": [["skillId": 7, "success": false, "error": "has it already"]]]
    ]
    let unlucky = ScriptedTenant { _ in refusal }
    await #expect(throws: ProviderError.self) { try await unlucky.writer.perform(call) }
    let count = Counter()
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if count.next() == 1 { throw ProviderError(request.operation, .answerLost("cut")) }
      return refusal
    }
    #expect(try await tenant.writer.perform(call) == .null)
    #expect(await tenant.asked.count == 2)
  }

  @Test func `a script is named by its newest number just before a call`() async throws {
    let tenant = ScriptedTenant { request in
      request.method == "GET"
        ? [
          "scriptSearchDetails": [
            ["scriptName": "Main\\Welcome", "masterID": 40, "status": "HIST"],
            ["scriptName": "Main\\Welcome", "masterID": 41, "status": "CURR"],
          ]
        ] : [:]
    }
    let write = Write(
      .update, kind: CXoneKind.skills.kind, key: "S",
      live: LiveObject(id: "7", key: "S", attributes: [:], raw: ["scriptId": 39]),
      attributes: ["scriptId": "Main\\Welcome"], changed: ["scriptId"],
      ids: ["scripts": ["Main\\Welcome": "Main\\Welcome"]])
    let calls = try CallMaker(.skills, write).calls()
    #expect(calls[0].body == ["skill": ["scriptId": ["{scripts}": "Main\\Welcome"]]])
    _ = try await tenant.writer.perform(calls[0])
    let sent = await tenant.asked.last?.body
    #expect(sent == ["skill": ["scriptId": 41]])
  }

  @Test func `a script that a skill has already keeps its version`() throws {
    let write = Write(
      .update, kind: CXoneKind.skills.kind, key: "S",
      live: LiveObject(
        id: "7", key: "S", attributes: ["scriptId": ["id": "Main\\Welcome"]],
        raw: ["scriptId": 39]),
      attributes: ["notes": "new"], changed: ["notes"])
    let body = try CallMaker(.skills, write).calls()[0].body
    #expect(body == ["skill": ["notes": "new", "scriptId": 39]])
  }

  @Test func `a script is locked, saved and unlocked`() throws {
    let write = Write(
      .update, kind: CXoneKind.scripts.kind, key: "Main\\Welcome",
      live: LiveObject(
        id: "Main\\Welcome", key: "Main\\Welcome", attributes: [:],
        raw: [
          "header": ["masterId": 41, "lockInfo": ["lockedName": "me"], "mediaType": 4],
          "actions": ["1": ["old": true]], "properties": ["p": 1], "branches": [:],
        ]),
      attributes: ["actions": ["1": ["new": true]]], changed: ["actions"])
    let calls = try CallMaker(.scripts, write).calls()
    #expect(calls.map(\.method) == ["PUT", "POST", "PUT"])
    let content = calls[1].body?["scriptContent"]
    #expect(content?["actions"] == ["1": ["new": true]])
    #expect(content?["properties"] == ["p": 1])
    #expect(content?[path: ["header", "lockInfo"]] == nil)
    #expect(content?[path: ["header", "scriptName"]] == "Main\\Welcome")
  }

  @Test func `a person who was deactivated is brought back`() async throws {
    let tenant = ScriptedTenant { request in
      request.parameter("includeDeleted") == "true"
        ? ["users": [["id": "u-1", "userName": "Ana", "status": "DELETED", "role": "Agent"]]]
        : .null
    }
    let write = Write(
      .create, kind: CXoneKind.users.kind, key: "ana", live: nil,
      attributes: ["userName": "ana", "firstName": "Ana"], changed: ["userName", "firstName"])
    let taken = ProviderError(
      "create user", .refused(status: 409, code: nil, message: "exists"))
    let calls = try await tenant.writer.recovery(from: taken, of: write)
    #expect(calls.map(\.method) == ["POST", "PUT"])
    #expect(calls[0].path == "/user-management/v1/users/u-1/revive")
    #expect(try await tenant.writer.perform(calls[0]) == ["id": "u-1"])
  }

  private let hiring = Call(
    "create agent 'ana'", method: "POST", path: Endpoints.acdPath("agents"),
    body: [
      "agents": [
        [
          "userName": "ana", "city": "Denver", "agentWorkItemthreshold": 4,
          "forceChangeOnLogon": true,
        ]
      ]
    ], isRepeatable: true, creates: true)

  private static func refusal(_ reason: Value) -> Value {
    ["errorCount": 1, "agentResults": [["success": false, "error": reason]]]
  }

  private static let ana: Value = [
    "agentId": 9, "userName": "Ana", "firstName": "Ana", "city": "Boston", "notes": "kept",
  ]

  @Test func `an agent who is there as a user is changed instead`() async throws {
    let tenant = ScriptedTenant { request in
      switch request.method {
      case "POST": Self.refusal("userName 'ana' already exists")
      case "GET": ["agents": [Self.ana], "totalRecords": 1]
      default: .null
      }
    }
    #expect(try await tenant.writer.perform(hiring) == ["id": "9"])
    let change = try #require(await tenant.asked.last)
    #expect(change.method == "PUT" && change.path.hasSuffix("/agents/9"))
    #expect(
      change.body == [
        "agent": [
          "agentId": "9", "agentWorkItemThreshold": 4, "city": "Denver", "firstName": "Ana",
          "notes": "kept", "userName": "ana",
        ]
      ])
  }

  @Test func `an agent whom a list shows late is waited for`() async throws {
    let count = Counter()
    let tenant = ScriptedTenant { request in
      switch request.method {
      case "POST": Self.refusal("userName 'ana' already exists")
      case "GET": count.next() > 4 ? ["agents": [Self.ana], "totalRecords": 1] : .null
      default: .null
      }
    }
    #expect(try await tenant.writer.perform(hiring) == ["id": "9"])
  }

  @Test func `a creation that is refused for another reason stays refused`() async {
    let tenant = ScriptedTenant { request in
      request.method == "POST" ? Self.refusal("teamId 7 is invalid") : .null
    }
    let error = await #expect(throws: ProviderError.self) {
      try await tenant.writer.perform(hiring)
    }
    #expect(error?.description.contains("teamId 7 is invalid") == true)
    // One look by name and one at the whole list, and no waiting.
    #expect(await tenant.asked.count == 3)
  }

  @Test func `a user who is there as an agent is given back whole`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.method == "POST" { throw request.refused(409) }
      let user: Value = [
        "id": "u-1", "userName": "ana", "emailAddress": "old@acme.example", "role": "Agent",
        "mobileNumber": "1",
      ]
      return request.method == "GET"
        ? request.path.hasSuffix("/u-1") ? ["user": user] : ["users": [user]] : .null
    }
    let call = Call(
      "create user 'ana'", method: "POST", path: "/user-management/v1/users",
      body: ["userName": "ana", "emailAddress": "new@acme.example", "role": "Boss"], creates: true)
    #expect(try await tenant.writer.perform(call) == ["id": "u-1"])
    #expect(
      await tenant.asked.last?.body == [
        "assignedGroup": "", "emailAddress": "new@acme.example",
        "emailToBeVerified": "new@acme.example", "id": "u-1", "mobileNumber": "1", "role": "Boss",
        "userName": "ana",
      ])
  }

  @Test func `a user who was switched off is left to be revived`() async {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.method == "POST" { throw request.refused(409) }
      return request.parameter("includeDeleted") == "true"
        ? ["users": [["id": "u-1", "userName": "ana", "status": "DELETED"]]] : .null
    }
    let call = Call(
      "create user 'ana'", method: "POST", path: "/user-management/v1/users",
      body: ["userName": "ana"], creates: true)
    await #expect(throws: ProviderError.self) { try await tenant.writer.perform(call) }
    #expect(await tenant.asked.allSatisfy { $0.method != "PUT" })
  }

  @Test func `a person who came back meanwhile is created once more`() async throws {
    let user: Value = ["id": "u-1", "userName": "Ana", "status": "ACTIVE"]
    let tenant = ScriptedTenant { request in
      request.path.hasSuffix("/u-1") ? ["user": user] : ["users": [user]]
    }
    let write = Write(
      .create, kind: CXoneKind.users.kind, key: "ana", live: nil,
      attributes: ["userName": "ana"], changed: ["userName"])
    let taken = ProviderError(
      "create user", .refused(status: 409, code: nil, message: "exists"))
    let calls = try await tenant.writer.recovery(from: taken, of: write)
    #expect(calls.map(\.method) == ["POST"])
    #expect(calls.first?.creates == true)
  }

  @Test func `the agent's number is put into the body of a completion`() async throws {
    let tenant = ScriptedTenant { _ in .null }
    _ = try await tenant.writer.perform(
      Call(
        "complete agent", method: "PUT", path: Endpoints.acdPath("agents/9"),
        body: ["agent": ["agentId": "{id}", "divisionNo": 2]]))
    let sent = await tenant.asked.last?.body
    #expect(sent == ["agent": ["agentId": "9", "divisionNo": 2]])
  }
}
