import Documents
import Testing

@testable import Sandbox

@Suite struct TelephonyTests {
  private static let pools = "/api/v2/telephony/providers/edges/didpools"

  private func pool(_ start: String, _ end: String) -> Value {
    ["name": "Pool", "startPhoneNumber": .string(start), "endPhoneNumber": .string(end)]
  }

  @Test func `ranges of numbers do not overlap`() {
    var desk = Desk()
    let made = desk.post(Self.pools, pool("+493010000", "+493010099"))
    #expect(made.value["version"] == 1)
    let overlapping = desk.post(Self.pools, pool("+493010050", "+493010150"))
    #expect(overlapping.status == 409 && overlapping.code == "general.conflict")
    #expect(desk.post(Self.pools, pool("+493010100", "+493010100")).status == 200)
    var changed = made.value
    changed.set("Berlin", at: ["comments"])
    let path = Self.pools + "/" + made.id
    #expect(desk.send("PUT", path, changed).value["comments"] == "Berlin")
    #expect(desk.send("PUT", path, changed).code == "general.conflict")
  }

  @Test(arguments: [
    ("+493010099", "+493010000"), ("+4930100", "+493010099"), ("493010000", "493010099"),
    ("+49 3010000", "+49 3010099"),
  ])
  func `a range is two numbers in order`(start: String, end: String) {
    var desk = Desk()
    #expect(desk.post(Self.pools, pool(start, end)).status == 400)
  }

  @Test func `a deleted range can be declared again`() {
    var desk = Desk()
    let first = desk.post(Self.pools, pool("+493010000", "+493010099"))
    #expect(desk.send("DELETE", Self.pools + "/" + first.id).status == 200)
    #expect(desk.get(Self.pools + "/" + first.id).value["state"] == "deleted")
    #expect(desk.post(Self.pools, pool("+493010000", "+493010099")).status == 200)
  }

  private static let routes = "/api/v2/architect/ivrs"

  private func desk() -> Desk {
    Desk(seed: [
      "didPools": [["startPhoneNumber": "+493010000", "endPhoneNumber": "+493010099"]],
      "scheduleGroups": [["name": "Open", "timeZone": "Europe/Berlin"]],
    ])
  }

  @Test func `a number is in a pool and belongs to one route`() {
    var desk = desk()
    let main: Value = ["name": "Main", "dnis": ["+493010001"]]
    let made = desk.post(Self.routes, main)
    #expect(made.status == 200)
    #expect(desk.post(Self.routes, main).code == "general.bad.request")
    #expect(desk.post(Self.routes, ["name": "B", "dnis": ["+493020000"]]).status == 400)
    #expect(desk.send("PUT", Self.routes + "/" + made.id, made.value).status == 200)
    let pool = desk.get(Self.pools).entities[0]["id"]?.string ?? ""
    #expect(desk.send("DELETE", Self.pools + "/" + pool).status == 409)
    let numbers = desk.get(Self.pools + "/dids?type=ASSIGNED_AND_UNASSIGNED&pageSize=100").entities
    #expect(numbers.count == 100)
    #expect(numbers.filter { $0["assigned"] == true }.map { $0["number"] } == ["+493010001"])
    #expect(desk.send("DELETE", Self.routes + "/" + made.id).status == 200)
    #expect(desk.send("DELETE", Self.pools + "/" + pool).status == 200)
  }

  @Test func `opening hours need flows for both, and stay while a route has them`() {
    var desk = desk()
    let groups = "/api/v2/architect/schedulegroups"
    let hours = desk.get(groups).entities[0]["id"]?.string ?? ""
    let flow = desk.get("/api/v2/flows?type=inboundcall").entities[0]["id"]?.string ?? ""
    var route: Value = [
      "name": "Main", "scheduleGroup": ["id": .string(hours)],
      "openHoursFlow": ["id": .string(flow)],
    ]
    #expect(desk.post(Self.routes, route).code == "general.bad.request")
    route.set(["id": .string(flow)], at: ["closedHoursFlow"])
    let made = desk.post(Self.routes, route)
    #expect(made.value["scheduleGroup"]?["name"] == "Open")
    #expect(desk.send("DELETE", groups + "/" + hours).status == 409)
    #expect(desk.send("DELETE", Self.routes + "/" + made.id).status == 200)
    #expect(desk.send("DELETE", groups + "/" + hours).status == 200)
  }
}
