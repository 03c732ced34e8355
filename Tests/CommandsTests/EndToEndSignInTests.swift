import Documents
import Testing

@testable import Commands

/// Who vouches for people, and what they may not do whatever their roles say.
struct EndToEndSignInTests {
  private static func text(_ body: String) -> [String: String] {
    ["kind.yaml": "kind: genesys-cloud\ntenant: cloud\n\(body)\n"]
  }

  @Test func `what a project says of an identity provider is checked, and left to people`()
    async throws
  {
    let certificate = String(repeating: "MIIB", count: 500)
    let files = Self.text(
      """
      identityProviders:
        Okta: { issuerURI: "http://www.okta.com/exk1", certificates: [\(certificate)] }
      """)
    let provider: Value = [
      "name": "Okta", "issuerURI": "http://www.okta.com/exk1",
      "certificates": [.string(certificate)],
    ]
    try await SandboxedProject.using(files, seed: ["identityProviders": [provider]]) { project in
      await project.succeed("apply", "--yes")
      await project.succeed("plan", "--detailed-exitcode")
      try await project.behindTheBack(
        "PATCH", "objects/identityProviders/Okta", ["certificates": ["MIIC"]])
      let plan = await project.run("plan")
      #expect(plan.exit == .invalid)
      #expect(plan.errors.contains("[unsupported-change]"), "\(plan.errors)")
      #expect(plan.errors.contains("Single Sign-on"))
    }
  }

  private static let deny = """
    authorizationPolicies:
      Nobody deletes queues:
        targetResource: routing:queue:delete
        subject: { type: ALL }
        effect: DENY
        active: true
        applyToClients: true
    queues: { Spare: {} }
    """

  @Test func `a policy forbids what roles allow until it leaves the project`() async throws {
    try await SandboxedProject.using(Self.text(Self.deny)) { project in
      await project.succeed("apply", "--yes")
      await project.succeed("plan", "--detailed-exitcode")
      await project.succeed("drift")
      // Both at once: the policy still stands when the queue is to go.
      let without = Self.deny.replacing("queues: { Spare: {} }", with: "")
      try project.write(Self.text(without)["kind.yaml"] ?? "", to: "kind.yaml")
      let refused = await project.run("apply", "--yes")
      #expect(refused.exit != .success)
      #expect((refused.output + refused.errors).contains("authz.policy.denied"))
      let off = without.replacing("active: true", with: "active: false")
      try project.write(Self.text(off)["kind.yaml"] ?? "", to: "kind.yaml")
      await project.run("apply", "--yes")
      await project.succeed("apply", "--yes")
      #expect(await project.object("queues", "Spare") == nil)
      try await project.behindTheBack(
        "PATCH", "objects/authorizationPolicies/Nobody deletes queues", ["active": true])
      try project.write("kind: genesys-cloud\ntenant: cloud\n", to: "kind.yaml")
      await project.succeed("apply", "--yes")
      let policy = await project.object("authorizationPolicies", "Nobody deletes queues")
      #expect(policy?["active"] == false)
      await project.succeed("plan", "--detailed-exitcode")
    }
  }

  @Test func `a policy is for a group by its name, and cannot change whom it is for`() async throws
  {
    let first = """
      groups: { Observers: { type: official, visibility: public, rulesVisible: true } }
      authorizationPolicies:
        Observers look on:
          description: They only watch
          targetResource: routing:queue:edit
          subject: { type: GROUP, group: Observers }
          effect: DENY
          active: true
          presetAttributes: { wave: { type: STRING, value: one } }
      """
    try await SandboxedProject.using(Self.text(first)) { project in
      await project.succeed("apply", "--yes")
      await project.succeed("plan", "--detailed-exitcode")
      let other = first.replacing("description: They only watch", with: "description: Watching")
      try project.write(Self.text(other)["kind.yaml"] ?? "", to: "kind.yaml")
      await project.succeed("apply", "--yes")
      let policy = await project.object("authorizationPolicies", "Observers look on")
      #expect(policy?["description"] == "Watching" && policy?["active"] == true)
      let all = first.replacing("{ type: GROUP, group: Observers }", with: "{ type: ALL }")
      try project.write(Self.text(all)["kind.yaml"] ?? "", to: "kind.yaml")
      let plan = await project.run("plan")
      #expect(plan.exit == .invalid)
      #expect(plan.errors.contains("'subject.type'"), "\(plan.errors)")
    }
  }

  @Test func `an organisation without policies is a hole and not the end of the run`() async throws
  {
    try await SandboxedProject.using(Self.text(Self.deny)) { project in
      try await project.behindTheBack("POST", "settings", ["hasPolicies": false])
      let plan = await project.run("plan")
      #expect(plan.exit == .success, "\(plan.errors)")
      #expect((plan.output + plan.errors).contains("authorizationPolicies"))
      #expect(plan.output.contains("Spare"))
    }
  }

  @Test func `a permission that the tenant does not know is told where it is written`()
    async throws
  {
    let files = Self.text(
      """
      roles:
        Desk:
          permissionPolicies:
            - { domain: routing, entityName: queue, actionSet: [veiw] }
      """)
    try await SandboxedProject.using(files) { project in
      let plan = await project.run("plan")
      #expect(plan.exit == .success)
      #expect(plan.errors.contains("[unknown-permission]"), "\(plan.errors)")
      #expect(plan.errors.contains("kind.yaml:6"), "\(plan.errors)")
      #expect(plan.errors.contains("routing:queue:view"))
      await project.succeed("apply", "--yes")
      let again = await project.run("plan")
      #expect(!again.errors.contains("[unknown-permission]"))
    }
  }
}
