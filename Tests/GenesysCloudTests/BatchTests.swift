import Documents
import Model
import TestSupport
import Testing

@testable import GenesysCloud

struct BatchTests {
  private func calls(
    _ genesys: GenesysKind, _ name: String, from live: Value, to wanted: Value
  ) throws -> [Call] {
    var object = try Sample.live(of: genesys)
    object.attributes.set(live, at: [name])
    let attribute = try #require(genesys.kind.attribute(name))
    let write = Sample.update(genesys, object, attribute, to: wanted)
    return try CallMaker(genesys, write).calls()
  }

  private func keys(_ kind: String, _ range: Range<Int>) -> Value {
    .array(range.map { .string(Sample.key(of: kind, $0)) })
  }

  private func live(_ kind: String, _ range: Range<Int>) -> Value {
    .array(range.map { ["id": .string(Sample.id(of: kind, $0))] })
  }

  private func ratings(_ range: Range<Int>, _ proficiency: Value) -> Value {
    .object(Object(range.map { (Sample.key(of: "skills", $0), proficiency) }))
  }

  @Test func `members are added a hundred at a time`() throws {
    let calls = try calls(.queues, "members", from: [], to: keys("users", 0..<250))
    #expect(calls.map(\.body?.array?.count) == [100, 100, 50])
    #expect(calls.allSatisfy { $0.path == "/api/v2/routing/queues/the-id/members" })
    #expect(calls.allSatisfy { $0.query.isEmpty && $0.method == "POST" })
  }

  @Test func `members leave before others come`() throws {
    let calls = try calls(
      .queues, "members", from: live("users", 0..<3), to: keys("users", 2..<5))
    #expect(calls.count == 2)
    #expect(calls[0].query.map(\.0) == ["delete"])
    #expect(calls[0].body == [["id": "id-users-0"], ["id": "id-users-1"]])
    #expect(calls[1].body == [["id": "id-users-3"], ["id": "id-users-4"]])
  }

  @Test func `live members may have names already`() throws {
    let calls = try calls(
      .queues, "members", from: keys("users", 0..<2), to: keys("users", 1..<2))
    #expect(calls.map(\.body) == [[["id": "id-users-0"]]])
  }

  @Test func `an equal collection needs no call`() throws {
    let calls = try calls(
      .queues, "members", from: live("users", 0..<9), to: keys("users", 0..<9))
    #expect(calls.isEmpty)
  }

  @Test func `wrap-up codes leave a queue one by one`() throws {
    let calls = try calls(.queues, "wrapUpCodes", from: live("wrapUpCodes", 0..<2), to: [])
    #expect(
      calls.map(\.path)
        == [0, 1].map {
          "/api/v2/routing/queues/the-id/wrapupcodes/id-wrapUpCodes-\($0)"
        })
    #expect(calls.allSatisfy { $0.method == "DELETE" && $0.alreadyDone == [404] })
  }

  @Test func `group members are added by fifty, each time with a fresh version`() throws {
    let calls = try calls(.groups, "members", from: [], to: keys("users", 0..<60))
    #expect(calls.map { $0.body?["memberIds"]?.array?.count } == [50, 10])
    #expect(calls.allSatisfy { FreshVersion.isWanted(in: $0.body) })
  }

  @Test func `group members are removed by their ids in the query`() throws {
    let calls = try calls(.groups, "members", from: live("users", 0..<2), to: [])
    #expect(calls.map(\.method) == ["DELETE"])
    #expect(calls[0].query.map(\.1) == ["id-users-0,id-users-1"])
  }

  @Test func `skills are added in bulk by fifty`() throws {
    let calls = try calls(.users, "skills", from: [:], to: ratings(0..<60, 3))
    #expect(calls.map(\.method) == ["PATCH", "PATCH"])
    #expect(calls.map(\.body?.array?.count) == [50, 10])
    #expect(calls[0].path == "/api/v2/users/the-id/routingskills/bulk")
    #expect(calls[0].body?.array?[0] == ["id": "id-skills-0", "proficiency": 3])
  }

  @Test func `skills that come and go are set by one call`() throws {
    let calls = try calls(.users, "skills", from: ratings(0..<2, 3), to: ratings(1..<4, 3))
    #expect(calls.map(\.method) == ["PUT"])
    #expect(calls[0].body?.array?.count == 3)
  }

  @Test func `a changed proficiency is sent alone`() throws {
    var wanted = ratings(0..<3, 3)
    wanted.set(5, at: ["skills-1"])
    let calls = try calls(.users, "skills", from: ratings(0..<3, 3), to: wanted)
    #expect(calls.map(\.body) == [[["id": "id-skills-1", "proficiency": 5]]])
  }

  @Test func `the last skills are removed one by one`() throws {
    let calls = try calls(.users, "skills", from: ratings(0..<2, 3), to: [:])
    #expect(calls.map(\.method) == ["DELETE", "DELETE"])
    #expect(calls[0].path == "/api/v2/users/the-id/routingskills/id-skills-0")
  }

  private func numbers(_ range: Range<Int>) -> Value {
    .array(range.map { .string("+49301\(1_000 + $0)") })
  }

  private static func grows(_ most: Int) -> GenesysKind {
    let kind = Kind(
      "routes", singular: "route", summary: "Numbers.", key: .attribute("name"),
      permissions: Kind.Permissions(read: [], create: [], update: [], delete: [])
    ) {
      Attribute.string("name", "The name.").required()
      Attribute.set("dnis", of: .string(length: 1...64, format: .e164), "Numbers.")
    }
    let endpoints = Endpoints(
      path: "routes", listing: Listing(.pages(size: 100)), update: .replacing(dropping: ["id"]))
    return GenesysKind(
      kind: kind,
      endpoints: endpoints.with {
        $0.sendsVersion = true
        $0.growth = Endpoints.Growth(attribute: "dnis", most: most)
      })
  }

  @Test func `a long list is written again and again, longer each time`() throws {
    let genesys = Self.grows(50)
    let wanted: Value = ["name": "Main", "dnis": numbers(0..<120)]
    let write = Write(
      .create, kind: genesys.kind, key: "Main", live: nil, attributes: wanted,
      changed: ["name", "dnis"], ids: [:])
    let calls = try CallMaker(genesys, write).calls()
    #expect(calls.map(\.method) == ["POST", "PUT", "PUT"])
    #expect(calls.map { $0.body?["dnis"]?.array?.count } == [50, 100, 120])
    #expect(calls.map(\.creates) == [true, false, false])
    #expect(calls.dropFirst().allSatisfy { FreshVersion.isWanted(in: $0.body) })
    #expect(calls.last?.body?["dnis"] == wanted["dnis"])
  }

  @Test func `a list that grows keeps what it has and loses what is not wanted at once`() throws {
    let genesys = Self.grows(2)
    let raw: Value = ["id": "r", "name": "Main", "version": 3, "dnis": numbers(0..<4)]
    let live = LiveObject(
      id: "r", key: "Main", attributes: genesys.kind.attributes(from: raw), raw: raw)
    let dnis = try #require(genesys.kind.attribute("dnis"))
    let write = Sample.update(genesys, live, dnis, to: numbers(2..<7))
    let calls = try CallMaker(genesys, write).calls()
    #expect(calls.map { $0.body?["dnis"] } == [numbers(2..<6), numbers(2..<7)])
    #expect(calls.map { $0.body?["version"] } == [3, FreshVersion.mark])
    let few = Sample.update(genesys, live, dnis, to: numbers(0..<6))
    #expect(try CallMaker(genesys, few).calls().count == 1)
  }
}
