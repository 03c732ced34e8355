import Documents
import Testing

@testable import Sandbox

@Suite struct WorldTests {
  @Test func `a made-up organisation has the promised numbers`() {
    var desk = Desk(size: 200)
    let totals = [
      ("/api/v2/routing/queues", 200), ("/api/v2/users", 400), ("/api/v2/groups", 20),
      ("/api/v2/routing/skills", 9), ("/api/v2/routing/wrapupcodes", 15),
      ("/api/v2/authorization/divisions", 10),
    ]
    for (path, total) in totals {
      #expect(desk.get(path + "?pageSize=1").value["total"] == .integer(total), "\(path)")
    }
    let queue = desk.get("/api/v2/routing/queues?pageSize=1&pageNumber=7").entities[0]
    let path = "/api/v2/routing/queues/" + (queue["id"]?.string ?? "")
    #expect(queue["memberCount"] == 5)
    #expect(desk.get(path + "/members").entities.count == 5)
    #expect(desk.get(path + "/wrapupcodes").entities.count == 3)
  }

  @Test func `a list shows what a read by id shows`() {
    var desk = Desk(size: 30)
    for kind in Kinds.all where !kind.path.isEmpty {
      for entity in desk.get(kind.path + "?pageSize=100").entities {
        var single = desk.get(kind.path + "/" + (entity["id"]?.string ?? "")).value
        if entity["userCount"] != nil { single.set(entity["userCount"] ?? 0, at: ["userCount"]) }
        #expect(entity == single, "\(kind.name)")
      }
    }
  }

  @Test func `a made-up object that is changed looks like its neighbours`() {
    var desk = Desk(size: 3)
    let before = desk.get("/api/v2/routing/queues").entities[1]
    var body = before
    body.set("other", at: ["description"])
    let path = "/api/v2/routing/queues/" + (before["id"]?.string ?? "")
    #expect(desk.send("PUT", path, body).status == 200)
    var after = desk.get("/api/v2/routing/queues").entities[1]
    for name in ["dateModified", "modifiedBy", "description"] {
      after.set(before[name] ?? .null, at: [name])
      if before[name] == nil { after.remove(at: [name]) }
    }
    #expect(after == before)
  }

  @Test func `pages cover a list once and in order`() {
    var desk = Desk(size: 60)
    var names: [String] = []
    for page in 1...3 {
      let reply = desk.get("/api/v2/routing/queues?pageSize=25&pageNumber=\(page)")
      #expect((reply.value["nextUri"] != nil) == (page < 3))
      #expect(reply.value["pageCount"] == 3)
      names += reply.names
    }
    #expect(names.count == 60 && names == names.sorted() && Set(names).count == 60)
  }

  @Test(arguments: ["pageSize=0", "pageSize=501", "pageSize=x", "pageNumber=0"])
  func `a page that cannot be is refused`(_ query: String) {
    var desk = Desk()
    let reply = desk.get("/api/v2/routing/queues?" + query)
    #expect(reply.status == 400 && reply.code == "invalid.query.param.value")
  }

  @Test func `reads see a write when the lag has passed`() {
    var desk = Desk()
    desk.world.conditions.lag = .seconds(2)
    let id = desk.post("/api/v2/routing/queues", ["name": "Late"]).id
    #expect(desk.get("/api/v2/routing/queues/" + id).status == 404)
    #expect(desk.get("/api/v2/routing/queues").entities.isEmpty)
    #expect(desk.post("/api/v2/routing/queues", ["name": "Late"]).code == "duplicate.name")
    desk.wait(.seconds(2))
    #expect(desk.get("/api/v2/routing/queues/" + id).status == 200)
    #expect(desk.get("/api/v2/routing/queues").names == ["Late"])
  }

  @Test func `a hundred thousand queues are made and listed at once`() {
    var desk = Desk(size: 100_000)
    let reply = desk.get("/api/v2/routing/queues?pageSize=500&pageNumber=200")
    #expect(reply.entities.count == 500)
    #expect(reply.names.last == "Queue 100000")
  }
}
