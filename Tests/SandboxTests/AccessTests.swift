import Documents
import Testing

@testable import Sandbox

@Suite struct AccessTests {
  private let divisions = "/api/v2/authorization/divisions"
  private let roles = "/api/v2/authorization/roles"
  private let subjects = "/api/v2/authorization/subjects"

  @Test func `sign-in refuses what is wrong in its own words`() {
    var desk = Desk()
    let reply = desk.signIn("tool", "wrong")
    #expect(reply.status == 401 && reply.value["error"] == "invalid_client")
    #expect(reply.value["description"] != nil)
  }

  @Test func `a call without a token or with a spent one is refused`() {
    var desk = Desk()
    desk.wait(.seconds(86_400))
    #expect(desk.get("/api/v2/tokens/me").code == "bad.credentials")
    let request = SandboxRequest("GET", "/api/v2/tokens/me")
    #expect(desk.world.answer(request, at: desk.now).status == 401)
  }

  @Test func `a revoked token is refused, another of the same client is not`() {
    var desk = Desk()
    let first = desk.token
    desk.token = desk.signIn("tool", "secret").value["access_token"]?.string ?? ""
    #expect(desk.send("DELETE", "/api/v2/tokens/me").status == 200)
    #expect(desk.get("/api/v2/tokens/me").code == "bad.credentials")
    desk.token = first
    #expect(desk.get("/api/v2/tokens/me").status == 200)
  }

  @Test func `a default role stays`() {
    var desk = Desk()
    let role = desk.get(roles).entities.first { $0["default"] == true }
    let reply = desk.send("DELETE", "\(roles)/\(role?["id"]?.string ?? "")")
    #expect(reply.status == 400 && reply.code == "bad.request")
  }

  @Test(
    arguments: [
      ("PUT", "/api/v2/groups/none"), ("GET", "/api/v2/groups/none/individuals"),
      ("POST", "/api/v2/groups/none/members"), ("DELETE", "/api/v2/groups/none/members?ids=a"),
      ("GET", "/api/v2/users/none/roles"), ("GET", "/api/v2/users/none/queues"),
      ("PATCH", "/api/v2/users/none/routingskills/bulk"),
      ("POST", "/api/v2/users/none/routinglanguages"),
      ("PUT", "/api/v2/architect/schedules/none"),
      ("PUT", "/api/v2/architect/schedulegroups/none"),
      ("POST", "/api/v2/oauth/clients/none/secret"),
    ])
  func `what is missing is told by the common code where the vendor has no other`(
    _ method: String, _ target: String
  ) {
    var desk = Desk()
    let reply = desk.send(method, target, method == "GET" ? nil : [:])
    #expect(reply.status == 404 && reply.code == "not.found")
  }

  @Test func `a division in use and the home division stay`() {
    var desk = Desk(seed: [
      "divisions": [["name": "Sales"]], "queues": [["name": "Q", "division": "Sales"]],
    ])
    let all = desk.get(divisions).entities
    #expect(all.contains { $0["homeDivision"] == true && $0["name"] == "Home" })
    for division in all {
      let reply = desk.send("DELETE", "\(divisions)/\(division["id"]?.string ?? "")")
      #expect(reply.status == 400 && reply.code == "precondition.failure")
    }
  }

  @Test func `a deleted division keeps its name until it is restored`() {
    var desk = Desk()
    let body: Value = ["name": "Sales", "description": ""]
    let id = desk.post(divisions, body).id
    #expect(desk.post(divisions, body).status == 409)
    #expect(desk.send("DELETE", divisions + "/" + id).status == 204)
    #expect(desk.get(divisions + "/" + id).status == 404)
    #expect(desk.post(divisions, body).code == "resource.already.exists")
    #expect(desk.get(divisions + "/deleted").names == ["Sales"])
    #expect(desk.post("\(divisions)/\(id)/restore", body).status == 200)
    #expect(desk.get(divisions).names == ["Home", "Sales"])
  }

  @Test func `wildcards of a role come back spelled out`() {
    var desk = Desk()
    let policy: Value = ["domain": "routing", "entityName": "skill", "actionSet": ["*"]]
    let role = desk.post(roles, ["name": "R", "permissionPolicies": [policy]]).value
    let actions = role["permissionPolicies"]?.array?[0]["actionSet"]?.array ?? []
    #expect(actions.contains("view") && actions.contains("manage") && !actions.contains("*"))
    let all: Value = ["domain": "routing", "entityName": "*", "actionSet": ["*"]]
    let wide = desk.post(roles, ["name": "W", "permissionPolicies": [all]]).value
    #expect((wide["permissionPolicies"]?.array?.count ?? 0) > 10)
  }

  @Test func `a default role is edited but not deleted`() {
    var desk = Desk()
    let role = desk.get(roles).entities.first { $0["default"] == true }
    let path = roles + "/" + (role?["id"]?.string ?? "")
    #expect(desk.send("DELETE", path).status == 400)
    let changed = desk.send("PUT", path, ["name": "Boss"]).value
    #expect(changed["default"] == true && changed["permissionPolicies"] == [])
  }

  @Test func `grants are read with those of the groups a user is in`() {
    var desk = Desk(seed: [
      "roles": [["name": "R"], ["name": "G"]], "users": [["email": "ana@acme.example"]],
      "groups": [["name": "Leads", "members": ["ana@acme.example"]]],
      "grants": [
        ["subject": "ana@acme.example", "role": "R", "division": "Home"],
        ["subject": ["group": "Leads"], "role": "G", "division": "*"],
      ],
    ])
    let user = desk.get("/api/v2/users").entities[0]["id"] ?? ""
    let grants = desk.get(subjects + "/" + (user.string ?? "")).value["grants"]?.array ?? []
    #expect(grants.map { $0["role"]?["name"] } == ["R", "G"] || grants.count == 2)
    #expect(Set(grants.map { $0["subjectId"] == user }) == [true, false])
    #expect(grants.contains { $0["division"]?["id"] == "*" })
  }

  @Test func `a role that user and group both give is shown once, or twice where asked for`() {
    var desk = Desk(seed: [
      "users": [["name": "Ana", "email": "ana@x.example", "division": "Home"]],
      "groups": [["name": "G", "members": ["ana@x.example"]]],
      "roles": [["name": "R"]],
      "grants": [
        ["subject": "ana@x.example", "role": "R", "division": "Home"],
        ["subject": ["group": "G"], "role": "R", "division": "Home"],
        ["subject": ["group": "G"], "role": "R", "division": "*"],
      ],
    ])
    let path = subjects + "/" + (desk.world.id(named: "ana@x.example", in: "users") ?? "")
    #expect(desk.get(path).value["grants"]?.array?.count == 2)
    #expect(desk.get(path + "?includeDuplicates=true").value["grants"]?.array?.count == 3)
  }

  @Test func `a grant names the type of its subject, and a role that reads show`() {
    var desk = Desk(seed: ["groups": [["name": "G"]]])
    let group = desk.world.id(named: "G", in: "groups") ?? ""
    let home = desk.world.id(named: "Home", in: "divisions") ?? ""
    desk.world.conditions.lag = .seconds(5)
    let role = desk.post("/api/v2/authorization/roles", ["name": "R"]).id
    let path = "\(subjects)/\(group)/divisions/\(home)/roles/\(role)"
    #expect(desk.post(path + "?subjectType=PC_GROUP").status == 404)
    desk.wait(.seconds(6))
    #expect(desk.post(path).status == 404)
    #expect(desk.post(path + "?subjectType=PC_GROUP").status == 204)
  }

  @Test func `the catalogue is asked for several domains at once`() {
    var desk = Desk()
    let path = "/api/v2/authorization/permissions?queryType=domain&query="
    #expect(desk.get(path + "oauth,routing").entities.map { $0["domain"] } == ["oauth", "routing"])
  }

  @Test func `bulk grants are replaced, and removed only all together`() {
    var desk = Desk(seed: [
      "roles": [["name": "R"], ["name": "S"]], "users": [["email": "ana@acme.example"]],
    ])
    let user = desk.get("/api/v2/users").entities[0]["id"]?.string ?? ""
    let home = Value.string(desk.world.homeId)
    let ids = ["R", "S"].map { name in desk.get(roles + "?name=" + name).entities[0]["id"] ?? "" }
    let path = subjects + "/" + user
    func pair(_ role: Value) -> Value { ["roleId": role, "divisionId": home] }
    #expect(desk.post(path + "/bulkadd", ["grants": [pair(ids[0])]]).status == 204)
    #expect(desk.post(path + "/bulkreplace", ["grants": [pair(ids[1])]]).status == 204)
    let held = desk.get(path).value["grants"]?.array ?? []
    #expect(held.map { $0["role"]?["name"] } == ["S"])
    let remove: Value = ["grants": [pair(ids[1]), pair("none")]]
    #expect(desk.post(path + "/bulkremove", remove).status == 404)
    #expect(desk.get(path).value["grants"]?.array?.count == 1)
    let one = "\(path)/divisions/\(desk.world.homeId)/roles/\(ids[1].string ?? "")"
    #expect(desk.send("DELETE", one).status == 204)
    #expect(desk.get(path).value["grants"]?.array?.isEmpty == true)
  }

  @Test func `a client may do what its roles allow and no more`() {
    var desk = Desk(seed: [
      "roles": [
        [
          "name": "Reader",
          "permissionPolicies": [
            ["domain": "routing", "entityName": "queue", "actionSet": ["view"]]
          ],
        ]
      ],
      "oauthClients": [
        [
          "name": "reader", "id": "reader", "secret": "s",
          "authorizedGrantType": "CLIENT-CREDENTIALS",
          "roleDivisions": [["role": "Reader", "division": "Home"]],
        ]
      ],
    ])
    desk.token = desk.signIn("reader", "s").value["access_token"]?.string ?? ""
    #expect(desk.get("/api/v2/routing/queues").status == 200)
    let refused = desk.post("/api/v2/routing/queues", ["name": "x"])
    #expect(refused.status == 403 && refused.code == "missing.any.permissions")
    #expect(desk.get("/api/v2/routing/skills").status == 403)
  }

  @Test func `a client sees the divisions of its grants and no others`() {
    var desk = Desk(seed: [
      "divisions": [["name": "Sales"]],
      "queues": [["name": "A", "division": "Sales"], ["name": "B"]],
      "oauthClients": [
        [
          "name": "reader", "id": "reader", "secret": "s",
          "authorizedGrantType": "CLIENT-CREDENTIALS",
          "roleDivisions": [["role": "Master Admin", "division": "Sales"]],
        ]
      ],
    ])
    let queues = desk.get("/api/v2/routing/queues").entities.map { $0["id"]?.string ?? "" }
    desk.token = desk.signIn("reader", "s").value["access_token"]?.string ?? ""
    #expect(desk.get("/api/v2/routing/queues").names == ["A"])
    #expect(desk.get("/api/v2/routing/queues/" + queues[0]).status == 200)
    let hidden = desk.get("/api/v2/routing/queues/" + queues[1])
    #expect(hidden.status == 403 && hidden.code == "missing.division.permission")
    #expect(desk.post("/api/v2/routing/queues", ["name": "C"]).status == 403)
  }

  @Test func `a permission can be denied to all`() {
    var desk = Desk()
    _ = desk.post("/_sandbox/settings", ["denied": ["routing:queue:view"]])
    #expect(desk.get("/api/v2/routing/queues").status == 403)
    #expect(desk.get("/api/v2/routing/skills").status == 200)
  }

  @Test func `the secret of a client is told once and deleting needs it inactive`() {
    var desk = Desk()
    let role = desk.get(roles).entities[0]["id"] ?? ""
    let body: Value = [
      "name": "etl", "authorizedGrantType": "CLIENT-CREDENTIALS",
      "roleDivisions": [["roleId": role, "divisionId": "*"]],
    ]
    let clients = "/api/v2/oauth/clients"
    let made = desk.post(clients, body)
    let secret = made.value["secret"]?.string ?? ""
    let path = clients + "/" + made.id
    #expect(!secret.isEmpty && desk.get(path).value["secret"] == nil)
    #expect(desk.signIn(made.id, secret).status == 200)
    let second = desk.post(path + "/secret").value["secret"]?.string ?? ""
    #expect(second != secret && desk.signIn(made.id, secret).status == 401)
    #expect(desk.send("DELETE", path).code == "cannot.delete.client")
    var inactive = body
    inactive.set("inactive", at: ["state"])
    #expect(desk.send("PUT", path, inactive).status == 200)
    #expect(desk.send("DELETE", path).status == 204)
    #expect(desk.get(path).code == "client.not.found")
  }

  @Test func `the catalogue finds a permission`() {
    var desk = Desk()
    let path = "/api/v2/authorization/permissions?queryType=permission&query=routing:queue:view"
    let found = desk.get(path).entities
    #expect(found.count == 1)
    #expect(found[0]["permissionMap"]?["queue"]?.array?[0]["action"] == "view")
  }
}
