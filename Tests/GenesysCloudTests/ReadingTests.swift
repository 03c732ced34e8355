import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct ReadingTests {
  private static func queues(_ count: Int) -> [Value] {
    (0..<count).map { ["id": .string("q\($0)"), "name": .string("Queue \($0)")] }
  }

  private func read(
    _ tenant: ScriptedTenant, _ request: ReadRequest, known: Inventory = Inventory()
  ) async throws(ProviderError) -> [LiveObject] {
    try await GenesysReader(tenant.connection).objects(request, known: known)
  }

  @Test(arguments: [(0, 1), (500, 1), (501, 2), (1_200, 3)])
  func `a list is read by full pages`(_ count: Int, _ requests: Int) async throws {
    let tenant = ScriptedTenant { $0.page(of: Self.queues(count)) }
    let objects = try await read(tenant, ReadRequest(GenesysKind.queues.kind))
    #expect(objects.map(\.id) == (0..<count).map { "q\($0)" })
    #expect(await tenant.asked.count == requests)
    #expect(await tenant.asked.allSatisfy { $0.size == 500 && $0.isRead })
  }

  @Test func `a page size that the vendor caps is what counts`() async throws {
    let tenant = ScriptedTenant { $0.page(of: Self.queues(350), largest: 100) }
    let objects = try await read(tenant, ReadRequest(GenesysKind.queues.kind))
    #expect(Set(objects.map(\.id)).count == 350)
    #expect(await tenant.asked.map(\.size) == [500, 100, 100, 100])
  }

  @Test func `a page size that the vendor refuses is made smaller`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.size > 100 { throw request.refused(400, "invalid.query.param.value") }
      return request.page(of: Self.queues(150))
    }
    let objects = try await read(tenant, ReadRequest(GenesysKind.queues.kind))
    #expect(objects.count == 150)
    #expect(await tenant.asked.map(\.size) == [500, 100, 100])
  }

  @Test func `a kind that is forbidden says so`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      throw request.refused(403, "missing.permissions")
    }
    let error = await #expect(throws: ProviderError.self) {
      try await read(tenant, ReadRequest(GenesysKind.roles.kind))
    }
    #expect(error?.status == 403)
    #expect(error?.operation == "list roles")
  }

  @Test func `a failing page fails the whole list`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.page == 2 { throw request.refused(503) }
      return request.page(of: Self.queues(2_000))
    }
    await #expect(throws: ProviderError.self) {
      try await read(tenant, ReadRequest(GenesysKind.queues.kind))
    }
  }

  @Test func `deleted objects are not there`() async throws {
    let tenant = ScriptedTenant {
      $0.page(of: [
        ["id": "a", "name": "A", "state": "active"], ["id": "b", "name": "B", "state": "deleted"],
      ])
    }
    #expect(try await read(tenant, ReadRequest(GenesysKind.skills.kind)).map(\.id) == ["a"])
  }

  @Test func `users come by cursor, with their skills in the list`() async throws {
    let tenant = ScriptedTenant { request in
      request.parameter("cursor") == nil
        ? [
          "entities": [["id": "u1", "email": "Ana@acme.example"]], "cursor": "next",
        ]
        : [
          "entities": [
            [
              "id": "u2", "email": "ben@acme.example",
              "skills": [
                ["id": "s1", "proficiency": 4], ["id": "s2", "state": "deleted"],
              ],
            ]
          ]
        ]
    }
    let objects = try await read(
      tenant, ReadRequest(GenesysKind.users.kind, apart: ["skills": nil]))
    #expect(objects.map(\.key) == ["Ana@acme.example", "ben@acme.example"])
    #expect(objects[0].attributes["skills"] == [:])
    #expect(objects[1].attributes["skills"] == ["s1": 4])
    #expect(await tenant.asked.count == 2)
    #expect(await tenant.asked[0].parameter("expand") == "skills")
    #expect(await tenant.asked[0].path == "/api/v2/users/query")
  }

  @Test func `a cursor's page size that the vendor refuses is made smaller`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.size > 100 { throw request.refused(400) }
      return request.parameter("cursor") == nil
        ? ["entities": [], "cursor": "b"] : ["entities": []]
    }
    _ = try await read(tenant, ReadRequest(GenesysKind.users.kind))
    #expect(await tenant.asked.map(\.size) == [500, 100, 100])
  }

  @Test(arguments: [1_200, 700, 0])
  func `half a list is never taken for the whole`(given: Int) async throws {
    let tenant = ScriptedTenant { request in
      var page = request.page(of: Self.queues(given))
      page.set(1_201, at: ["total"])
      return page
    }
    await #expect(throws: ProviderError.self) {
      try await read(tenant, ReadRequest(GenesysKind.queues.kind))
    }
    #expect(await tenant.asked.count == 6)
  }

  @Test func `a list that shrinks while it is read is read again`() async throws {
    let counter = Counter()
    let tenant = ScriptedTenant { request in
      request.page(of: Self.queues(counter.next() == 1 ? 1_001 : 1_000))
    }
    #expect(try await read(tenant, ReadRequest(GenesysKind.queues.kind)).count == 1_000)
  }

  @Test func `a cursor that comes twice ends the reading`() async throws {
    let tenant = ScriptedTenant { _ in ["entities": [], "cursor": "again"] }
    await #expect(throws: ProviderError.self) {
      try await read(tenant, ReadRequest(GenesysKind.users.kind))
    }
  }

  @Test func `members are read only for the queues that want them`() async throws {
    let tenant = ScriptedTenant { request in
      request.path.hasSuffix("/members")
        ? ["entities": [["id": "u1"]], "pageSize": 100] : request.page(of: Self.queues(5))
    }
    let objects = try await read(
      tenant, ReadRequest(GenesysKind.queues.kind, apart: ["members": ["Queue 3"]]))
    #expect(objects[3].attributes["members"] == [["id": "u1"]])
    #expect(objects[2].attributes["members"] == nil)
    #expect(await tenant.paths.sorted().last == "GET /api/v2/routing/queues/q3/members")
    #expect(await tenant.asked.count == 2)
    #expect(await tenant.asked.last?.parameter("memberBy") == "user")
  }

  @Test func `members are read until a page is short and the last`() async throws {
    let members: [Value] = (0..<250).map { ["id": .string("u\($0)")] }
    let tenant = ScriptedTenant { request in
      guard request.path.hasSuffix("/members") else { return ["id": "q", "name": "Q"] }
      var page = request.page(of: members)
      for field in ["total", "pageCount"] { page.remove(at: [field]) }
      return page
    }
    let reader = GenesysReader(tenant.connection)
    let queue = try await reader.object("q", of: GenesysKind.queues.kind, apart: ["members"])
    #expect(queue?.attributes["members"]?.array?.count == 250)
    #expect(await tenant.asked.count == 4)
  }

  @Test func `a queue that vanishes while it is read is gone`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.path.hasSuffix("q1/members") { throw request.refused(404) }
      return request.path.hasSuffix("/members")
        ? ["entities": []] : request.page(of: Self.queues(3))
    }
    let objects = try await read(
      tenant, ReadRequest(GenesysKind.queues.kind, apart: ["members": nil]))
    #expect(objects.map(\.id) == ["q0", "q2"])
  }

  @Test func `an object that is gone is no error`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in throw request.refused(404) }
    let reader = GenesysReader(tenant.connection)
    #expect(try await reader.object("x", of: GenesysKind.queues.kind, apart: []) == nil)
  }

  @Test func `a lookup by name takes only the exact name`() async throws {
    let tenant = ScriptedTenant { request in
      request.path.hasSuffix("/q2")
        ? ["id": "q2", "name": "Queue 2"]
        : request.page(of: [["id": "q20", "name": "Queue 20"], ["id": "q2", "name": "Queue 2"]])
    }
    let reader = GenesysReader(tenant.connection)
    let found = try await reader.object(
      keyed: "Queue 2", of: GenesysKind.queues.kind, known: Inventory())
    #expect(found?.id == "q2")
    #expect(await tenant.asked[0].parameter("name") == "Queue 2")
  }

  @Test func `a user that the search misses is found in the list`() async throws {
    let tenant = ScriptedTenant { request in
      switch request.path {
      case "/api/v2/users/search": ["results": []]
      case "/api/v2/users/u1": ["id": "u1", "email": "Ana@acme.example"]
      default: ["entities": [["id": "u1", "email": "Ana@acme.example"]]]
      }
    }
    let reader = GenesysReader(tenant.connection)
    let found = try await reader.object(
      keyed: "ana@acme.example", of: GenesysKind.users.kind, known: Inventory())
    #expect(found?.id == "u1")
  }
}
