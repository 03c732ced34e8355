import Documents
import Testing

@testable import Sandbox

@Suite struct ControlTests {
  @Test func `requests are counted by route`() {
    var desk = Desk(size: 2)
    for entity in desk.get("/api/v2/routing/queues").entities {
      _ = desk.get("/api/v2/routing/queues/" + (entity["id"]?.string ?? ""))
    }
    let report = desk.get("/_sandbox/requests").value
    let route = report["routes"]?.array?.first {
      $0["route"] == "/api/v2/routing/queues/{id}" && $0["method"] == "GET"
    }
    #expect(route?["count"] == 2 && route?["statuses"] == ["200": 2])
    _ = desk.post("/_sandbox/requests/reset")
    #expect(desk.get("/_sandbox/requests").value["total"] == 0)
  }

  @Test func `a change behind the tool's back names a person in the audit log`() {
    var desk = Desk(size: 3)
    let target = "/_sandbox/objects/queues/Queue%20000002"
    let changed = desk.send("PUT", target, ["description": "by hand", "members": []])
    #expect(changed.value["description"] == "by hand")
    let query: Value = [
      "interval": "2026-01-30T00:00:00Z/2026-02-28T00:00:00Z", "serviceName": "ContactCenter",
      "filters": [["property": "EntityId", "value": changed.value["id"] ?? ""]],
    ]
    let transaction = desk.post("/api/v2/audits/query", query)
    #expect(transaction.status == 202)
    let path = "/api/v2/audits/query/" + transaction.id
    #expect(desk.get(path).value["state"] == "Succeeded")
    let entries = desk.get(path + "/results?expand=user").entities
    #expect(entries.count == 1)
    #expect(desk.get(path + "/results").entities[0]["user"]?["name"] == nil)
    #expect(entries[0]["user"]?["name"] == "mara.lind@acme.example")
    #expect(entries[0]["client"]?["id"] != "tool" && entries[0]["action"] == "Update")
    let properties = entries[0]["propertyChanges"]?.array?.map { $0["property"] }
    #expect(properties == ["description", "members"])
    #expect(desk.post("/api/v2/audits/query/realtime", query).value["total"] == 1)
  }

  @Test func `objects are added and removed by name, also twice`() {
    var desk = Desk()
    let queue: Value = ["name": "Q"]
    #expect(desk.post("/_sandbox/objects/queues", queue).status == 200)
    #expect(desk.post("/_sandbox/objects/queues", queue).status == 400)
    #expect(desk.post("/_sandbox/objects/queues?duplicate=true", queue).status == 200)
    #expect(desk.get("/api/v2/routing/queues").names == ["Q", "Q"])
    #expect(desk.send("DELETE", "/_sandbox/objects/queues/Q").status == 200)
    #expect(desk.get("/api/v2/routing/queues").names == ["Q"])
  }

  @Test func `the world tells members by name`() {
    var desk = Desk(seed: [
      "users": [["email": "ana@acme.example", "name": "Ana"]],
      "queues": [["name": "Q", "members": ["ana@acme.example"]]],
    ])
    let queues = desk.get("/_sandbox/world?kind=queues").value["queues"]?.array
    #expect(queues?[0]["members"]?.array?[0]["name"] == "ana@acme.example")
  }

  @Test(
    arguments: [
      ["queue": []], ["queues": [["name": "Q", "members": ["nobody"]]]],
      ["queues": [["name": "Q", "scoringMethod": "x"]]],
    ] as [Value])
  func `a seed that cannot be is refused`(_ seed: Value) {
    var desk = Desk()
    #expect(throws: SandboxError.self) { try desk.world.seed(seed, at: desk.now) }
  }
}

extension ControlTests {
  @Test(arguments: [
    "/api/v2/routing/queues", "/api/v2/users", "/api/v2/oauth/clients",
    "/api/v2/authorization/roles", "/api/v2/groups",
  ])
  func `lists can be answered back to front`(_ path: String) {
    var desk = Desk(size: 20, seed: Self.clients)
    let names = desk.get(path + "?pageSize=100").names
    _ = desk.post("/_sandbox/settings", ["reversed": true])
    #expect(names.count > 1 && desk.get(path + "?pageSize=100").names == names.reversed())
  }

  private static let clients: Value = [
    "oauthClients": [
      [
        "name": "etl", "authorizedGrantType": "CLIENT-CREDENTIALS",
        "roleDivisions": [["role": "Master Admin", "division": "*"]],
      ]
    ]
  ]

  @Test func `every answer tells the tenant's time, which can be wrong`() {
    var desk = Desk()
    #expect(
      desk.get("/api/v2/organizations/me").response.header("Date")
        == "Mon, 02 Feb 2026 02:40:00 GMT")
    _ = desk.post("/_sandbox/settings", ["clockOffset": -3_600])
    #expect(desk.get("/api/v2/nothing").response.header("Date") == "Mon, 02 Feb 2026 01:40:00 GMT")
  }
}
