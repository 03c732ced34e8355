import Documents
import Model
import TestSupport
import Testing

@testable import Reconciliation

/// CXone knows one person twice, as an agent and as a user: who declares both gets one person, in
/// one apply.
struct SharedPersonTests {
  private static let seed: Value = [
    "securityProfiles": [["securityProfileName": "Support"]], "teams": [["teamName": "Day"]],
  ]

  private static func person(linked: Bool) -> [Resource] {
    var agent: Value = [
      "userName": "ana@acme.example", "firstName": "Ana", "lastName": "Silva",
      "emailAddress": "ana@acme.example", "teamId": "Day", "profileId": "Support",
      "timeZone": "America/Denver", "country": "United States", "city": "Denver",
      "notes": "Speaks French",
    ]
    if linked { agent.set("ana@acme.example", at: ["userId"]) }
    return [
      Vendor.cxone.resource("agents", agent),
      Vendor.cxone.resource(
        "users",
        [
          "userName": "ana@acme.example", "firstName": "Ana", "lastName": "Silva",
          "emailAddress": "ana@acme.example", "role": "Support", "mobileNumber": "5550100",
        ]),
    ]
  }

  /// With a reference the user comes first; without one both are made at once.
  @Test(arguments: [true, false], [Duration.zero, .seconds(4)])
  func `one who is declared twice is made once`(_ linked: Bool, _ lag: Duration) async throws {
    try await Tenant.using(.cxone, Self.seed, lag: lag) { tenant in
      tenant.clock.advance(by: lag)
      try await TrialRun(tenant).reach(Self.person(linked: linked))
      tenant.clock.advance(by: lag)
      #expect(try await tenant.world()["agents"]?.count { $0 == "ana@acme.example" } == 1)
    }
  }

  @Test func `one who was switched off comes back as both`() async throws {
    try await Tenant.using(.cxone, Self.seed) { tenant in
      let run = TrialRun(tenant)
      try await run.reach(Self.person(linked: false))
      _ = try await run.end()
      await run.forget()
      var people = Self.person(linked: false)
      people[0].attributes.set(true, at: ["isActive"])
      try await run.reach(people)
      #expect(try await tenant.world()["agents"]?.contains("ana@acme.example") == true)
    }
  }

  /// The engine takes the second half of a person for somebody else's: that is said, and a new plan
  /// adopts it.
  @Test func `half a person that a dead run has left is finished by a new plan`() async throws {
    try await Tenant.using(.cxone, Self.seed) { tenant in
      let run = TrialRun(tenant)
      let planned = try await run.planned(Self.person(linked: false))
      _ = await tenant.apply(
        try await run.planned([Self.person(linked: false)[0]]))
      let resumed = Tenant.Planned(
        plan: planned.plan, inventory: try await tenant.inventory(planned.resources),
        resources: planned.resources, problems: [])
      let past = RunPast([
        [
          "type": "change", "address": "cloud/agents/ana@acme.example", "action": "create",
          "status": "done",
        ]
      ])
      let result = await tenant.apply(resumed, after: past)
      let user = result.items.first { $0.address.kind == "users" }
      guard case .stale? = user?.status else {
        Issue.record("\(result.items)")
        return
      }
      try await run.reach(Self.person(linked: false))
    }
  }
}
