import Documents
import Testing

@testable import Sandbox

@Suite struct CXoneWorldTests {
  @Test func `a key signs in for an hour, and its owner's tenant is in the identity`() {
    var desk = CXoneDesk()
    let tokens = desk.signIn("key", "secret").value
    #expect(tokens["expires_in"] == 3_600 && tokens["token_type"] == "Bearer")
    #expect(tokens["id_token"]?.string?.split(separator: ".").count == 3)
    #expect(desk.signIn("key", "wrong").status == 401)
    #expect(desk.get("campaigns").status == 204)
    desk.wait(.seconds(3_601))
    #expect(desk.get("campaigns").status == 401)
  }

  @Test func `a refresh token is good for one time`() {
    var desk = CXoneDesk()
    let old = desk.signIn("key", "secret").value["refresh_token"] ?? .null
    let renewed = desk.post("/public/user/refresh", ["token": old])
    #expect(renewed.status == 200 && renewed.value["refreshToken"] != old)
    #expect(desk.post("/public/user/refresh", ["token": old]).status == 401)
  }

  @Test func `a key that is switched off no longer signs in, nor do its tokens pass`() {
    var desk = CXoneDesk()
    let path = "/access-key-management/v1/access-keys?accessKeyId=key"
    #expect(desk.send("PATCH", path, ["isActive": false]).status == 204)
    #expect(desk.get("campaigns").status == 401 && desk.signIn("key", "secret").status == 401)
  }

  @Test func `discovery answers with the address it was asked at`() {
    var desk = CXoneDesk()
    let path = "/.well-known/cxone-configuration"
    let plain = desk.send("GET", path, headers: ["host": "127.0.0.1:1"]).value
    #expect(plain["api_endpoint"] == "http://127.0.0.1:1")
    let forwarded = ["host": "127.0.0.1:1", "x-forwarded-host": "127.0.0.1:2"]
    let proxied = desk.send("GET", path, headers: forwarded).value
    #expect(proxied["api_endpoint"] == "http://127.0.0.1:2")
    #expect(desk.get(path + "?tenantId=nobody").status == 404)
  }

  @Test(arguments: [
    ("/incontactapi/services/v34.0/skills/1", "error_description"),
    ("/division-management/v1/division/99", "details"),
    ("/scim/v2/Users/99", "details"),
  ])
  func `each family of services refuses in its own words`(path: String, member: String) {
    var desk = CXoneDesk()
    let reply = desk.get(path)
    #expect(reply.status == 404)
    #expect(reply.value[member]?.string?.contains("not found") == true)
  }

  @Test func `the prefix of the services may be in capitals, and versions end at 34`() {
    var desk = CXoneDesk()
    #expect(desk.get("/inContactAPI/services/v34.0/campaigns").status == 204)
    #expect(desk.get("/incontactapi/services/v35.0/campaigns").status == 404)
    #expect(desk.get("/incontactapi/services/34/campaigns").status == 404)
  }

  @Test func `lists come by skip and top, a hundred at most, and end in nothing`() {
    var desk = CXoneDesk(size: 120)
    let first = desk.get("skills?top=500").value
    #expect(first["skills"]?.array?.count == 100 && first["totalRecords"] == 120)
    #expect(first["_links"]?["next"]?.string?.hasSuffix("skip=100") == true)
    let rest = desk.get("skills?top=500&skip=100&orderBy=skillName%20desc").value
    #expect(rest["skills"]?.array?.last?["skillName"] == "Skill 000001")
    #expect(rest["_links"]?["next"] == nil)
    #expect(desk.get("skills?skip=120").status == 204)
    let fields = desk.get("skills?top=1&fields=skillId,isActive").value["skills"]?.array
    #expect(fields == [["skillId": 4_000, "isActive": true]])
    #expect(desk.get("skills?skip=x").status == 400)
  }

  @Test func `what changed since the last poll is what a poll tells`() {
    var desk = CXoneDesk(size: 3)
    desk.wait(.seconds(60))
    let poll = desk.get("skills").value["lastPollTime"]?.string ?? ""
    _ = desk.put("skills/4001", ["skill": ["skillName": "Renamed"]])
    let changed = desk.get("skills?updatedSince=" + poll)
    #expect(changed.texts("skillName", of: "skills") == ["Renamed"])
    #expect(desk.get("skills?updatedSince=2026-01-01T00:00:00%2B01:00").status == 400)
  }

  @Test func `older versions have other shapes`() {
    var desk = CXoneDesk(size: 1)
    let campaigns = "/incontactapi/services/v30.0/campaigns"
    let old = desk.get(campaigns).value["resultSet"]?["campaigns"]?.array
    #expect(old?.first?["campaignName"] == "Campaign 000001")
    #expect(desk.post(campaigns, ["name": "Flat"]).status == 500)
    let batch: Value = ["campaigns": [["campaignName": "Old"]]]
    let made = desk.post(campaigns, batch).value["campaignResults"]?.array
    #expect(made?.first?["success"] == true)
    let hours = desk.get("/incontactapi/services/v30.0/hours-of-operation?isDeleted=false").value
    #expect(hours["resultSet"]?["hoursOfOperationProfiles"]?.array?.count == 1)
  }

  @Test func `absence from a list does not prove that an object is gone`() {
    var desk = CXoneDesk(size: 2)
    _ = desk.post("/_sandbox/settings", ["hidden": ["agents": ["agent000001@acme.example"]]])
    let list = desk.get("agents").value
    #expect(list["hiddenAgents"] == 1 && list["totalRecords"] == 4)
    #expect(desk.get("skills/4000/agents").value["hiddenAgents"] == 2)
    let agent: Value = [
      "firstName": "A", "lastName": "B", "teamId": "1", "profileId": 4, "timeZone": "UTC",
      "emailAddress": "x", "userName": "agent000001@acme.example", "country": "c", "city": "c",
    ]
    #expect(desk.post("agents", ["agents": [agent]]).value["errorCount"] == 1)
  }

  @Test func `reads lag behind writes`() {
    var desk = CXoneDesk()
    desk.world.conditions.lag = .seconds(2)
    _ = desk.post("campaigns", ["name": "New"])
    #expect(desk.get("campaigns").status == 204)
    desk.wait(.seconds(2))
    #expect(desk.get("campaigns").texts("name", of: "campaigns") == ["New"])
  }

  @Test func `too many calls are refused, and not always with a time to wait`() {
    var desk = CXoneDesk()
    desk.world.conditions.rateLimit = 1
    _ = desk.get("campaigns")
    let refusals = (0..<20).map { _ in desk.get("campaigns") }
    #expect(Set(refusals.map(\.status)) == [429])
    let waits = Set(refusals.map { $0.response.header("Retry-After") ?? "" })
    #expect(waits == ["", "2"])
    desk.wait(.seconds(60))
    #expect(desk.get("campaigns").status == 204)
  }

  @Test func `a role may not do everything`() {
    var desk = CXoneDesk(size: 1)
    _ = desk.post("/_sandbox/settings", ["denied": ["skills"]])
    #expect(desk.get("skills").status == 403 && desk.get("skills/4000/agents").status == 403)
    #expect(desk.get("campaigns").status == 200)
  }
}
