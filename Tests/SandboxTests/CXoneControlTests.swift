import Documents
import Testing

@testable import Sandbox

@Suite struct CXoneControlTests {
  @Test func `requests are counted by route, whatever the version`() {
    var desk = CXoneDesk(size: 2)
    _ = desk.get("skills/4000")
    _ = desk.get("/incontactapi/services/v33.0/skills/4001")
    let routes = desk.get("/_sandbox/requests").value["routes"]?.array ?? []
    let count = routes.first {
      $0["route"] == "/incontactapi/services/{apiVersion}/skills/{id}"
    }
    #expect(count?["count"] == 2)
    #expect(desk.get("/_sandbox/vendor").value == ["vendor": "nice-cxone"])
  }

  @Test func `a change behind the tool's back names a person, one through the API nobody`() {
    var desk = CXoneDesk(size: 1)
    let target = "/_sandbox/objects/campaigns/Campaign%20000001"
    #expect(desk.send("PATCH", target, ["notes": "by hand"]).value["notes"] == "by hand")
    _ = desk.put("campaigns/1", ["name": "Campaign 000001", "notes": "by tool"])
    let entries = desk.get("campaigns/1/audit-history").value["auditHistoryEntries"]?.array
    #expect(
      entries?.map { $0["modifiedByName"] } == ["mara.lind@acme.example", "Not applicable"])
    #expect(entries?.map { $0["columnName"] } == ["notes", "notes"])
    let feed = desk.get("/activity/audit").value["values"]?.array
    #expect(feed?.map { $0["activity"] } == ["Update", "Update"])
  }

  @Test func `objects are added and removed by name, also twice`() {
    var desk = CXoneDesk()
    let skill: Value = ["skillName": "Q", "mediaTypeId": 4]
    #expect(desk.post("/_sandbox/objects/skills", skill).status == 200)
    #expect(desk.post("/_sandbox/objects/skills", skill).status == 400)
    #expect(desk.post("/_sandbox/objects/skills?duplicate=true", skill).status == 200)
    #expect(desk.get("skills").texts("skillName", of: "skills") == ["Q", "Q"])
    #expect(desk.send("DELETE", "/_sandbox/objects/skills/Q").status == 200)
    #expect(desk.get("skills").value["totalRecords"] == 1)
    #expect(desk.send("PATCH", "/_sandbox/objects/skills/Z", [:]).status == 404)
  }

  @Test func `the world tells lists by name and what is never read`() {
    var desk = CXoneDesk(seed: [
      "dispositions": [["dispositionName": "Solved"]],
      "skills": [
        [
          "skillName": "S", "mediaTypeId": 4, "screenPopType": "x", "dispositions": ["Solved"],
        ]
      ],
    ])
    let skill = desk.get("/_sandbox/world?kind=skills").value["skills"]?.array?.first
    #expect(skill?["screenPopType"] == "x" && skill?["name"] == "S")
    #expect(skill?["dispositions"]?.array?.first?["name"] == "Solved")
  }

  @Test(
    arguments: [
      ["skill": []], ["skills": [["skillName": "S", "agents": ["nobody"]]]],
      ["skills": [["skillName": "S", "mediaTypeId": 2]]], ["teams": [["notes": "x"]]],
      ["skills": [["skillName": "S", "campaignId": "nowhere"]]],
      ["tags": [["tagName": "t"], ["tagName": "T"]]], [],
    ] as [Value])
  func `a seed that cannot be is refused`(_ seed: Value) {
    var desk = CXoneDesk()
    #expect(throws: SandboxError.self) { try desk.world.seed(seed, at: desk.now) }
  }

  @Test func `a seed may name what stands after it`() {
    var desk = CXoneDesk(seed: [
      "hoursOfOperation": [["hoursOfOperationProfileName": "H", "skills": ["S"]]],
      "skills": [["skillName": "S", "mediaTypeId": 4, "reskillHours": "H"]],
      "businessUnit": ["defaultTimeZone": "America/Chicago"],
    ])
    let skills = desk.get("hours-of-operation/1").value["skills"]?.array
    #expect(skills?.first?["skillName"] == "S")
    #expect(desk.get("skills/4000").value["reskillHoursName"] == "H")
    let units = desk.get("business-unit").value["businessUnits"]?.array
    #expect(units?.first?["defaultTimeZone"] == "America/Chicago")
  }

  @Test func `a made-up tenant has what its size says`() {
    let desk = CXoneDesk(size: 100)
    func count(_ kind: String) -> Int { desk.world.all(kind).count }
    #expect(count("skills") == 100 && count("agents") == 201 && count("dispositions") == 10)
    #expect(count("groups") == 10 && count("campaigns") == 3 && count("teams") == 11)
    #expect(desk.world.all("skills").allSatisfy { $0.part("agents").count == 5 })
  }
}
