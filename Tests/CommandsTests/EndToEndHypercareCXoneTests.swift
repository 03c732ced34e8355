import Documents
import Testing

@testable import Commands

/// The same on a platform without calls that make roles: people are given roles that are there.
struct EndToEndHypercareCXoneTests {
  private static let project = """
    kind: project
    name: trial
    tenants:
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: ${env.NICE_ACCESS_KEY_ID}
        accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

    """

  private static func wave(opens: Instant) -> String {
    """
    kind: hypercare
    name: wave-1
    tenant: legacy
    window: { opens: \(opens.description.prefix(16)), timeZone: UTC }
    roles:
      HYPERCARE_OBSERVER:
        description: Looks on.
        permissions: ["acd:Skills:View"]
        members: [ana@acme.example]
      HYPERCARE_LEAD:
        description: Mends routing.
        permissions: ["acd:Skills:Edit"]
        members: [eva@acme.example]
        breakGlass: { maximum: 4h }

    """
  }

  private static func profile(_ name: String, _ option: String) -> Value {
    [
      "securityProfileName": .string(name),
      "permissions": [["permissionKey": "Skills", "optionKeys": [.string(option)]]],
    ]
  }

  private static func agent(_ name: String) -> Value {
    [
      "userName": .string(name + "@acme.example"), "firstName": .string(name),
      "lastName": "Silva", "emailAddress": .string(name + "@acme.example"), "profileId": "Agent",
    ]
  }

  private static let seed: Value = [
    "securityProfiles": [
      profile("HYPERCARE_OBSERVER", "View"), profile("HYPERCARE_LEAD", "Edit"),
    ],
    "agents": [agent("ana"), agent("eva")],
  ]

  private static func using(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    try await SandboxedProject.using(
      ["cutsheet.yaml": project], tenants: [], legacy: ["legacy"], seed: seed
    ) { project in
      try project.write(wave(opens: project.now + .seconds(-3600)), to: "wave.yaml")
      await project.succeed("apply", "--yes")
      try await body(project)
    }
  }

  /// How many further roles a person holds.
  private static func roles(
    of name: String, _ project: SandboxedProject
  ) async throws -> Int {
    try await project.objects("agents", of: "legacy").first {
      $0["userName"]?.string == name + "@acme.example"
    }?["secondaryRoleIds"]?.array?.count ?? 0
  }

  @Test func `break-glass is a further role for its time, and nobody else's roles move`()
    async throws
  {
    try await Self.using { project in
      let observers = try await Self.roles(of: "ana", project)
      #expect(observers == 1)
      let opened = await project.openLead()
      #expect(opened.exit == .success, "\(opened.output)\(opened.errors)")
      let held = try await Self.roles(of: "eva", project)
      #expect(held == 1)
      project.pass(hours: 3)
      let expired = await project.succeed("hypercare", "expire")
      #expect(expired.output.contains("has ended"), "\(expired.output)")
      let left = try await Self.roles(of: "eva", project)
      let still = try await Self.roles(of: "ana", project)
      #expect(left == 0 && still == 1)
    }
  }

  @Test func `after close nobody holds a role with the prefix, and the rest is said`()
    async throws
  {
    try await Self.using { project in
      await project.openLead()
      project.pass(hours: 15 * 24)
      let closed = await project.succeed("hypercare", "close", "wave-1", "--yes")
      let observers = try await Self.roles(of: "ana", project)
      let leads = try await Self.roles(of: "eva", project)
      #expect(observers == 0 && leads == 0)
      // The vendor has no call that retires a role: a person is told to.
      #expect(closed.errors.contains("[role-stays]"), "\(closed.errors)")
    }
  }
}
