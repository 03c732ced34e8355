import Documents
import TestSupport
import Testing

@testable import Commands

/// A wave of a Genesys Cloud tenant with observers and leads, whose window goes on for two weeks
/// from an hour ago.
enum HypercareScene {
  static let people = """
    kind: genesys-cloud
    tenant: cloud
    authenticationSettings: { organization: { multifactorAuthenticationRequired: true } }
    divisions: { Sales: {} }
    users:
      ana@acme.example: { name: Ana, division: Sales }
      eva@acme.example: { name: Eva, division: Sales }
    queues:
      Support: { division: Sales }

    """

  static func wave(opens: Instant, name: String = "wave-1", more: String = "") -> String {
    """
    kind: hypercare
    name: \(name)
    tenant: cloud
    window: { opens: \(opens.description.prefix(16)), timeZone: UTC }
    \(more)
    roles:
      HYPERCARE_OBSERVER:
        description: Looks and touches nothing.
        permissions: ["routing:queue:view", "routing:skill:view"]
        members: [ana@acme.example]
      HYPERCARE_LEAD:
        description: Mends routing.
        permissions: ["routing:queue:edit", "routing:queue:view", "routing:skill:assign"]
        members: [eva@acme.example]
        divisions: [Sales]
        breakGlass: { maximum: 4h }

    """
  }

  /// Runs with the wave applied.
  static func using(
    more: String = "", _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(["people.yaml": people]) { project in
      try project.write(wave(opens: project.now + .seconds(-3600), more: more), to: "wave.yaml")
      await project.succeed("apply", "--yes")
      try await body(project)
    }
  }
}

extension SandboxedProject {
  /// Opens the lead's role for Eva.
  @discardableResult
  func openLead(
    _ words: String..., for time: String = "2h"
  ) async -> Answer {
    await run(
      [
        "hypercare", "open", "wave-1", "--user", "eva@acme.example", "--reason", "calls are lost",
        "--ticket", "OPS-7", "--for", time, "--project", folder,
      ] + words,
      environment: ["CUTSHEET_ACTOR": "boss@acme.example"])
  }

  /// Lets time pass, for the tenants and for the tool.
  func pass(hours: Double) {
    clock.advance(by: .seconds(hours * 3600))
  }

  /// The grants of a role as the tenant truly holds them: who, and in which division.
  func grants(of role: String) async throws -> [String] {
    var names: [String: String] = [:]
    for kind in ["users", "groups", "roles", "divisions"] {
      for object in try await objects(kind) {
        if let id = object["id"]?.string {
          names[id] = (object["email"] ?? object["name"])?.string
        }
      }
    }
    return try await objects("grants").compactMap { grant in
      guard let id = grant["role"]?["id"]?.string, names[id] == role else { return nil }
      let subject = grant["subjectId"]?.string.flatMap { names[$0] } ?? "?"
      let division = grant["division"]?["id"]?.string.map { names[$0] ?? $0 } ?? "?"
      return "\(subject) \(division)"
    }.sorted()
  }

  /// Expects that a role is held by these and no others.
  func expectHolders(
    _ wanted: [String], of role: String, at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await grants(of: role)
    #expect(found == wanted, sourceLocation: place)
  }

  /// The commands that tell what is overdue, each with what it said.
  func alarms(
    _ words: String..., at place: Testing.SourceLocation = #_sourceLocation
  ) async -> String {
    let answer = await run(words + ["--project", folder])
    #expect(
      answer.errors.contains("[break-glass-overdue]"), "\(words): \(answer.errors)",
      sourceLocation: place)
    return answer.errors
  }
}
