import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct WritingTests {
  private func create(_ genesys: GenesysKind, _ key: String, _ wanted: Value) -> Write {
    Write(
      .create, kind: genesys.kind, key: key, live: nil, attributes: wanted,
      changed: wanted.object?.keys ?? [], ids: Sample.ids)
  }

  private func refusal(_ status: Int) -> ProviderError {
    ProviderError("create", .refused(status: status, code: "general.conflict", message: ""))
  }

  @Test func `a marked version is read just before the call`() async throws {
    let tenant = ScriptedTenant { $0.method == "GET" ? ["version": 9] : .null }
    let call = Call(
      "add", method: "POST", path: "/api/v2/groups/g1/members",
      body: ["memberIds": ["u1"], "version": "{version}"])
    _ = try await GenesysWriter(tenant.connection).perform(call)
    #expect(await tenant.paths == ["GET /api/v2/groups/g1", "POST /api/v2/groups/g1/members"])
    #expect(await tenant.asked.last?.body == ["memberIds": ["u1"], "version": 9])
    #expect(await tenant.asked.last?.isRead == false)
  }

  @Test func `secrets go into the body at the last moment`() async throws {
    let tenant = ScriptedTenant { _ in .null }
    var call = Call("set", method: "PUT", path: "/api/v2/x", body: ["a": 1])
    call.secrets = [(["password"], Secret("hush"))]
    _ = try await GenesysWriter(tenant.connection).perform(call)
    #expect(await tenant.asked.last?.body == ["a": 1, "password": "hush"])
  }

  @Test func `an answer that says it was done before is success`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in throw request.refused(404) }
    let writer = GenesysWriter(tenant.connection)
    let delete = Call("delete", method: "DELETE", path: "/api/v2/x", alreadyDone: [404])
    #expect(try await writer.perform(delete) == .null)
    await #expect(throws: ProviderError.self) {
      try await writer.perform(Call("add", method: "POST", path: "/api/v2/x"))
    }
    #expect(await tenant.asked.count == 2)
  }

  @Test func `what was made a moment ago is waited for`() async throws {
    let tenant = LaggingTenant(misses: 3)
    let writer = GenesysWriter(tenant.connection, pause: { await tenant.wait($0) })
    let create = Call("create", method: "POST", path: "/api/v2/routing/queues", creates: true)
    _ = try await writer.perform(create)
    let add = Call(
      "add", method: "POST", path: "/api/v2/routing/queues/new/members", body: [["id": "u"]])
    _ = try await writer.perform(add)
    #expect(await tenant.waited == [.milliseconds(200), .milliseconds(400), .milliseconds(800)])
  }

  @Test func `what does not come is given up`() async throws {
    let tenant = LaggingTenant(misses: 1_000)
    let writer = GenesysWriter(tenant.connection, pause: { await tenant.wait($0) })
    let create = Call("create", method: "POST", path: "/api/v2/routing/queues", creates: true)
    _ = try await writer.perform(create)
    let grant = Call("grant", method: "POST", path: "/api/v2/x", body: ["roles": ["new"]])
    let error = await #expect(throws: ProviderError.self) { try await writer.perform(grant) }
    #expect(error?.status == 404)
    #expect(await tenant.waited.count == RecentWrites.pauses.count)
  }

  private static let update = Call(
    "update", method: "PATCH", path: "/api/v2/users/u",
    body: ["title": "Agent", "manager": "m", "version": 4])

  @Test func `a version that moved on since the answer was lost is success`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      if request.method == "GET" {
        return ["id": "u", "title": "Agent", "manager": ["id": "m"], "version": 5]
      }
      throw request.refused(409, "general.conflict")
    }
    let lossy = LossyTenant(losses: 1, then: tenant.connection)
    let writer = GenesysWriter(lossy.connection, pause: { _ in })
    #expect(try await writer.perform(Self.update)["version"] == 5)
  }

  @Test func `a version that moved on by itself is a conflict at once`() async throws {
    let tenant = ScriptedTenant { request throws(ProviderError) in
      throw request.refused(409, "general.conflict")
    }
    await #expect(throws: ProviderError.self) {
      try await GenesysWriter(tenant.connection).perform(Self.update)
    }
    #expect(await tenant.asked.count == 1)
    #expect(await tenant.asked[0].isRepeatable == false)
  }

  @Test func `a lost answer to what has no version is the caller's to settle`() async throws {
    let tenant = ScriptedTenant { _ in .null }
    let lossy = LossyTenant(losses: 1, then: tenant.connection)
    let writer = GenesysWriter(lossy.connection, pause: { _ in })
    await #expect(throws: ProviderError.self) {
      try await writer.perform(Call("add", method: "POST", path: "/api/v2/x", body: [["id": "u"]]))
    }
  }

  @Test func `a marked version is read again until the vendor has caught up`() async throws {
    let tenant = CountingTenant()
    let call = Call(
      "add", method: "POST", path: "/api/v2/groups/g/members",
      body: ["memberIds": ["u"], "version": "{version}"])
    _ = try await GenesysWriter(tenant.connection, pause: { _ in }).perform(call)
    #expect(await tenant.versions == [1, 2, 3])
  }

  @Test func `a version that an answer told is newer than one that was read`() async throws {
    let tenant = ScriptedTenant { request in
      ["id": "u", "version": request.method == "GET" ? 4 : 5]
    }
    let writer = GenesysWriter(tenant.connection)
    _ = try await writer.perform(Self.update)
    let state = Call(
      "switch off", method: "PATCH", path: "/api/v2/users/u",
      body: ["state": "inactive", "version": "{version}"])
    _ = try await writer.perform(state)
    #expect(await tenant.asked.last?.body == ["state": "inactive", "version": 5])
  }

  @Test func `a deleted user is brought back and made as wished`() async throws {
    let deleted: Value = [
      "id": "u1", "email": "ana@acme.example", "name": "Ana", "version": 5, "state": "deleted",
      "division": ["id": "id-divisions-0"],
    ]
    let tenant = ScriptedTenant { $0.method == "POST" ? ["results": [deleted]] : deleted }
    let write = create(
      .users, "Ana@acme.example",
      ["email": "Ana@acme.example", "name": "Ana Ruiz", "division": "divisions-1"])
    let calls = try await GenesysWriter(tenant.connection)
      .recovery(from: refusal(409), of: write)
    #expect(calls[0].body == ["state": "active", "version": 5])
    #expect(calls[0].creates)
    #expect(calls[1].body?["name"] == "Ana Ruiz")
    #expect(FreshVersion.isWanted(in: calls[1].body))
    #expect(calls[2].path.hasSuffix("/objects/USER"))
    #expect(await tenant.asked[1].parameter("state") == "deleted")
    #expect(await tenant.asked.allSatisfy(\.isRead))
  }

  @Test func `a revived user loses the skills it had of old`() async throws {
    let deleted: Value = [
      "id": "u1", "email": "ana@acme.example", "version": 5, "state": "deleted",
      "skills": [["id": "id-skills-1", "proficiency": 2], ["id": "old", "proficiency": 2]],
    ]
    let tenant = ScriptedTenant { $0.method == "POST" ? ["results": [deleted]] : deleted }
    let write = create(
      .users, "ana@acme.example", ["email": "ana@acme.example", "skills": ["skills-1": 2]])
    let calls = try await GenesysWriter(tenant.connection)
      .recovery(from: refusal(409), of: write)
    #expect(calls.dropFirst().map(\.path) == ["/api/v2/users/u1/routingskills/old"])
    #expect(await tenant.asked[1].parameter("expand") == "skills")
  }

  @Test func `a deleted division is restored`() async throws {
    let tenant = ScriptedTenant { $0.page(of: [["id": "d1", "name": "Sales"]]) }
    let calls = try await GenesysWriter(tenant.connection)
      .recovery(from: refusal(409), of: create(.divisions, "Sales", ["name": "Sales"]))
    #expect(calls.map(\.path) == ["/api/v2/authorization/divisions/d1/restore"])
    #expect(calls[0].body == ["name": "Sales", "description": ""])
  }

  @Test func `a name that a living object bears is not recovered from`() async throws {
    let tenant = ScriptedTenant { $0.method == "POST" ? ["results": []] : $0.page(of: []) }
    let writer = GenesysWriter(tenant.connection)
    for genesys in [GenesysKind.users, .divisions, .queues] {
      let calls = try await writer.recovery(
        from: refusal(409), of: create(genesys, "x", ["name": "x", "email": "x"]))
      #expect(calls.isEmpty)
    }
    let other = try await writer.recovery(
      from: refusal(500), of: create(.users, "x", ["email": "x"]))
    #expect(other.isEmpty)
  }
}
