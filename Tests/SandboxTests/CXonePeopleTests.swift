import Documents
import Testing

@testable import Sandbox

@Suite struct CXonePeopleTests {
  private static let seed: Value = [
    "securityProfiles": [
      [
        "securityProfileName": "HYPERCARE",
        "permissions": [["permissionKey": "ViewSkills", "optionKeys": ["true"]]],
      ], ["securityProfileName": "Old", "status": "INACTIVE"],
    ],
    "teams": [["teamName": "Day"]], "skills": [["skillName": "Support", "mediaTypeId": 4]],
    "agents": [
      [
        "userName": "ana", "emailAddress": "ana@acme.example", "firstName": "Ana",
        "lastName": "Silva", "teamId": "Day", "profileId": "HYPERCARE", "skills": ["Support": 2],
      ]
    ],
  ]

  /// The user behind an agent of the seed, and what a whole update of it says.
  private static func user(_ desk: inout CXoneDesk) -> (Value, Object) {
    let users = desk.get("/user-management/v1/users").value["users"]?.array ?? []
    let user = users.first { $0["userName"] == "ana" } ?? .null
    var body: Object = ["assignedGroup": "", "emailToBeVerified": "ana@acme.example"]
    for name in ["id", "userName", "firstName", "lastName", "emailAddress", "role"] {
      body[name] = user[name]
    }
    return (user, body)
  }

  @Test func `one person is an agent with a number and a user with a uuid`() {
    var desk = CXoneDesk(seed: Self.seed)
    let (user, _) = Self.user(&desk)
    let uuid = user["id"]?.string ?? ""
    let agent = desk.get("agents/" + uuid).value["agents"]?.array?.first ?? .null
    #expect(agent["userID"] == user["id"] && agent["teamUuId"] == user["teamId"])
    #expect(user["acdInfos"]?.array?.first?["loginId"]?.digits == agent["agentId"]?.digits)
    #expect(user["role"] == "HYPERCARE" && agent["profileName"] == "HYPERCARE")
    let skills = desk.get("agents/\(uuid)/skills").value["agentSkillAssignments"]?.array
    #expect(skills?.first?["agentProficiencyValue"] == 2)
    let rights = desk.get("permissions/" + uuid).value["permissions"]?.array
    #expect(rights?.first?["Key"] == "ViewSkills")
  }

  @Test func `an update of a user replaces the whole of it`() {
    var desk = CXoneDesk(seed: Self.seed)
    var (user, body) = Self.user(&desk)
    let roles = desk.post("/authorization/v1/roles/search", [:]).value["roles"]?.array ?? []
    body["secondaryRoleIds"] = [roles.first?["roleId"] ?? .null]
    body["mobileNumber"] = "1"
    #expect(desk.put("/user-management/v1/users", .object(body)).status == 200)
    (user, body) = Self.user(&desk)
    #expect(user["secondaryRoleIds"]?.array?.count == 1 && user["mobileNumber"] == "1")
    #expect(desk.put("/user-management/v1/users", .object(body)).status == 200)
    (user, body) = Self.user(&desk)
    #expect(user["secondaryRoleIds"] == [] && user["mobileNumber"] == nil)
    body["emailToBeVerified"] = nil
    #expect(desk.put("/user-management/v1/users", .object(body)).status == 400)
  }

  @Test func `roles are only looked at, and one that is not active cannot be given`() {
    var desk = CXoneDesk(seed: Self.seed)
    let search: Value = ["filter": ["status": ["INACTIVE"]]]
    let found = desk.post("/authorization/v1/roles/search", search)
    #expect(found.texts("roleName", of: "roles") == ["Old"])
    var (_, body) = Self.user(&desk)
    body["role"] = "Old"
    #expect(desk.put("/user-management/v1/users", .object(body)).status == 400)
    #expect(desk.post("security-profiles", ["securityProfileName": "x"]).status == 400)
  }

  @Test func `a user who is switched off comes back`() {
    var desk = CXoneDesk(seed: Self.seed)
    let (user, _) = Self.user(&desk)
    let ids: Value = ["userIds": [user["id"] ?? .null, "nobody"]]
    let answer = desk.post("/user-management/v1/users/deactivate", ids)
    #expect(answer.value["notDeletedUserIds"] == ["nobody"])
    #expect(Self.user(&desk).0 == .null)
    let id = user["id"]?.string ?? ""
    #expect(desk.post("/user-management/v1/users/\(id)/revive").status == 200)
    #expect(Self.user(&desk).0["status"] == "ACTIVE")
  }

  @Test func `names between reading and writing an agent differ`() {
    var desk = CXoneDesk(seed: Self.seed)
    let body: Value = ["agent": ["agentId": "30001", "emailRefusalTimeOut": 30, "password": "p"]]
    #expect(desk.put("agents/30001", body).status == 204)
    let agent = desk.get("agents/30001").value["agents"]?.array?.first ?? .null
    #expect(agent["emailRefusalTimeout"] == 30 && agent["password"] == nil)
    #expect(agent["lastName"] == "Silva")
  }

  @Test func `what only an update of an agent takes is read back`() {
    var desk = CXoneDesk(seed: Self.seed)
    let body: Value = [
      "agent": [
        "agentId": "30001", "divisionNo": 1, "agentMaxVersion": 3, "teams_channel_Id": "t",
      ]
    ]
    #expect(desk.put("agents/30001", body).status == 204)
    let agent = desk.get("agents/30001").value["agents"]?.array?.first ?? .null
    #expect(agent["divisionNo"] == 1 && agent["agentMaxVersion"] == 3)
    #expect(agent["teams_channel_Id"] == "t")
  }

  @Test func `the groups of a user go by the numbers that groups have, as text`() {
    var desk = CXoneDesk(seed: Self.seed)
    _ = desk.post("groups", ["groups": [["groupName": "Leads"]]])
    var (user, body) = Self.user(&desk)
    body["groupIds"] = ["1"]
    #expect(desk.put("/user-management/v1/users", .object(body)).status == 200)
    (user, _) = Self.user(&desk)
    #expect(user["groupIds"] == ["1"])
    body["groupIds"] = ["2"]
    #expect(desk.put("/user-management/v1/users", .object(body)).status == 400)
  }
}
