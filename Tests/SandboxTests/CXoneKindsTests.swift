import Documents
import Testing

@testable import Sandbox

@Suite struct CXoneKindsTests {
  @Test func `days that an update leaves out keep their hours, and names differ`() {
    var desk = CXoneDesk()
    let made = desk.post("hours-of-operation", ["profileName": "Office"]).value["profileId"]
    let path = "hours-of-operation/" + (made?.digits ?? "")
    let monday: Value = ["day": "Monday", "openTime": "08:00:00", "closeTime": "17:00:00"]
    let body: Value = [
      "hoursOfOperationProfileName": "Office", "days": [monday],
      "holidays": [["holidayName": "May Day", "date": "2026-05-01", "isClosedAllDay": true]],
    ]
    #expect(desk.put(path, body).status == 204)
    let read = desk.get(path).value
    let days = read["days"]?.array ?? []
    #expect(days.count == 7 && days[1]["openTime"] == "08:00:00")
    #expect(days[6]["closeTime"] == "24:00:00")
    #expect(read["holidays"]?.array?.first?["name"] == "May Day")
    #expect(desk.put(path, ["hoursOfOperationProfileName": "Office"]).status == 400)
  }

  @Test func `deleted hours can still be read, and their name is free`() {
    var desk = CXoneDesk()
    _ = desk.post("hours-of-operation", ["profileName": "Office"])
    #expect(desk.send("DELETE", "hours-of-operation/1").status == 204)
    #expect(desk.get("hours-of-operation?isDeleted=false").status == 204)
    let dead = desk.get("hours-of-operation?isDeleted=true")
    #expect(dead.texts("hoursOfOperationProfileName", of: "hoursOfOperation") == ["Office"])
    #expect(desk.get("hours-of-operation/1").status == 200)
    #expect(desk.send("DELETE", "hours-of-operation/1").status == 404)
    #expect(desk.post("hours-of-operation", ["profileName": "Office"]).status == 200)
  }

  @Test func `a point of contact is found by its address, which never changes`() {
    var desk = CXoneDesk(
      size: 1, seed: ["scripts": [["scriptName": "Main"]], "phoneNumbers": [["phonenumber": "1"]]])
    #expect(desk.get("phone-numbers").texts("phonenumber", of: "phoneCollection") == ["1"])
    let body: Value = [
      "pointOfContact": "1", "pointOfContactName": "Line", "skillId": 4_000, "scriptName": "Main",
      "mediaTypeId": 4,
    ]
    #expect(desk.post("points-of-contact", body).value == [:])
    #expect(desk.post("points-of-contact", body).status == 400)
    let update: Value = [
      "pointOfContact": "2", "pointOfContactName": "Lines", "skillId": 4_000, "scriptName": "Main",
    ]
    #expect(desk.put("points-of-contact/1", update).status == 204)
    let read = desk.get("points-of-contact/1").value["pointsOfContact"]?.array?.first
    #expect(read?["contactAddress"] == "1" && read?["contactDescription"] == "Lines")
    #expect(desk.get("phone-numbers").status == 204)
    #expect(desk.get("dnis").texts("dnis", of: "dnisEntries") == ["1"])
    let stray: Value = [
      "pointOfContactName": "x", "skillId": 4_000, "scriptName": "Nowhere",
    ]
    #expect(desk.put("points-of-contact/1", stray).status == 400)
  }

  @Test func `a team with agents is switched off only by force`() {
    var desk = CXoneDesk(size: 1)
    let body: Object = ["team": ["teamName": "Team 000001", "isActive": false]]
    #expect(desk.put("teams/2", .object(body)).status == 400)
    #expect(desk.put("teams/2", .object(body.merging(["forceInactive": true]))).status == 204)
    #expect(desk.get("teams/2/agents").status == 204)
    #expect(desk.get("agents/30001").value["agents"]?.array?.first?["teamId"] == 1)
  }

  @Test func `lists of teams spell one member otherwise than a team does`() {
    var desk = CXoneDesk()
    let team: Value = ["teamName": "T", "cxOneCustomerAuthenticationEnabled": true]
    _ = desk.post("teams", ["teams": [team]])
    let listed = desk.get("teams?searchString=t&skip=1").value["teams"]?.array?.first
    #expect(listed?["cxoneCustomerAuthenticationEnabled"] == true)
    let single = desk.get("teams/2").value["teams"]?.array?.first
    #expect(single?["cxOneCustomerAuthenticationEnabled"] == true)
  }

  @Test func `a code and a team are one pair from both sides`() {
    var desk = CXoneDesk(seed: ["unavailableCodes": [["name": "Lunch", "teams": ["Default Team"]]]])
    let codes = desk.get("teams/1/unavailable-codes")
    #expect(codes.texts("outstateName", of: "unavailableCodes") == ["Lunch"])
    let all = desk.send("DELETE", "unavailable-codes/1/teams?removeAll=true", ["teams": []])
    #expect(all.value["unassignedTeams"]?.array?.count == 1)
    #expect(desk.get("teams/1/unavailable-codes").status == 204)
  }

  @Test func `what is written on create alone, or never`() {
    var desk = CXoneDesk()
    let code: Value = ["name": "Lunch", "isActive": false]
    _ = desk.post("unavailable-codes", code)
    let made = desk.get("unavailable-codes/1").value["unavailableCode"]
    #expect(made?["isActive"] == true)
    _ = desk.send("PATCH", "unavailable-codes/1/status?isActive=false")
    let off = desk.get("unavailable-codes/1").value["unavailableCode"]
    #expect(off?["isActive"] == false)
    #expect(desk.send("DELETE", "unavailable-codes/1").status == 400)
  }

  @Test func `an address book cannot be renamed, and is gone when deleted`() {
    var desk = CXoneDesk(seed: [
      "addressBooks": [["addressBookName": "Partners", "entries": [["firstName": "A"]]]]
    ])
    #expect(desk.put("address-books/1", ["addressBookName": "x"]).status == 400)
    #expect(desk.get("address-books/1/entries").value["totalRecords"] == 1)
    #expect(desk.send("DELETE", "address-books/1").status == 204)
    #expect(desk.get("address-books").status == 204)
  }

  @Test func `who has locked a script keeps others from saving it`() {
    var desk = CXoneDesk(seed: ["accessKeys": [["accessKeyId": "other", "secret": "s"]]])
    let content: Value = [
      "scriptContent": ["header": ["scriptName": "Main"], "actions": ["1": [:]]]
    ]
    #expect(desk.post("scripts", content).status == 200)
    #expect(desk.put("scripts?scriptPath=Main&lockScript=true").status == 200)
    desk.token = desk.signIn("other", "s").value["access_token"]?.string ?? ""
    #expect(desk.post("scripts", content).status == 409)
  }
}
