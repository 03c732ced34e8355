import Documents
import Testing

@testable import Sandbox

@Suite struct PeopleTests {
  private let users = "/api/v2/users"

  private func desk() -> Desk {
    Desk(seed: [
      "skills": [["name": "Billing"], ["name": "Sales"]], "languages": [["name": "French"]],
      "users": [
        [
          "email": "ana@acme.example", "name": "Ana", "skills": ["Billing": 3],
          "languages": ["French": 4],
        ],
        ["email": "bo@acme.example", "name": "Bo"],
      ],
    ])
  }

  private func id(_ name: String, _ desk: inout Desk) -> String {
    desk.get(users).entities.first { $0["name"]?.string == name }?["id"]?.string ?? ""
  }

  @Test func `skills and languages come with the list when asked for`() {
    var desk = desk()
    let ana = desk.get(users + "?expand=skills,languages&pageSize=500").entities[0]
    #expect(ana["skills"]?.array?.first?["name"] == "Billing")
    #expect(ana["skills"]?.array?.first?["proficiency"] == 3)
    #expect(ana["languages"]?.array?.first?["name"] == "French")
    #expect(desk.get(users).entities[0]["skills"] == nil)
  }

  @Test func `an update needs the version that is held`() {
    var desk = desk()
    let path = users + "/" + id("Ana", &desk)
    #expect(desk.send("PATCH", path, ["title": "Lead"]).status == 400)
    #expect(desk.send("PATCH", path, ["title": "Lead", "version": 9]).status == 409)
    let changed = desk.send("PATCH", path, ["title": "Lead", "version": 1])
    #expect(changed.value["title"] == "Lead" && changed.value["version"] == 2)
  }

  @Test func `state changes alone`() {
    var desk = desk()
    let path = users + "/" + id("Ana", &desk)
    let both: Value = ["state": "inactive", "title": "x", "version": 1]
    #expect(desk.send("PATCH", path, both).code == "general.bad.request")
    #expect(desk.send("PATCH", path, ["state": "inactive", "version": 1]).status == 200)
    #expect(desk.get(users).names == ["Bo"])
    #expect(desk.get(users + "?state=any").entities.count == 2)
  }

  @Test(arguments: ["inactive", "deleted"])
  func `a user that is no longer active loses its roles for good`(_ state: String) {
    var desk = Desk(seed: [
      "divisions": [["name": "Sales"]], "roles": [["name": "Watcher"]],
      "users": [["name": "Ana", "email": "ana@acme.example", "division": "Sales"]],
      "grants": [["subject": "ana@acme.example", "role": "Watcher", "division": "Sales"]],
    ])
    let user = id("Ana", &desk)
    let subject = "/api/v2/authorization/subjects/" + user
    #expect(desk.get(subject).value["grants"]?.array?.count == 1)
    for next in [state, "active"] {
      let read = desk.get("\(users)/\(user)?state=deleted").value
      let body: Value = ["state": .string(next), "version": read["version"] ?? 0]
      #expect(desk.send("PATCH", users + "/" + user, body).status == 200)
    }
    #expect(desk.get(subject).value["grants"]?.array?.isEmpty == true)
    let division = desk.get(users + "/" + user).value["division"]?["name"]?.string
    #expect(division == (state == "deleted" ? "Home" : "Sales"))
  }

  @Test func `a deleted user blocks its address until it is revived`() {
    var desk = desk()
    let home = desk.world.homeId
    let path = users + "/" + id("Ana", &desk)
    #expect(desk.send("DELETE", path).status == 200)
    #expect(desk.get(path).status == 404)
    let again: Value = [
      "name": "Ana", "email": "ANA@acme.example", "divisionId": .string(home),
    ]
    #expect(desk.post(users, again).code == "general.conflict")
    let search: Value = [
      "query": [
        ["type": "EXACT", "fields": ["email"], "value": "ana@acme.example"],
        ["type": "EXACT", "fields": ["state"], "values": ["deleted"]],
      ]
    ]
    #expect(desk.post(users + "/search", search).value["total"] == 1)
    let deleted = desk.get(path + "?state=deleted").value
    let revival: Value = ["state": "active", "version": deleted["version"] ?? 0]
    #expect(desk.send("PATCH", path, revival).status == 200)
    #expect(desk.get(path).value["state"] == "active")
  }

  @Test func `a scan by cursor ends without one`() {
    var desk = Desk(size: 30)
    var count = 0
    var cursor: String? = ""
    while let text = cursor {
      let reply = desk.get(
        users + "/query?pageSize=25" + (text.isEmpty ? "" : "&cursor=" + text))
      count += reply.entities.count
      cursor = reply.value["cursor"]?.string
    }
    #expect(count == 60)
  }

  @Test func `skills are laid over, replaced and taken away`() {
    var desk = desk()
    let path = users + "/" + id("Ana", &desk) + "/routingskills"
    let skills = desk.get("/api/v2/routing/skills").entities.map { $0["id"] ?? "" }
    let sales: Value = [["id": skills[1], "proficiency": 2]]
    #expect(desk.send("PATCH", path + "/bulk", sales).entities.count == 2)
    #expect(desk.send("PUT", path + "/bulk", sales).names == ["Sales"])
    #expect(desk.send("PUT", path + "/bulk", [["id": skills[0], "proficiency": 6]]).status == 400)
    let many = Value.array(Array(repeating: sales.array?[0] ?? .null, count: 51))
    #expect(desk.send("PATCH", path + "/bulk", many).status == 400)
    #expect(desk.send("DELETE", path + "/" + (skills[1].string ?? "")).status == 200)
    #expect(desk.get(path).entities.isEmpty)
  }

  @Test func `phone numbers come back as E 164`() {
    var desk = desk()
    let body: Value = [
      "name": "Cy", "email": "cy@acme.example", "divisionId": .string(desk.world.homeId),
      "addresses": [["mediaType": "PHONE", "type": "WORK", "address": "(317) 555-0100"]],
    ]
    let made = desk.post(users, body).value
    #expect(made["addresses"]?.array?.first?["address"] == "+13175550100")
  }

  @Test func `a group forgets the description of its creation`() {
    var desk = desk()
    let body: Value = [
      "name": "Leads", "type": "official", "rulesVisible": true, "visibility": "public",
      "description": "x",
    ]
    let group = desk.post("/api/v2/groups", body)
    #expect(group.value["description"] == nil)
    #expect(desk.post("/api/v2/groups", body).code == "group.name.in.use")
    let path = "/api/v2/groups/" + group.id
    let update: Value = ["description": "x", "version": 1, "visibility": "ownerIds"]
    let changed = desk.send("PUT", path, update).value
    #expect(changed["description"] == "x" && changed["visibility"] == "owners")
    #expect(desk.send("PUT", path, update).code == "general.conflict")
  }

  @Test func `group members are accepted first and there later`() {
    var desk = desk()
    desk.world.conditions.lag = .seconds(1)
    let ana = id("Ana", &desk)
    let body: Value = [
      "name": "Leads", "type": "official", "rulesVisible": true, "visibility": "public",
    ]
    let path = "/api/v2/groups/" + desk.post("/api/v2/groups", body).id
    desk.wait(.seconds(1))
    let reply = desk.post(path + "/members", ["memberIds": [.string(ana)], "version": 1])
    #expect(reply.status == 202)
    #expect(desk.get(path + "/individuals").entities.isEmpty)
    desk.wait(.seconds(1))
    #expect(desk.get(path + "/individuals").names == ["Ana"])
    #expect(desk.send("DELETE", path + "/members?ids=" + ana).status == 202)
  }
}
