import Documents
import Model
import TestSupport
import Transport
import Testing

@testable import GenesysCloud

struct TeamTests {
  @Test func `a change of a team holds its name`() throws {
    let live = try Sample.live(of: .teams)
    let description = try #require(GenesysKind.teams.kind.attribute("description"))
    let write = Sample.update(.teams, live, description, to: "North")
    let calls = try CallMaker(.teams, write).calls()
    #expect(calls.map(\.body) == [["name": live.raw["name"] ?? .null, "description": "North"]])
  }

  @Test func `members come and go fifty at a time`() throws {
    var live = try Sample.live(of: .teams)
    live.attributes.set(.array((0..<60).map { ["id": .string("old-\($0)")] }), at: ["members"])
    let members = try #require(GenesysKind.teams.kind.attribute("members"))
    let wanted = Value.array((0..<70).map { .string(Sample.key(of: "users", $0)) })
    let calls = try CallMaker(.teams, Sample.update(.teams, live, members, to: wanted)).calls()
    #expect(calls.map(\.method) == ["DELETE", "DELETE", "POST", "POST"])
    #expect(calls[0].query.first?.0 == "id")
    #expect(calls[2].body?["memberIds"]?.array?.count == 50 && calls[2].body?["version"] == nil)
  }

  @Test func `a success that tells of failures is none`() async throws {
    let tenant = ScriptedTenant { _ in
      ["entities": [], "failures": [["id": "u1", "reason": "UserGroupLimitExceeded"]]]
    }
    let call = Call(
      "add 1 to members", method: "POST", path: "/api/v2/teams/t/members",
      body: ["memberIds": ["u1"]])
    let error = await #expect(throws: ProviderError.self) {
      try await GenesysWriter(tenant.connection).perform(call)
    }
    #expect(error?.description.contains("UserGroupLimitExceeded") == true)
  }
}
