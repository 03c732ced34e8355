import Documents
import Files
import Parsing
import TestSupport
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

  @Test func `an exemption lets through and shows its reason`() async throws {
    try await SandboxedProject.using(["roles.yaml": Self.role]) { project in
      let refused = try await project.succeed("plan", "--format", "json").result
      try project.write(Self.exempting, to: "policies.yaml")
      let plan = await project.succeed("plan").output
      #expect(plan.contains("exempted wildcard-permission"))
      #expect(plan.contains("(until the desk is split, until 2099-12-31)"), "\(plan)")
      await project.succeed("apply", "--yes")
      #expect(await project.object("roles", "Night Desk") != nil)
      let errors = refused["policy_results"]?.array?.filter { $0["severity"] == "error" }
      #expect(errors?.map { $0["rule"] } == ["wildcard-permission"])
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

  @Test func `mistakes of form and of meaning are told in one run, in all documents`()
    async throws
  {
    let files = [
      "queues.yaml": """
      kind: genesys-cloud
      tenant: cloud
      queues: { Support: { descripton: x } }
      """,
      "policies.yaml": """
      kind: policy
      name: ours
      rule: wildcard-permision
      ---
      kind: policy
      name: theirs
      severity: fatal
      match: { kinds: [quees] }
      condition: { requierd: [name] }
      """,
      "wave.yaml": """
      kind: hypercare
      name: wave-1
      tenant: clod
      window: { opens: "2026-11-20T08:00", days: 14, timeZone: Europe/Berlim }
      roles:
        HYPERCARE_OBSERVER: { permissions: ["routing:queue:view"], members: [ana@acme.example] }
      """,
    ]
    try await SandboxedProject.using(files) { project in
      let answer = await project.run("validate")
      #expect(answer.exit == .invalid)
      let told = answer.errors.split(separator: "\n").filter { $0.contains(": error: ") }
      let codes = told.compactMap { line in
        line.split(separator: ":").first.flatMap { file in
          line.split(separator: "[").last.map { "\(file) \($0.dropLast())" }
        }
      }
      #expect(
        codes == [
          "policies.yaml unknown-rule", "policies.yaml not-allowed", "policies.yaml unknown-kind",
          "policies.yaml idle-keyword", "queues.yaml unknown-field", "wave.yaml unknown-tenant",
          "wave.yaml unknown-time-zone",
        ], "\(answer.errors)")
      #expect(answer.errors.contains("did you mean 'wildcard-permission'?"))
    }
  }

  @Test func `a secret that is missing is told beside mistakes in files`() async throws {
    let wrong = "kind: genesys-cloud\ntenant: cloud\nqueues: { Support: { descripton: x } }\n"
    try await SandboxedProject.using(["queues.yaml": wrong]) { project in
      let answer = await project.run("plan", environment: ["GENESYS_CLIENT_SECRET": ""])
      #expect(answer.exit == .invalid)
      for code in ["[unknown-field]", "[missing-environment]"] {
        #expect(answer.errors.split(separator: code).count == 2, "\(answer.errors)")
      }
      #expect(!(await project.run("validate")).errors.contains("[missing-environment]"))
    }
  }

  private static let support = "kind: genesys-cloud\ntenant: cloud\nqueues: { Support: {} }\n"

  @Test func `a queue in which callers wait is not deleted, and the plan says who waits`()
    async throws
  {
    let both = "kind: genesys-cloud\ntenant: cloud\nqueues: { Support: {}, Old: {} }\n"
    try await SandboxedProject.using(["queues.yaml": both]) { project in
      await project.succeed("apply", "--yes")
      try project.write(Self.support, to: "queues.yaml")
      try await project.behindTheBack(
        "POST", "settings", ["liveUse": ["Old": ["waiting": 3, "active": 2]]])
      let plan = await project.succeed("plan").output
      #expect(plan.contains("live use  3 waiting, 2 in conversation"), "\(plan)")
      let refused = await project.run("apply", "--yes", "--allow", "delete=queues:1")
      #expect(refused.exit == .refused && refused.errors.contains("[live-use]"))
      #expect(await project.object("queues", "Old") != nil)
      try await project.behindTheBack(
        "POST", "settings", ["liveUse": ["Old": ["waiting": 0, "active": 0]]])
      await project.succeed("apply", "--yes")
      #expect(await project.object("queues", "Old") == nil)
    }
  }

  @Test func `whoever lets a queue in use go is told of its callers before the question`()
    async throws
  {
    let both = "kind: genesys-cloud\ntenant: cloud\nqueues: { Support: {}, Old: {} }\n"
    let letting = "kind: policy\nname: night\nrule: live-use\nseverity: warning\n"
    try await SandboxedProject.using(["queues.yaml": both]) { project in
      await project.succeed("apply", "--yes")
      try project.write(Self.support, to: "queues.yaml")
      try project.write(letting, to: "policies.yaml")
      try await project.behindTheBack(
        "POST", "settings", ["liveUse": ["Old": ["waiting": 3, "active": 2]]])
      let asked = await project.run(
        ["apply", "--allow", "delete=queues:1", "--project", project.folder],
        adjusting: { $0.terminal.isInputInteractive = true })
      #expect(asked.exit == .failed)
      let warning = "  cloud/queues/Old: 3 waiting, 2 in conversation\nApply 1 changes to cloud?"
      #expect(asked.errors.contains(warning), "\(asked.errors)")
      #expect(await project.object("queues", "Old") != nil)
    }
  }

  @Test func `a plan that would print a credential is not shown`() async throws {
    let leaking = Self.support.replacing(
      "Support: {}", with: "Support: { description: AKIAABCDEFGHIJKLMNOP }")
    try await SandboxedProject.using(["queues.yaml": leaking]) { project in
      for words in [["plan"], ["plan", "--format", "json"], ["validate"], ["apply", "--yes"]] {
        let answer = await project.run(words + ["--project", project.folder])
        #expect(answer.exit == .refused, "\(words)")
        #expect(!(answer.output + answer.errors).contains("AKIA"), "\(words): \(answer)")
        #expect((answer.output + answer.errors).contains("queues.yaml:3:"), "\(words)")
      }
    }
  }

  @Test func `a plan that was saved in time is refused once the freeze has begun`() async throws {
    try await SandboxedProject.using(["queues.yaml": Self.support]) { project in
      let begin = (SystemClock.now() + project.clock.now.offset + .seconds(3_600)).description
        .prefix(16)
      try project.write(
        """
        kind: policy
        name: campaign
        rule: freeze-window
        settings: { windows: [{ name: campaign, timeZone: UTC, from: "\(begin)" }] }
        """, to: "policies.yaml")
      let path = project.folder + "/plan.json"
      let plan = await project.succeed("plan", "--output", path).output
      #expect(!plan.contains("freeze-window"))
      project.clock.advance(by: .seconds(7_200))
      let refused = await project.run("apply", path, "--yes")
      #expect(refused.exit == .refused && refused.errors.contains("[freeze-window]"))
      #expect(await project.object("queues", "Support") == nil)
    }
  }

  @Test func `a reviewed plan is judged by the policies of the day on which it is applied`()
    async throws
  {
    try await SandboxedProject.using(["roles.yaml": Self.role]) { project in
      let path = project.aside("plan.json")
      await project.succeed("plan", "--output", path)
      #expect(await project.run("apply", path, "--yes").exit == .refused)
      try project.write(Self.exempting, to: "policies.yaml")
      await project.succeed("apply", path, "--yes")
      #expect(await project.object("roles", "Night Desk") != nil)
    }
    try await SandboxedProject.using(["queues.yaml": Self.support]) { project in
      let path = project.aside("plan.json")
      await project.succeed("plan", "--output", path)
      try project.write(
        "kind: policy\nname: none\ncondition: { properties: { name: { maxLength: 3 } } }\n",
        to: "policies.yaml")
      let refused = await project.run("apply", path, "--yes")
      #expect(refused.exit == .refused && refused.errors.contains("[none]"), "\(refused.errors)")
      try project.write(Self.support.replacing("{}", with: "{ description: x }"), to: "queues.yaml")
      #expect(await project.run("apply", path, "--yes").exit == .stale)
    }
  }

  @Test func `a plan that touches no rights reads none`() async throws {
    try await SandboxedProject.using(["queues.yaml": Self.support]) { project in
      await project.succeed("plan")
      let report = try await project.behindTheBack("GET", "requests")
      let routes = (report["routes"]?.array ?? []).compactMap { $0["route"]?.string }
      #expect(!routes.isEmpty && !routes.contains { $0.contains("/authorization/") }, "\(routes)")
    }
  }

  @Test func `files alone are judged, for machines as well`() async throws {
    try await SandboxedProject.using(["roles.yaml": Self.role]) { project in
      let answer = await project.run("validate")
      #expect(answer.exit == .refused)
      #expect(answer.output.contains("trial breaks a rule"), "\(answer.output)")
      let sarif = await project.run("validate", "--format", "sarif").output
      #expect(sarif.contains("\"ruleId\":\"wildcard-permission\"") || sarif.contains("wildcard"))
    }
  }
}
