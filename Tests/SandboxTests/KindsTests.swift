import Documents
import Testing

@testable import Sandbox

/// What holds for every kind of the registry.
@Suite struct KindsTests {
  /// The kinds whose objects the API makes.
  private static let names = Kinds.all.filter { kind in
    kind.routes(kind).contains { $0.method == "POST" && $0.template == kind.path }
  }.map(\.name)

  private func body(_ kind: Kind, _ desk: inout Desk) -> Value {
    let role = desk.get("/api/v2/authorization/roles").entities[0]["id"] ?? ""
    let natural: Object = [
      "name": "Same", "email": "same@acme.example", "divisionId": .string(desk.world.homeId),
      "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
      "authorizedGrantType": "CLIENT-CREDENTIALS", "timeZone": "UTC",
      "roleDivisions": [["roleId": role, "divisionId": "*"]],
      "languageLabels": ["en_US": "Same"], "systemPresence": "Break", "skillConditions": [],
      "startPhoneNumber": "+493010000", "endPhoneNumber": "+493010099",
    ]
    return .object(kind.completed(natural))
  }

  @Test(arguments: names)
  func `a second object of one name is answered in the kind's own way`(_ name: String) throws {
    let kind = try #require(Kinds.named[name])
    var desk = Desk()
    let body = body(kind, &desk)
    #expect(desk.post(kind.path, body).status == 200)
    let second = desk.post(kind.path, body)
    #expect(second.status == kind.duplicate?.status ?? 200)
    #expect(second.code == kind.duplicate?.code ?? "")
  }

  @Test(arguments: names)
  func `a creation stands in the audit log under the kind's service`(_ name: String) throws {
    let kind = try #require(Kinds.named[name])
    var desk = Desk()
    let made = desk.post(kind.path, body(kind, &desk))
    let query: Value = [
      "interval": "2026-01-30T00:00:00Z/2026-02-28T00:00:00Z",
      "serviceName": .string(kind.service),
      "filters": [["property": "EntityId", "value": .string(made.id)]],
    ]
    let entries = desk.post("/api/v2/audits/query/realtime", query).entities
    let created = entries.filter { $0["entityType"] == .string(kind.entityType) }
    #expect(created.first?["action"] == "Create" && created.first?["client"]?["id"] == "tool")
  }

  @Test(arguments: names)
  func `an object that is gone or deleted leaves the list`(_ name: String) throws {
    let kind = try #require(Kinds.named[name])
    var desk = Desk()
    let made = desk.post(kind.path, body(kind, &desk))
    let before = desk.get(kind.path + "?pageSize=100").entities.count
    let path = "/_sandbox/objects/\(name)/" + made.id
    #expect(desk.send("DELETE", path).status == 200)
    #expect(desk.get(kind.path + "?pageSize=100").entities.count == before - 1)
    #expect(desk.send("DELETE", kind.path + "/" + made.id).status == 404)
  }

  @Test(arguments: names)
  func `an answer to a write equals the read after it`(_ name: String) throws {
    let kind = try #require(Kinds.named[name])
    var desk = Desk()
    var made = desk.post(kind.path, body(kind, &desk)).value
    made.remove(at: ["secret"])
    #expect(desk.get(kind.path + "/" + (made["id"]?.string ?? "")).value == made)
  }

  @Test func `ids are the same in every run and tell nothing of the size`() {
    var small = Desk(size: 10)
    var large = Desk(size: 10_000)
    let path = "/api/v2/routing/queues?pageSize=10"
    let ids = small.get(path).entities.map { $0["id"] }
    #expect(ids == large.get(path).entities.map { $0["id"] })
    #expect(Set(ids).count == 10 && ids[0]?.string?.count == 36)
  }
}
