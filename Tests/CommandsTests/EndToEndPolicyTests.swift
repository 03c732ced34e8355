import Documents
import Parsing
import Testing

@testable import Commands

/// Rules from the project's files to the exit code.
struct EndToEndPolicyTests {
  private static let role = """
    kind: genesys-cloud
    tenant: cloud
    roles:
      Night Desk:
        permissionPolicies:
          - { domain: routing, entityName: "*", actionSet: ["*"] }

    """

  private static let exempting = """
    kind: policy
    name: wildcards
    rule: wildcard-permission
    exemptions:
      - { addresses: [cloud/roles/Night Desk], reason: until the desk is split, until: 2099-12-31 }

    """

  @Test func `a plan tells what rules refuse, and an apply of it writes nothing`() async throws {
    try await SandboxedProject.using(["roles.yaml": Self.role]) { project in
      let plan = await project.succeed("plan").output
      #expect(plan.contains("error wildcard-permission: role 'Night Desk'"), "\(plan)")
      #expect(plan.contains("This plan cannot be applied"))
      #expect(await project.succeed("plan", "--format", "markdown").output.contains("**Refused**"))
      let refused = await project.run("apply", "--yes")
      #expect(refused.exit == .refused)
      #expect(
        refused.errors.contains("roles.yaml:6:7: error: role 'Night Desk'"), "\(refused.errors)")
      #expect(await project.object("roles", "Night Desk") == nil)
    }
  }

  @Test func `a saved plan holds the results beside its id and is refused as well`() async throws {
    try await SandboxedProject.using(["roles.yaml": Self.role]) { project in
      let path = project.folder + "/plan.json"
      await project.succeed("plan", "--output", path)
      let saved = try JSON.value(Array(try project.read("plan.json").utf8))
      let result = try #require(saved["policy_results"]?.array?.first)
      #expect(result["rule"] == "wildcard-permission" && result["severity"] == "error")
      #expect(result["address"] == "cloud/roles/Night Desk")
      #expect(await project.run("apply", path, "--yes").exit == .refused)
      #expect(await project.object("roles", "Night Desk") == nil)
    }
  }

  @Test func `an exemption lets through, shows its reason and leaves the plan's id`() async throws {
    try await SandboxedProject.using(["roles.yaml": Self.role]) { project in
      let refused = try await project.succeed("plan", "--format", "json").result
      try project.write(Self.exempting, to: "policies.yaml")
      let plan = await project.succeed("plan").output
      #expect(plan.contains("exempted wildcard-permission"))
      #expect(plan.contains("(until the desk is split, until 2099-12-31)"), "\(plan)")
      await project.succeed("apply", "--yes")
      #expect(await project.object("roles", "Night Desk") != nil)
      #expect(refused["policy_results"]?.array?.count == 1)
    }
  }

  @Test func `a policy of the project's own is checked when it is loaded`() async throws {
    let bad = "kind: policy\nname: ours\ncondition: { type: objekt }\n"
    try await SandboxedProject.using(["roles.yaml": Self.role, "policies.yaml": bad]) { project in
      let answer = await project.run("validate")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("policies.yaml:3:20: error:"), "\(answer.errors)")
    }
  }
}
