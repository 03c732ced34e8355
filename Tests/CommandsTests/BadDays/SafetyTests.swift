import Documents
import Files
import Foundation
import Testing

@testable import Commands

/// What an apply never does: destroy more than it may, touch what is not its own, print secrets.
struct SafetyTests {
  private static func queues(_ names: [String], _ more: String = "") -> String {
    "kind: genesys-cloud\ntenant: cloud\nexisting: { divisions: [Home] }\nqueues:\n"
      + names.map { "  \($0): { division: Home\(more) }\n" }.joined()
  }

  private static let many = (1...12).map { "Queue \($0)" }

  @Test func `more deletions than the limit need to be allowed exactly`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.queues(Self.many)]) { project in
      await project.succeed("apply", "--yes")
      try project.write(Self.queues(Array(Self.many.prefix(4))), to: "cloud.yaml")
      for allowance in [[], ["--allow", "delete=queues:7"], ["--allow", "delete=users:8"]] {
        let answer = await project.run(
          ["apply", "--yes", "--project", project.folder] + allowance)
        #expect(answer.exit == .refused, "\(answer.output)\(answer.errors)")
        #expect(answer.errors.contains("--allow delete=queues:8"), "\(answer.errors)")
      }
      #expect(await project.names(of: "queues").isSuperset(of: Self.many))
      await project.succeed("apply", "--yes", "--allow", "delete=queues:8")
      #expect(await project.names(of: "queues").isDisjoint(with: Self.many.dropFirst(4)))
      try await project.expectSettled()
    }
  }

  @Test func `what is protected is not destroyed, also when its declaration goes`() async throws {
    let text = Self.queues(["Support"], ", lifecycle: { protect: true }")
    try await SandboxedProject.using(["cloud.yaml": text]) { project in
      await project.succeed("apply", "--yes")
      try project.write(Self.queues(["Other"]), to: "cloud.yaml")
      let answer = await project.run("apply", "--yes", "--allow", "delete=queues:9")
      #expect(answer.exit == .refused, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("protected"), "\(answer.errors)")
      #expect(await project.names(of: "queues").contains("Support"))
      #expect(await project.names(of: "queues").contains("Other") == false)
    }
  }

  @Test func `a rename keeps the object`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.queues(["Support"])]) { project in
      await project.succeed("apply", "--yes")
      let before = try #require(await project.object("queues", "Support")?["id"])
      try project.write(
        Self.queues(["Help"], ", lifecycle: { was: Support }"), to: "cloud.yaml")
      await project.succeed("apply", "--yes")
      #expect(await project.object("queues", "Help")?["id"] == before)
      #expect(await project.names(of: "queues").contains("Support") == false)
      try await project.expectSettled()
    }
  }

  @Test func `only what the snapshot manages is deleted`() async throws {
    let seed: Value = ["queues": [["name": "Theirs"], ["name": "Adopted"]]]
    try await SandboxedProject.using(
      ["cloud.yaml": Self.queues(["Ours", "Adopted"])], seed: seed
    ) { project in
      await project.succeed("apply", "--yes")
      try project.write(Self.queues(["Last"]), to: "cloud.yaml")
      await project.succeed("apply", "--yes")
      #expect(await project.names(of: "queues") == ["Theirs", "Last"])
      try await project.expectSettled()
    }
  }

  @Test func `the last grant of a project is taken back when its declaration goes`() async throws {
    let people =
      "users: { ana@acme.example: { name: Ana, division: Home } }\nroles: { Reader: {} }\n"
    let grant = "grants: [{ user: ana@acme.example, role: Reader, division: Home }]\n"
    let head = "kind: genesys-cloud\ntenant: cloud\nexisting: { divisions: [Home] }\n"
    try await SandboxedProject.using(["people.yaml": head + people]) { project in
      await project.succeed("apply", "--yes")
      let before = try await project.objects("grants").count
      try project.write(head + grant, to: "grants.yaml")
      await project.succeed("apply", "--yes")
      #expect(try await project.objects("grants").count == before + 1)
      // Everything leaves the project but what others keep: only the grant is ours to take.
      try project.write(
        "kind: genesys-cloud\ntenant: cloud\nskills: { Billing: {} }\n", to: "grants.yaml")
      try project.write(
        head
          + people.replacing(
            "division: Home }", with: "division: Home, lifecycle: { onRemove: forget } }"),
        to: "people.yaml")
      let answer = await project.succeed("apply", "--yes")
      #expect(answer.output.contains("2 of 2"), "\(answer.output)")
      #expect(try await project.objects("grants").count == before)
      try await project.expectSettled()
    }
  }

  @Test func `what is not managed survives every update`() async throws {
    let found: Value = [
      "name": "Support", "division": "Home", "callingPartyName": "Acme",
      "enableTranscription": true, "scoringMethod": "PriorityOnly",
    ]
    try await SandboxedProject.using(
      ["cloud.yaml": Self.queues(["Support"], ", description: First")],
      seed: ["queues": [found]]
    ) { project in
      for text in ["First", "Second", "Third"] {
        try project.write(Self.queues(["Support"], ", description: \(text)"), to: "cloud.yaml")
        await project.succeed("apply", "--yes")
        let queue = try #require(await project.object("queues", "Support"))
        #expect(queue["description"] == .string(text))
        #expect(queue["callingPartyName"] == "Acme")
        #expect(queue["enableTranscription"] == true)
        #expect(queue["scoringMethod"] == "PriorityOnly")
      }
    }
  }

  @Test func `a deleted user is revived and not doubled`() async throws {
    let text = """
      kind: genesys-cloud
      tenant: cloud
      existing: { divisions: [Home] }
      users: { ana@acme.example: { name: Ana, division: Home, title: Agent } }

      """
    try await SandboxedProject.using(["cloud.yaml": text]) { project in
      await project.succeed("apply", "--yes")
      let before = try #require(await project.object("users", "Ana")?["id"])
      try project.write(Self.queues(["Support"]), to: "cloud.yaml")
      await project.succeed("apply", "--yes")
      #expect(await project.object("users", "Ana") == nil)
      try project.write(text.replacing("Agent", with: "Lead"), to: "cloud.yaml")
      await project.succeed("apply", "--yes")
      let user = try #require(await project.object("users", "Ana"))
      #expect(user["id"] == before)
      #expect(user["title"] == "Lead")
      try await project.expectSettled()
    }
  }

  @Test func `a client's secret is in its file alone, and nobody else may read it`() async throws {
    try await SandboxedProject.using(["cloud.yaml": LostAnswerTests.everything]) { project in
      let trace = project.folder + "/trace.ndjson"
      let answer = await project.succeed("apply", "--yes", "--trace", trace, "--format", "json")
      let secret = try project.read("secrets/etl")
      #expect(secret.count > 20)
      let file = try FileManager.default.attributesOfItem(atPath: project.folder + "/secrets/etl")
      #expect((file[.posixPermissions] as? Int ?? 0o777) & 0o077 == 0)
      #expect(answer.output.contains(secret) == false)
      #expect(answer.errors.contains(secret) == false)
      #expect(try project.read("trace.ndjson").contains(secret) == false)
      #expect(try project.holders(of: secret) == ["secrets/etl"])
      try await LostAnswerTests.expectClient(of: project)
    }
  }

  @Test func `a secret in a description is refused before anything is planned`() async throws {
    let file = SandboxedProject.projectFile
    let text = Self.queues(["Support"], ", description: \"${env.GENESYS_CLIENT_SECRET}\"")
    try await SandboxedProject.using(["cloud.yaml": text, "cutsheet.yaml": file]) { project in
      let answer = await project.run("plan")
      #expect(answer.exit == .invalid, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("sandbox-secret") == false, "\(answer.errors)")
      #expect(answer.errors.contains("cloud.yaml:5"), "\(answer.errors)")
    }
  }
}

extension SandboxedProject {
  /// The files below the project that hold a text, the state and its packs unread.
  fileprivate func holders(of text: String) throws -> [String] {
    try Folder(folder).tree().filter { path in
      guard let bytes = try? Disk.read(folder + "/" + path) else { return false }
      return String(decoding: bytes, as: UTF8.self).contains(text)
    }
  }
}
