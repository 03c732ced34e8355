import Documents
import Testing

@testable import Sandbox

@Suite struct BadDaysTests {
  @Test func `a token has so many calls a minute`() {
    var desk = Desk()
    desk.world.conditions.rateLimit = 3
    for count in 1...3 {
      let reply = desk.get("/api/v2/organizations/me")
      #expect(reply.response.header("inin-ratelimit-count") == String(count))
      #expect(reply.response.header("inin-ratelimit-allowed") == "3")
    }
    let refused = desk.get("/api/v2/organizations/me")
    #expect(refused.status == 429 && refused.code == "too.many.requests")
    #expect(refused.response.header("Retry-After") == "60")
    desk.wait(.seconds(60))
    #expect(desk.get("/api/v2/organizations/me").status == 200)
  }

  @Test func `a lost reply has done its work`() throws {
    var desk = Desk()
    desk.world.conditions.faults = try #require(Faults("lost-reply:1"))
    #expect(desk.post("/api/v2/routing/queues", ["name": "Q"]).response.fate == .reset)
    desk.world.conditions.faults = .none
    #expect(desk.get("/api/v2/routing/queues").names == ["Q"])
  }

  @Test(arguments: ["reset:1", "503:1"])
  func `a fault before the work has done nothing`(_ text: String) throws {
    var desk = Desk()
    desk.world.conditions.faults = try #require(Faults(text))
    let reply = desk.post("/api/v2/routing/queues", ["name": "Q"])
    #expect(reply.response.fate == .reset || reply.status == 503)
    desk.world.conditions.faults = .none
    #expect(desk.get("/api/v2/routing/queues").entities.isEmpty)
  }

  @Test(arguments: ["429", "429:2", "foo:0.1", "200:0.5"])
  func `a fault that makes no sense is refused`(_ text: String) {
    #expect(Faults(text) == nil)
  }

  @Test func `the same seed makes the same bad day`() throws {
    func statuses() throws -> [Int] {
      var desk = Desk()
      desk.world.conditions.faults = try #require(Faults("503:0.3,429:0.2"))
      return (0..<50).map { _ in desk.get("/api/v2/organizations/me").status }
    }
    let first = try statuses()
    #expect(try first == statuses())
    #expect(Set(first) == [200, 429, 503])
  }

  @Test func `a scripted answer replaces the next ones of its route`() {
    var desk = Desk()
    let script: Value = [
      "answers": [
        [
          "method": "GET", "route": "/api/v2/routing/queues", "count": 2, "status": 502,
          "body": "<html>", "contentType": "text/html",
        ]
      ]
    ]
    #expect(desk.post("/_sandbox/settings", script).status == 200)
    #expect(desk.get("/api/v2/users").status == 200)
    let reply = desk.get("/api/v2/routing/queues").response
    #expect(reply.status == 502 && reply.header("Content-Type") == "text/html")
    #expect(desk.get("/api/v2/routing/queues").status == 502)
    #expect(desk.get("/api/v2/routing/queues").status == 200)
  }

  @Test func `tokens can be made to expire and the organisation to be another`() {
    var desk = Desk()
    let id = "11111111-1111-4111-8111-111111111111"
    _ = desk.post("/_sandbox/settings", ["organizationId": .string(id)])
    #expect(desk.get("/api/v2/organizations/me").id == id)
    _ = desk.post("/_sandbox/settings", ["expireTokens": true])
    #expect(desk.get("/api/v2/organizations/me").status == 401)
  }
}
