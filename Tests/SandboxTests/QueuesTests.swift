import Documents
import Testing

@testable import Sandbox

@Suite struct QueuesTests {
  private let path = "/api/v2/routing/queues"

  @Test func `a new queue has what the vendor gives unasked`() {
    var desk = Desk()
    let queue = desk.post(path, ["name": "Support"]).value
    #expect(queue["division"]?["name"] == "Home")
    #expect(queue[path: ["mediaSettings", "call", "alertingTimeoutSeconds"]] == 8)
    #expect(queue["acwSettings"]?["wrapupPrompt"] == "OPTIONAL")
    #expect(queue["bullseye"]?["rings"]?.array?.count == 6)
    #expect(queue["selfUri"]?.string == path + "/" + (queue["id"]?.string ?? "?"))
    #expect(queue["createdBy"] == "tool" && queue["dateCreated"] != nil)
  }

  @Test func `a name is taken whatever its case and division`() {
    var desk = Desk()
    _ = desk.post(path, ["name": "Support"])
    let reply = desk.post(path, ["name": "SUPPORT"])
    #expect(reply.status == 400 && reply.code == "duplicate.name")
  }

  @Test func `a replacing update clears what it leaves out and keeps the division`() {
    var desk = Desk(seed: ["divisions": [["name": "Sales"]]])
    let division = desk.get("/api/v2/authorization/divisions?name=sales").entities[0]
    let created = desk.post(
      path,
      [
        "name": "Support", "division": ["id": division["id"] ?? ""], "callingPartyName": "Acme",
        "conditionalGroupRouting": ["rules": [["metric": "ServiceLevel"]]],
        "acwSettings": ["wrapupPrompt": "MANDATORY_TIMEOUT", "timeoutMs": 5_000],
      ])
    #expect(created.value["conditionalGroupRouting"] != nil)
    let replaced = desk.send("PUT", path + "/" + created.id, ["name": "Support 2"]).value
    #expect(replaced["conditionalGroupRouting"] == nil && replaced["callingPartyName"] == nil)
    #expect(replaced["acwSettings"] == ["wrapupPrompt": "OPTIONAL"])
    #expect(replaced["division"]?["name"] == "Sales")
  }

  @Test(
    arguments: [
      (["name": ""], "invalid.name"), ([:], "invalid.name"),
      (["name": "a", "scoringMethod": "x"], "invalid.value"),
      (["name": "a", "autoAnswerOnly": "yes"], "invalid.value"),
      (
        ["name": "a", "mediaSettings": ["call": ["alertingTimeoutSeconds": 6]]],
        "constraint.validation"
      ),
      (
        ["name": "a", "acwSettings": ["wrapupPrompt": "OPTIONAL", "timeoutMs": 5_000]],
        "constraint.validation"
      ),
      (["name": "a", "division": ["id": "none"]], "invalid.value"),
      (
        ["name": "a", "conditionalGroupRouting": ["rules": [["queue": ["id": "none"]]]]],
        "resource.not.found"
      ),
    ] as [(Value, String)])
  func `what a queue cannot be is refused`(_ body: Value, _ code: String) {
    var desk = Desk()
    #expect(desk.post(path, body).code == code)
    #expect(desk.get(path).entities.isEmpty)
  }

  @Test func `members are added and removed by a hundred and listed without a total`() {
    var desk = Desk(size: 60)
    let queue = desk.post(path, ["name": "Support"]).id
    let users = desk.get("/api/v2/users?pageSize=120").entities.map { $0["id"] ?? "" }
    let bodies = Value.array(users.map { ["id": $0] })
    #expect(desk.post("\(path)/\(queue)/members", bodies).status == 400)
    let hundred = Value.array(users.prefix(100).map { ["id": $0] })
    #expect(desk.post("\(path)/\(queue)/members", hundred).status == 204)
    let listed = desk.get("\(path)/\(queue)/members?pageSize=100")
    #expect(listed.entities.count == 100 && listed.value["total"] == nil)
    #expect(listed.entities[0]["user"]?["email"] != nil)
    #expect(desk.get("\(path)/\(queue)/members?pageNumber=2&pageSize=100").entities.isEmpty)
    #expect(desk.post("\(path)/\(queue)/members?delete=true", hundred).status == 204)
    #expect(desk.get("\(path)/\(queue)").value["memberCount"] == 0)
  }

  @Test func `a member moves to another ring`() {
    var desk = Desk(size: 1)
    let queue = desk.get(path).entities[0]["id"]?.string ?? ""
    let member = desk.get("\(path)/\(queue)/members").entities[0]["id"]?.string ?? ""
    let target = "\(path)/\(queue)/members/\(member)"
    #expect(desk.send("PATCH", target, ["ringNumber": 3]).status == 202)
    #expect(desk.get("\(path)/\(queue)/members").entities[0]["ringNumber"] == 3)
    #expect(desk.send("PATCH", target, ["ringNumber": 7]).status == 400)
  }

  @Test func `an active queue goes only by force`() {
    var settings = World.Settings()
    settings.activeQueues = ["Support"]
    var desk = Desk(seed: ["queues": [["name": "Support"]]], settings: settings)
    let id = desk.get(path).entities[0]["id"]?.string ?? ""
    #expect(desk.send("DELETE", path + "/" + id).code == "active.queue")
    #expect(desk.send("DELETE", path + "/" + id + "?forceDelete=true").status == 200)
    #expect(desk.get(path + "/" + id).status == 404)
  }

  @Test func `a move to another division goes through the division`() {
    var desk = Desk(seed: ["divisions": [["name": "Sales"]], "queues": [["name": "Support"]]])
    let division = desk.get("/api/v2/authorization/divisions?name=Sales").entities[0]
    let id = desk.get(path).entities[0]["id"] ?? ""
    let target = "/api/v2/authorization/divisions/\(division["id"]?.string ?? "")/objects/QUEUE"
    #expect(desk.post(target, [id]).status == 204)
    #expect(desk.get(path).entities[0]["division"]?["name"] == "Sales")
    #expect(desk.post(target, []).code == "empty.bulk.division.update")
  }

  @Test func `wrap-up codes go in by bulk and out one at a time`() {
    var desk = Desk(
      seed: ["wrapUpCodes": [["name": "A"], ["name": "B"]], "queues": [["name": "Support"]]])
    let id = desk.get(path).entities[0]["id"]?.string ?? ""
    let codes = desk.get("/api/v2/routing/wrapupcodes").entities
    let target = "\(path)/\(id)/wrapupcodes"
    #expect(desk.post(target, .array(codes.map { ["id": $0["id"] ?? ""] })).status == 200)
    #expect(desk.get(target).names == ["A", "B"])
    _ = desk.send("DELETE", target + "/" + (codes[0]["id"]?.string ?? ""))
    #expect(desk.get(target).names == ["B"])
  }

  @Test(arguments: [
    ("Sup*", ["Support", "Support 2"]), ("support", ["Support"]), ("*t 2", ["Support 2"]),
  ])
  func `the name filter knows asterisks`(_ name: String, _ names: [String]) {
    var desk = Desk(seed: ["queues": [["name": "Support"], ["name": "Support 2"]]])
    #expect(
      desk.get(path + "?name=" + name.split(separator: " ").joined(separator: "+")).names == names)
  }

  @Test func `what goes on at queues is asked by queue, and keeps one from being deleted`() {
    var desk = Desk(seed: ["queues": [["name": "Support"], ["name": "Sales"]]])
    _ = desk.post(
      "/_sandbox/settings", ["liveUse": ["Support": ["waiting": 3, "active": 2]]])
    let queues = "/api/v2/routing/queues"
    let ids = desk.get(queues).entities.map { $0["id"] ?? "" }
    let path = "/api/v2/analytics/queues/observations/query"
    let query: Value = [
      "filter": [
        "type": "or",
        "predicates": .array(ids.map { ["dimension": "queueId", "value": $0] }),
      ],
      "metrics": ["oWaiting", "oInteracting"],
    ]
    let results = desk.post(path, query).value["results"]?.array ?? []
    #expect(results.map { $0["group"]?["queueId"] } == ids)
    let counts = results.map { $0["data"]?.array?.map { $0["stats"]?["count"]?.integer ?? -1 } }
    #expect(counts == [[0, 0], [3, 2]])
    let one: Value = ["filter": ["type": "and", "predicates": []], "metrics": ["odd"]]
    #expect(desk.post(path, one).code == "invalid.value")
    #expect(desk.post(path, ["metrics": ["oWaiting"]]).status == 400)
    #expect(desk.send("DELETE", queues + "/" + (ids[1].string ?? "")).code == "active.queue")
  }
}
