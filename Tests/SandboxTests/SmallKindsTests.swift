import Documents
import Testing

@testable import Sandbox

@Suite struct SmallKindsTests {
  @Test func `a skill cannot be renamed and is still there when deleted`() {
    var desk = Desk()
    let path = "/api/v2/routing/skills"
    let id = desk.post(path, ["name": "Billing"]).id
    #expect(desk.post(path, ["name": "billing"]).code == "general.conflict")
    let home = Value.string(desk.world.homeId)
    let renamed = desk.send("PATCH", path + "/" + id, ["name": "Other", "divisionId": home])
    #expect(renamed.value["name"] == "Billing")
    #expect(desk.send("DELETE", path + "/" + id).status == 200)
    #expect(desk.get(path + "/" + id).value["state"] == "deleted")
    #expect(desk.get(path).entities.isEmpty)
    #expect(desk.post(path, ["name": "Billing"]).status == 200)
  }

  @Test func `a language has no update`() {
    var desk = Desk()
    let path = "/api/v2/routing/languages"
    let id = desk.post(path, ["name": "French"]).id
    #expect(desk.post(path, ["name": "French"]).status == 400)
    #expect(desk.send("PUT", path + "/" + id, ["name": "x"]).status == 405)
  }

  @Test func `a wrap-up code may belong to all divisions`() {
    var desk = Desk()
    let path = "/api/v2/routing/wrapupcodes"
    let code = desk.post(path, ["name": "Done", "division": ["id": "*"]])
    #expect(code.value["division"]?["id"] == "*")
    #expect(desk.post(path, ["name": "done"]).code == "duplicate.name")
    #expect(desk.send("PUT", path + "/" + code.id, ["name": "Solved"]).value["name"] == "Solved")
  }

  @Test func `a schedule in use stays and a stale one is not written`() {
    var desk = Desk(seed: [
      "schedules": [
        ["name": "Day", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000"]
      ],
      "scheduleGroups": [
        ["name": "Open", "timeZone": "Europe/Berlin", "openSchedules": ["Day"]]
      ],
    ])
    let path = "/api/v2/architect/schedules"
    var schedule = desk.get(path).entities[0]
    let target = path + "/" + (schedule["id"]?.string ?? "")
    #expect(desk.send("DELETE", target).status == 409)
    schedule.set("x", at: ["description"])
    #expect(desk.send("PUT", target, schedule).value["version"] == 2)
    #expect(desk.send("PUT", target, schedule).code == "general.conflict")
    let group = desk.get("/api/v2/architect/schedulegroups").entities[0]
    #expect(group["openSchedules"]?.array?[0]["name"] == "Day")
    let twin: Value = ["name": "Open", "timeZone": "Europe/Berlin"]
    #expect(desk.post("/api/v2/architect/schedulegroups", twin).status == 200)
  }

  @Test func `the times of a schedule come back with milliseconds`() {
    var desk = Desk()
    let body: Value = [
      "name": "Day", "start": "2026-03-02T09:00:00", "end": "2026-03-02T17:00:00.5",
    ]
    let made = desk.post("/api/v2/architect/schedules", body).value
    #expect(made["start"] == "2026-03-02T09:00:00.000")
    #expect(made["end"] == "2026-03-02T17:00:00.500")
  }

  @Test func `a schedule must have dates without a zone`() {
    var desk = Desk()
    let body: Value = [
      "name": "Day", "start": "2026-01-05T08:00:00Z", "end": "2026-01-05T18:00:00",
    ]
    #expect(desk.post("/api/v2/architect/schedules", body).code == "invalid.date")
  }

  @Test func `how people sign in is one object that a change lays itself over`() {
    var desk = Desk()
    let path = "/api/v2/organizations/authentication/settings"
    let before = desk.get(path).value
    #expect(before["id"] == nil && before["name"] == nil)
    let changed = desk.send("PATCH", path, ["multifactorAuthenticationRequired": true]).value
    #expect(changed["multifactorAuthenticationRequired"] == true)
    #expect(changed["passwordRequirements"] == before["passwordRequirements"])
    let part: Value = ["passwordRequirements": ["minimumLength": 20]]
    let replaced = desk.send("PATCH", path, part).value["passwordRequirements"]
    #expect(replaced == ["minimumLength": 20])
    #expect(desk.send("DELETE", path).status == 405)
    let meddled = desk.send(
      "PATCH", "/_sandbox/objects/authenticationSettings/organization",
      ["multifactorAuthenticationRequired": false])
    #expect(meddled.status == 200)
    #expect(desk.get(path).value["multifactorAuthenticationRequired"] == false)
  }
}
