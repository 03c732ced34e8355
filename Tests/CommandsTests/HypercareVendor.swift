import Documents
import Testing

@testable import Commands

/// The platforms, each with the same wave: Ana observes, Eva may mend for a limited time.
enum HypercareVendor: String, CaseIterable, Sendable {
  case genesysCloud = "genesys-cloud"
  case niceCXone = "nice-cxone"

  static let observer = "HYPERCARE_OBSERVER"
  static let lead = "HYPERCARE_LEAD"
  static let (ana, eva) = ("ana@acme.example", "eva@acme.example")

  /// The tenant's name in the project.
  var tenant: String { self == .genesysCloud ? "cloud" : "legacy" }

  /// The one call that takes a role away, as a script of the sandbox names it.
  var revocation: (method: String, route: String) {
    self == .genesysCloud
      ? ("DELETE", "/api/v2/authorization/subjects/*") : ("PUT", "/user-management/v1/users")
  }

  /// The document; its window begins at `opens` by the clocks of `zone`.
  func wave(opens: String, zone: String = "UTC", days: Int = 14) -> String {
    let (view, edit) =
      self == .genesysCloud
      ? ("routing:queue:view", "routing:queue:edit") : ("acd:Skills:View", "acd:Skills:Edit")
    return """
      kind: hypercare
      name: wave-1
      tenant: \(tenant)
      window: { opens: \(opens), timeZone: \(zone), days: \(days) }
      roles:
        HYPERCARE_OBSERVER:
          description: Looks and touches nothing.
          permissions: ["\(view)"]
          members: [ana@acme.example]
        HYPERCARE_LEAD:
          description: Mends routing.
          permissions: ["\(edit)"]
          members: [eva@acme.example]
          breakGlass: { maximum: 4h }

      """
  }

  /// One more object of the project, such as somebody adds while break-glass is open.
  var addition: String {
    self == .genesysCloud
      ? HypercareScene.people + "skills: { Billing: {} }\n"
      : "kind: nice-cxone\ntenant: legacy\nteams: { Billing: {} }\n"
  }

  /// Runs with the wave written and nothing applied.
  func using(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    @Sendable func begin(_ project: SandboxedProject) async throws {
      let opens = project.now + .seconds(-3600)
      try project.write(wave(opens: String(opens.description.prefix(16))), to: "wave.yaml")
      try await body(project)
    }
    switch self {
    case .genesysCloud:
      try await SandboxedProject.using(["people.yaml": HypercareScene.people]) { project in
        try await begin(project)
      }
    case .niceCXone:
      try await SandboxedProject.using(
        ["cutsheet.yaml": Self.legacyProject], tenants: [], legacy: ["legacy"],
        seed: Self.legacySeed
      ) { project in try await begin(project) }
    }
  }

  /// Runs with the wave applied.
  func applied(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    try await using { project in
      await project.succeed("apply", "--yes")
      try await body(project)
    }
  }

  /// Who holds a role beside the primary one, as the tenant truly has it.
  func holders(of role: String, in project: SandboxedProject) async throws -> [String] {
    guard self == .niceCXone else {
      return try await project.grants(of: role).compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
    }
    let profiles = try await project.objects("securityProfiles", of: tenant)
    let id = profiles.first { $0["name"]?.string == role }?["roleId"]
    return try await project.objects("agents", of: tenant).filter { agent in
      (agent["secondaryRoleIds"]?.array ?? []).contains { $0 == id }
    }.compactMap { $0["userName"]?.string }.sorted()
  }

  /// Expects that a role is held by these and no others.
  func expectHolders(
    _ wanted: [String], of role: String = lead, in project: SandboxedProject,
    at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await holders(of: role, in: project)
    #expect(found == wanted, "\(self)", sourceLocation: place)
  }
}

// The tenant of CXone, where roles are there before anybody is given one.
extension HypercareVendor {
  static let legacyProject = """
    kind: project
    name: trial
    tenants:
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: ${env.NICE_ACCESS_KEY_ID}
        accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

    """

  static func profile(_ name: String, _ option: String) -> Value {
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

  private static let legacySeed: Value = [
    "securityProfiles": [profile(observer, "View"), profile(lead, "Edit")],
    "agents": [agent("ana"), agent("eva")],
  ]
}
