import Documents
import Testing

@testable import Sandbox

/// Flows, prompts and scripts, which the API only shows.
@Suite struct ArchitectTests {
  private static let flows = "/api/v2/flows"

  private static func desk() -> Desk {
    Desk(seed: [
      "flows": [
        ["name": "Main", "type": "INBOUNDCALL"], ["name": "Main", "type": "INQUEUECALL"],
        ["name": "Draft", "type": "INQUEUECALL", "active": false],
      ]
    ])
  }

  @Test func `flows are found by type and part of the name`() {
    var desk = Self.desk()
    #expect(desk.get(Self.flows + "?name=AIN").names == ["Main", "Main"])
    #expect(desk.get(Self.flows + "?type=inqueuecall&name=Main").names == ["Main"])
    #expect(desk.get(Self.flows + "?type=none").code == "architect.invalid.flow.type")
    #expect(desk.get("/api/v2/flows/none").code == "architect.flow.not.found")
    #expect(desk.send("POST", Self.flows, ["name": "New"]).status == 405)
  }

  @Test func `a name is taken among the flows of its type alone`() throws {
    var desk = Self.desk()
    #expect(throws: SandboxError.self) {
      try desk.world.seed(["flows": [["name": "main", "type": "INQUEUECALL"]]], at: desk.now)
    }
    try desk.world.seed(["flows": [["name": "main", "type": "BOT"]]], at: desk.now)
  }

  @Test func `a deleted flow is gone until it is asked for`() {
    var desk = Self.desk()
    let draft = desk.get(Self.flows + "?name=Draft").entities[0]["id"]?.string ?? ""
    _ = desk.send("DELETE", "/_sandbox/objects/flows/Draft")
    #expect(desk.get(Self.flows + "/" + draft).code == "architect.flow.deleted")
    #expect(desk.get(Self.flows + "/" + draft + "?deleted=true").value["deleted"] == true)
    #expect(desk.get(Self.flows + "?name=Draft").names.isEmpty)
    #expect(desk.get(Self.flows + "?name=Draft&deleted=true").names == ["Draft"])
  }

  @Test func `a queue takes published in-queue flows, and prompts and scripts that are there`() {
    var desk = Self.desk()
    func id(_ path: String) -> Value { ["id": desk.get(path).entities[0]["id"] ?? ""] }
    let queues = "/api/v2/routing/queues"
    let waiting = id(Self.flows + "?type=inqueuecall&name=Main")
    let others = [id(Self.flows + "?type=inboundcall"), id(Self.flows + "?name=Draft")]
    for other in others {
      let reply = desk.post(queues, ["name": "Q", "queueFlow": other])
      #expect(reply.code == "invalid.inqueue.call.flow")
    }
    #expect(desk.post(queues, ["name": "Q", "onHoldPrompt": ["id": "none"]]).status == 400)
    let made = desk.post(
      queues,
      [
        "name": "Q", "queueFlow": waiting, "onHoldPrompt": id("/api/v2/architect/prompts"),
        "defaultScripts": ["CALL": id("/api/v2/scripts")],
      ])
    #expect(made.status == 200)
    #expect(made.value["queueFlow"]?["name"] == "Main")
    #expect(made.value["defaultScripts"]?["CALL"]?["name"] == "Default Callback Script")
  }
}
