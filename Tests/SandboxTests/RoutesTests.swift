import Documents
import Testing

@testable import Sandbox

@Suite struct RoutesTests {
  @Test func `an unknown path and an unknown method are told apart`() {
    var desk = Desk()
    #expect(desk.get("/api/v2/nothing").status == 404)
    #expect(desk.send("PATCH", "/api/v2/routing/queues").status == 405)
  }

  @Test func `an error carries the vendor's body and correlation`() {
    var desk = Desk()
    let reply = desk.get("/api/v2/routing/queues/none")
    #expect(reply.status == 404 && reply.code == "resource.not.found")
    #expect(reply.value["contextId"]?.string == reply.response.header("ININ-Correlation-Id"))
    #expect(reply.value["status"] == 404)
  }

  @Test(arguments: Kinds.all.filter { !$0.path.isEmpty }.map(\.name))
  func `every kind answers its list`(_ name: String) throws {
    var desk = Desk(size: 20)
    let kind = try #require(Kinds.named[name])
    #expect(desk.get(kind.path).value["entities"]?.array != nil)
  }

  @Test func `a body that is no JSON, too large or of another type is refused`() {
    var desk = Desk()
    func send(_ body: [UInt8], _ type: String = "application/json") -> Int {
      let request = SandboxRequest(
        "POST", "/api/v2/routing/queues",
        headers: ["authorization": "Bearer " + desk.token, "content-type": type], body: body)
      return desk.world.answer(request, at: desk.now).status
    }
    #expect(send(Array("{".utf8)) == 400)
    #expect(send(Array(repeating: 32, count: 512_001)) == 413)
    #expect(send(Array("{}".utf8), "text/plain") == 415)
  }
}
