import Documents
import Testing

@testable import Sandbox

@Suite struct CXoneSkillsTests {
  private static let seed: Value = [
    "campaigns": [["name": "Sales"]], "teams": [["teamName": "Day"]],
    "dispositions": [["dispositionName": "Solved"], ["dispositionName": "Lost"]],
    "scripts": [["scriptName": "Flows\\Main"]],
    "agents": [
      [
        "userName": "ana@acme.example", "emailAddress": "ana@acme.example", "firstName": "Ana",
        "lastName": "Silva", "teamId": "Day", "profileId": "Agent",
      ]
    ],
    "skills": [
      [
        "skillName": "Support", "mediaTypeId": 4, "campaignId": "Sales",
        "scriptId": "Flows\\Main", "agents": ["ana@acme.example": 1],
        "dispositions": ["Lost", "Solved"],
      ]
    ],
  ]

  private static let inbound: Value = [
    "skillName": "New", "mediaTypeId": 4, "campaignId": 1, "serviceLevelThreshold": 30,
    "serviceLevelGoal": 80, "enableShortAbandon": true, "shortAbandonThreshold": 5,
  ]

  @Test func `a seed names what the API numbers`() {
    var desk = CXoneDesk(seed: Self.seed)
    let skill = desk.get("skills").value["skills"]?.array?.first ?? .null
    #expect(skill["campaignName"] == "Sales" && skill["mediaTypeName"] == "Phone Call")
    let dispositions = skill["dispositions"]?.array ?? []
    #expect(dispositions.map { $0["dispositionName"] } == ["Lost", "Solved"])
    #expect(dispositions.map { $0["priority"] } == [1, 2])
    let id = skill["skillId"]?.digits ?? ""
    let pairs = desk.get("skills/\(id)/agents").value["agentSkillAssignments"]?.array ?? []
    #expect(pairs.map { $0["agentProficiencyValue"] } == [1])
    #expect(pairs.map { $0["teamName"] } == ["Day"])
  }

  @Test func `a batch answers 200 and tells of each part`() {
    var desk = CXoneDesk(seed: Self.seed)
    let answer = desk.post(
      "skills", ["skills": [Self.inbound, ["skillName": "Half"], Self.inbound]])
    #expect(answer.status == 200 && answer.value["errorCount"] == 2)
    let results = answer.value["skillsResults"]?.array ?? []
    #expect(results.map { $0["success"] } == [true, false, false])
    #expect(results[1]["error"] == "campaignId is required")
    #expect(results[2]["error"] == "skillName 'New' already exists")
  }

  @Test func `what is written is read under other names, or not at all`() {
    var desk = CXoneDesk(seed: Self.seed)
    var item = Self.inbound.object ?? [:]
    for (name, value) in [
      "popThankYouURL": "https://one.example", "enableParking": true, "screenPopDetails": "x",
      "screenPopType": "y", "screenPopTriggerEvent": 2,
    ] as Object { item[name] = value }
    let results = desk.post("skills", ["skills": [.object(item)]]).value["skillsResults"]?.array
    let path = "skills/" + (results?.first?["skillId"]?.digits ?? "")
    let read = desk.get(path).value
    #expect(read["popThankYouURL"] == "https://one.example" && read["emailParking"] == true)
    #expect(read["screenPopDetail"] == "x" && read["screenPopTriggerEvent"] == "2")
    #expect(read["screenPopType"] == nil)
    _ = desk.put(path, ["skill": ["skillName": "New", "popThankYouUrl": "https://two.example"]])
    #expect(desk.get(path).value["popThankYouURL"] == "https://two.example")
  }

  @Test func `an update resets what it leaves out, but not what cannot change`() {
    var desk = CXoneDesk(seed: Self.seed)
    _ = desk.post("skills", ["skills": [Self.inbound]])
    let skills = desk.get("skills?searchString=new").value["skills"]?.array ?? []
    let path = "skills/" + (skills.first?["skillId"]?.digits ?? "")
    _ = desk.put(path, ["skill": ["skillName": "New", "isActive": false]])
    _ = desk.put(path, ["skill": ["skillName": "Newer", "mediatypeid": 3]])
    let read = desk.get(path).value
    #expect(read["skillName"] == "Newer" && read["isActive"] == false)
    #expect(read["serviceLevelGoal"] == nil && read["mediaTypeId"] == 4)
  }

  @Test func `a skill's script has another number after each save`() {
    var desk = CXoneDesk(seed: Self.seed)
    let before = desk.get("skills").value["skills"]?.array?.first?["scriptId"]
    let content: Value = [
      "scriptContent": ["header": ["scriptName": "Flows\\Main"], "actions": ["1": [:]]]
    ]
    #expect(desk.post("scripts", content).status == 200)
    let after = desk.get("skills").value["skills"]?.array?.first
    #expect(before != nil && after?["scriptId"] != before && after?["scriptName"] == "Flows\\Main")
    let history = desk.get("scripts/historyByName?scriptPath=Flows%5CMain").value["versions"]
    #expect(history?.array?.map { $0["status"] } == ["CURR", "HIST"])
  }

  @Test func `clusters that forget dispositions answer well`() {
    var desk = CXoneDesk(seed: Self.seed)
    _ = desk.post("/_sandbox/settings", ["ignoresDispositions": true])
    let body: Value = ["skill": ["dispositions": [["dispositionId": 1, "priority": 1]]]]
    #expect(desk.put("skills/4000", body).value["success"] == true)
    #expect(desk.get("skills/4000/dispositions").status == 204)
  }

  @Test func `the same pair is written and read from both sides`() {
    var desk = CXoneDesk(seed: Self.seed)
    let ana = desk.get("agents?searchString=ana").value["agents"]?.array?.first ?? .null
    let id = ana["agentId"]?.digits ?? ""
    let again: Value = ["agents": [["agentId": .string(id)], ["agentId": "1"]]]
    let refused = desk.post("skills/4000/agents", again).value["resultSet"]
    #expect(refused?["errorCount"] == "2")
    let body: Value = ["skills": [["skillId": "4000", "proficiency": 4, "isActive": true]]]
    #expect(desk.put("agents/\(id)/skills", body).value["resultSet"]?["errorCount"] == "0")
    let pairs = desk.get("agents/skills?isActive=true&isAgentActive=true").value
    #expect(pairs["agentSkillAssignments"]?.array?.first?["agentProficiencyName"] == "Low")
    let gone = desk.send("DELETE", "agents/\(id)/skills", ["skills": [["skillId": "4000"]]])
    #expect(gone.status == 200 && desk.get("skills/4000/agents").status == 204)
  }

  @Test func `only outbound skills dial`() {
    var desk = CXoneDesk(seed: Self.seed)
    #expect(desk.get("skills/4000/parameters").status == 204)
    #expect(desk.post("skills/4000/start").status == 400)
    let outbound: Value = [
      "skillName": "Out", "mediaTypeId": 4, "campaignId": 1, "isOutbound": true,
      "outboundStrategy": "Personal Connection",
    ]
    _ = desk.post("skills", ["skills": [outbound]])
    let schedule: Value = ["scheduleSettings": ["isScheduled": true]]
    #expect(desk.put("skills/4001/parameters/schedule-settings", schedule).status == 204)
    #expect(desk.get("skills/4001/parameters/schedule-settings").value == ["isScheduled": true])
  }

  @Test func `what goes on at skills is one list`() {
    var desk = CXoneDesk(seed: Self.seed)
    _ = desk.send(
      "POST", "/_sandbox/settings", ["liveUse": ["Support": ["waiting": 3, "active": 2]]])
    let rows = desk.get("skills/activity").value["skillActivity"]?.array ?? []
    #expect(rows.map { $0["queueCount"] } == [3] && rows.map { $0["contactsActive"] } == [2])
    let id = rows.first?["skillId"]?.digits ?? ""
    #expect(desk.get("skills/\(id)/activity").value["skillActivity"]?.array == rows)
    #expect(desk.get("skills/99/activity").status == 404)
  }
}
