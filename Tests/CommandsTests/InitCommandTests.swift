import Documents
import Files
import GenesysCloud
import Model
import Projects
import Testing

@testable import Commands

struct InitCommandTests {
  private func load(_ folder: String) throws -> (project: Project?, errors: [String]) {
    let inside = try Folder(folder)
    var files: [String: [UInt8]] = [:]
    for path in try inside.tree() where path.hasSuffix(".yaml") {
      files[path] = try Disk.read(inside.path(of: path))
    }
    let (project, diagnostics) = Project.load(
      ProjectSources(files: files), providers: [GenesysCloudProvider()])
    return (project, diagnostics.map(\.message))
  }

  @Test func `a new project is valid as it stands`() async throws {
    try await withFolder { folder in
      let world = Surroundings()
      let code = await world.run("init \(folder)/new --tenant eu-west --name Acme")
      #expect(code == .success)
      #expect(await world.errors.text == "")
      let (project, errors) = try load(folder + "/new")
      #expect(errors == [])
      #expect(project?.name == "Acme")
      #expect(project?.tenants.map(\.name) == ["eu-west"])
      #expect(project?.resources.isEmpty == false)
    }
  }

  @Test func `the lines that it ends with work as they stand`() async throws {
    try await withFolder { folder in
      let world = Surroundings()
      #expect(await world.run("init \(folder)/new --tenant west") == .success)
      let text = await world.output.text
      #expect(
        text.contains("cutsheet sandbox --tenant west -- cutsheet plan --project \(folder)/new"))
      #expect(text.contains("export GENESYS_CLIENT_ID=…\n"))
    }
  }

  @Test(arguments: allProviders.map(\.vendor))
  func `what is written is what was reviewed`(vendor: String) async throws {
    let provider = try #require(allProviders.first { $0.vendor == vendor })
    let starter = StarterProject(name: "acme", tenant: "cloud", provider: provider)
    let text = starter.files.map { "# \($0.path)\n\($0.text)" }.joined(separator: "\n")
    try expectGolden(text, "init-\(vendor).yaml")
  }

  @Test(arguments: ["cutsheet.yaml", "cloud.yaml"])
  func `nothing that is there is replaced`(path: String) async throws {
    try await withFolder { folder in
      try Disk.write(Array("mine\n".utf8), to: "\(folder)/\(path)")
      let world = Surroundings()
      #expect(await world.run("init \(folder)") == .invalid)
      #expect(await world.errors.text.contains("[would-overwrite]"))
      #expect(try Folder(folder).tree() == [path])
      #expect(try Disk.read("\(folder)/\(path)") == Array("mine\n".utf8))
    }
  }

  @Test func `what git ignores only grows`() async throws {
    try await withFolder { folder in
      try Disk.write(Array("*.log".utf8), to: folder + "/.gitignore")
      #expect(await Surroundings().run("init \(folder)") == .success)
      let text = String(decoding: try Disk.read(folder + "/.gitignore"), as: UTF8.self)
      #expect(text == "*.log\n.cutsheet/\n*.plan.json\n")
    }
  }

  @Test(arguments: ["../x", "A", "a b", "1st", "é"])
  func `a tenant's name must do as the name of a file`(name: String) async throws {
    try await withFolder { folder in
      let world = Surroundings()
      let words = ["init", folder, "--tenant", name]
      #expect(await Program.run(words, in: world.context) == .invalid)
      #expect(await world.errors.text.contains("[bad-name]"))
    }
  }
}
