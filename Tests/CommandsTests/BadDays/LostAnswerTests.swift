import Documents
import TestSupport
import Testing

@testable import Commands

/// Answers that get lost: nothing is made twice, and nothing is forgotten.
struct LostAnswerTests {
  /// One object of each kind, with what it needs.
  static let everything = """
    kind: genesys-cloud
    tenant: cloud
    existing: { divisions: [Home] }
    divisions: { Sales: { description: Inside sales } }
    skills: { Billing: { division: Sales } }
    languages: { French: {} }
    wrapUpCodes: { Solved: { division: Sales, description: It is done } }
    users:
      ana@acme.example:
        name: Ana
        division: Sales
        title: Agent
        skills: { Billing: 3 }
        languages: { French: 4 }
    groups:
      Leads:
        type: official
        visibility: public
        rulesVisible: true
        description: Who leads
        members: [ana@acme.example]
    queues:
      Support:
        division: Sales
        members: [ana@acme.example]
        wrapUpCodes: [Solved]
    roles:
      Reader:
        description: Reads
        permissionPolicies:
          - { domain: routing, entityName: queue, actionSet: [view] }
    schedules:
      Open:
        start: "2026-01-05T08:00:00.000"
        end: "2026-01-05T18:00:00.000"
        rrule: FREQ=WEEKLY;BYDAY=MO
    scheduleGroups:
      Hours: { timeZone: Europe/Berlin, openSchedules: [Open] }
    oauthClients:
      etl:
        authorizedGrantType: CLIENT-CREDENTIALS
        roleDivisions: [{ roleId: Reader, divisionId: Sales }]
        secretTo: file:secrets/etl
    grants:
      - { user: ana@acme.example, role: Reader, division: Sales }

    """

  /// The kinds of that project with the path under which objects are made, and how many it makes:
  /// a client's role is a grant too.
  static let creations = [
    ("divisions", "/api/v2/authorization/divisions", 1), ("skills", "/api/v2/routing/skills", 1),
    ("languages", "/api/v2/routing/languages", 1),
    ("wrapUpCodes", "/api/v2/routing/wrapupcodes", 1),
    ("users", "/api/v2/users", 1), ("groups", "/api/v2/groups", 1),
    ("queues", "/api/v2/routing/queues", 1), ("roles", "/api/v2/authorization/roles", 1),
    ("schedules", "/api/v2/architect/schedules", 1),
    ("scheduleGroups", "/api/v2/architect/schedulegroups", 1),
    ("oauthClients", "/api/v2/oauth/clients", 1),
    ("grants", "/api/v2/authorization/subjects/*", 2),
  ]

  /// Counts the living objects of a kind, less those of the first day.
  private static func count(_ kind: String, _ project: SandboxedProject) async throws -> Int {
    try await project.objects(kind).count { $0["state"]?.string != "deleted" }
  }

  @Test(arguments: creations, ["lost", "lost and lagging", "500 and done"])
  func `a creation whose answer is lost makes one object`(
    _ kind: (name: String, path: String, made: Int), _ how: String
  ) async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.everything]) { project in
      let before = try await Self.count(kind.name, project)
      if how == "lost and lagging" { try await project.set(["lag": "4s"]) }
      var script: Value = ["method": "POST", "route": .string(kind.path), "carriedOut": true]
      switch how {
      case "500 and done": script.set(500, at: ["status"])
      default: script.set("reset", at: ["fate"])
      }
      try await project.answer(script)
      await project.succeed("apply", "--yes")
      #expect(try await Self.count(kind.name, project) == before + kind.made)
      try await project.set(["lag": 0])
      project.clock.advance(by: .seconds(10))
      try await project.expectSettled()
      try await Self.expectClient(of: project)
    }
  }

  @Test(arguments: ["POST", "PUT", "PATCH", "DELETE"])
  func `an update or a deletion whose answers are lost is done`(_ method: String) async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.everything]) { project in
      await project.succeed("apply", "--yes")
      let text = Self.everything.replacing("Inside sales", with: "Sales inside")
        .replacing("It is done", with: "Done").replacing("title: Agent", with: "title: Lead")
        .replacing("Who leads", with: "Leaders").replacing("[Solved]", with: "[]")
        .replacing("languages: { French: {} }\n", with: "")
        .replacing("    languages: { French: 4 }\n", with: "    languages: {}\n")
        .replacing("Europe/Berlin", with: "Europe/Paris").replacing(
          "FREQ=WEEKLY;BYDAY=MO", with: "FREQ=DAILY")
      try project.write(text, to: "cloud.yaml")
      try await project.answer([
        "method": .string(method), "route": "/api/v2/*", "carriedOut": true, "fate": "reset",
        "count": 5,
      ])
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `a change of a group without owners is done although its answer is lost`()
    async throws
  {
    try await SandboxedProject.using(["cloud.yaml": Self.everything]) { project in
      await project.succeed("apply", "--yes")
      try project.write(
        Self.everything.replacing("Who leads", with: "Leaders")
          .replacing("visibility: public", with: "visibility: owners"), to: "cloud.yaml")
      try await project.answer([
        "method": "PUT", "route": "/api/v2/groups/*", "carriedOut": true, "fate": "reset",
      ])
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  /// The client's secret that was kept is the one that opens the door.
  static func expectClient(
    of project: SandboxedProject, at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let secret = try project.read("secrets/etl")
    let client = try #require(await project.object("oauthClients", "etl"), sourceLocation: place)
    let answer = await project.run(
      ["plan", "--project", project.folder],
      environment: [
        "GENESYS_CLIENT_ID": client["id"]?.string ?? "", "GENESYS_CLIENT_SECRET": secret,
      ])
    #expect(
      answer.errors.contains("sign-in") == false, "\(answer.errors)", sourceLocation: place)
  }
}
