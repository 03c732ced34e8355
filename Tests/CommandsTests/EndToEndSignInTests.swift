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
}
