import Documents
import Files
import Foundation
import GenesysCloud
import Model
import Parsing
import Projects
import Testing

@testable import Commands

struct EndToEndExportTests {
  /// Every file below a folder, by relative path.
  private static func files(_ folder: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try Folder(folder).tree() {
      files[path] = String(decoding: try Disk.read("\(folder)/\(path)"), as: UTF8.self)
    }
    return files
  }

  /// Exports without a project and plans from what was written.
  private static func exportAndPlan(_ project: SandboxedProject, to name: String) async throws {
    let copy = project.aside(name)
    let nowhere = project.aside("nowhere")
    let export = await project.run([
      "export", "cloud", "--project", nowhere, "--output", copy, "--quiet",
    ])
    #expect(export.exit == .success, "\(export.errors)")
    let texts = try files(copy)
    let (loaded, diagnostics) = Project.load(
      ProjectSources(files: texts.mapValues { Array($0.utf8) }), providers: allProviders)
    #expect(diagnostics == [], "\(DiagnosticText(sources: texts).render(diagnostics))")
    #expect(loaded != nil)
    let plan = await project.run([
      "plan", "--project", copy, "--detailed-exitcode", "--format", "json", "--quiet",
    ])
    #expect(plan.exit == .success, "\(plan.errors)\(plan.output.prefix(4_000))")
    let result = try plan.result
    #expect(result["resource_changes"]?.array?.count == 0)
  }

  @Test func `the export of a made-up organisation plans empty, in any order of answers`()
    async throws
  {
    try await SandboxedProject.using(size: 50) { project in
      try await Self.exportAndPlan(project, to: "one")
      try await project.behindTheBack("POST", "settings", ["reversed": true])
      try await Self.exportAndPlan(project, to: "two")
      let one = try Self.files(project.aside("one"))
      let two = try Self.files(project.aside("two"))
      #expect(Set(one.keys) == Set(two.keys))
      for (path, text) in one { #expect(two[path] == text, "\(path)") }
    }
  }

  @Test func `the export of the example plans empty`() async throws {
    let example = URL(filePath: #filePath).appending(path: "../../../examples/acme").standardized
    try await SandboxedProject.using(try Self.files(example.path)) { project in
      await project.succeed("apply", "--yes", "--quiet")
      await project.succeed("plan", "--detailed-exitcode", "--quiet")
      try await Self.exportAndPlan(project, to: "copy")
    }
  }

  @Test func `a project is not exported into a project`() async throws {
    try await SandboxedProject.using(size: 1) { project in
      let answer = await project.run("export", "cloud", "--output", project.folder + "/a/copy")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("[inside-project]"))
    }
  }

  @Test func `a folder that holds something is left alone`() async throws {
    try await SandboxedProject.using(size: 1) { project in
      let answer = await project.run("export", "cloud", "--output", project.folder)
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("[would-overwrite]"))
      let files = try Self.files(project.folder)
      #expect(files.keys.sorted() == ["cutsheet.yaml"])
    }
  }

  @Test func `names that are hostile or ambiguous do no harm`() async throws {
    let hostile: Value = [
      "skills": [
        ["name": "yes"], ["name": "1.10"], ["name": "a: b # c"], ["name": "../../etc/passwd"],
        ["name": "line\nfeed\ttab"], ["name": "💬 \u{202E}turned"], ["name": "${env.HOME}"],
        ["name": "'quoted' \"twice\" \\"], ["name": "- dash"], ["name": "null"],
      ],
      "queues": [["name": "Say ${env.HOME}", "division": "Home"]],
      "users": [
        [
          "email": "ana@acme.example", "name": "Ana", "division": "Home",
          "skills": ["${env.HOME}": 3],
        ]
      ],
    ]
    try await SandboxedProject.using(seed: hostile) { project in
      try await project.behindTheBack(
        "POST", "objects/skills", ["name": "yes"], query: "duplicate=true")
      try await Self.exportAndPlan(project, to: "copy")
      let files = try Self.files(project.aside("copy"))
      #expect(files["cloud/skills.yaml"]?.contains("../../etc/passwd") == true)
      let answer = await project.run("export", "cloud", "--output", project.aside("again"))
      #expect(answer.errors.contains("[ambiguous-object]"))
      #expect(answer.errors.contains("[unwritable-name]"))
    }
  }

  @Test func `a kind that we may not read is left out with its references`() async throws {
    try await SandboxedProject.using(size: 5) { project in
      try await project.behindTheBack("POST", "settings", ["denied": ["routing:skill:view"]])
      try await Self.exportAndPlan(project, to: "copy")
      let files = try Self.files(project.aside("copy"))
      #expect(files["cloud/users.yaml"] != nil && files["cloud/skills.yaml"] == nil)
      let answer = await project.run("export", "cloud", "--output", project.aside("again"))
      #expect(answer.errors.contains("skills are left out"), "\(answer.errors)")
    }
  }

  @Test func `without a folder it goes to standard output`() async throws {
    try await SandboxedProject.using(size: 2) { project in
      let text = await project.succeed("export", "cloud").output
      #expect(text.hasPrefix("kind: genesys-cloud\n") || text.contains("\nqueues:\n"))
      #expect(text.contains("kind: project"))
    }
  }

  @Test func `what is adopted changes nothing and is managed from then on`() async throws {
    try await SandboxedProject.using(size: 10) { project in
      let name = try #require(await project.names(of: "queues").sorted().first)
      let file = project.folder + "/queue.yaml"
      await project.succeed("adopt", "cloud/queues/\(name)", "--output", file)
      let plan = await project.succeed("plan", "--detailed-exitcode")
      #expect(plan.output.contains("adopt 1 queue"), "\(plan.output)")
      await project.succeed("apply", "--yes")
      try await project.behindTheBack("PATCH", "objects/queues/\(name)", ["description": "moved"])
      let again = await project.run("adopt", "cloud/queues/\(name)", "--output", file)
      #expect(again.exit == .invalid)
      #expect(again.errors.contains("[would-overwrite]"))
      let missing = await project.run("adopt", "cloud/queues/None such")
      #expect(missing.errors.contains("[no-such-object]"))
    }
  }

  private static let pair = """
    kind: project
    name: pair
    tenants:
      cloud: { vendor: genesys-cloud, region: us-east-1, clientId: "${env.GENESYS_CLIENT_ID}", clientSecret: "${env.GENESYS_CLIENT_SECRET}" }
      copy: { vendor: genesys-cloud, region: us-east-1, clientId: "${env.GENESYS_CLIENT_ID}", clientSecret: "${env.GENESYS_CLIENT_SECRET}" }

    """

  @Test func `two tenants are compared by name`() async throws {
    let seed: Value = [
      "queues": [["name": "Support", "description": "one", "division": "Home"]]
    ]
    try await SandboxedProject.using(
      ["cutsheet.yaml": Self.pair], tenants: ["cloud", "copy"], seed: seed
    ) { project in
      await project.succeed("compare", "cloud", "copy")
      try await project.behindTheBack(
        "PATCH", "objects/queues/Support", ["description": "two"], of: "copy")
      try await project.behindTheBack("POST", "objects/skills", ["name": "Extra"], of: "copy")
      let answer = await project.run("compare", "cloud", "copy", "--format", "json")
      #expect(answer.exit == .differences)
      let changes = try answer.result["changes"]?.array ?? []
      #expect(
        changes.map { $0["address"] } == ["copy/queues/Support", "copy/skills/Extra"],
        "\(answer.output)")
      #expect(changes.map { $0["action"] } == ["update", "delete"])
      let text = await project.run("compare", "cloud", "copy").output
      #expect(text.contains("description"))
    }
  }
}
