import Contracts
import Documents
import Files
import Foundation
import GenesysCloud
import Model
import Parsing
import Planning
import Policies
import Projects
import Snapshots
import Testing

@testable import Commands

struct OfflineCommandTests {
  @Test(arguments: (allDocumentKinds.map(\.name) + ["plan"]))
  func `a published schema is the one that is generated`(name: String) throws {
    let schema = try #require(SchemaCommand.all[ProjectSchemas.fileName(of: name)])
    try expectGolden(
      CanonicalJSON.text(of: schema, layout: .lines), "../../../schemas/\(name).schema.json")
  }

  @Test func `a saved plan satisfies its schema, and one without an action does not`() async throws
  {
    let schema = try Schema(compiling: PlanSchema.value)
    let standard = try Schema(compiling: ["$ref": "https://json-schema.org/draft/2020-12/schema"])
    #expect(standard.validate(PlanSchema.value) == [])
    try await SandboxedProject.using(["support.yaml": EndToEndTests.support]) { project in
      await project.succeed("apply", "--yes")
      try await project.behindTheBack("PATCH", "objects/queues/Support", ["description": "x"])
      try project.write(
        "kind: genesys-cloud\ntenant: cloud\nqueues: { Other: {}, Support: { description: y } }\n",
        to: "support.yaml")
      await project.succeed("plan", "--output", project.folder + "/plan.json")
      var plan = try JSON.value(Array(try project.read("plan.json").utf8))
      #expect(plan["resource_changes"]?.array?.count == 4, "\(plan)")
      #expect(schema.validate(plan) == [])
      plan.remove(at: ["basis", "tenant"])
      #expect(schema.validate(plan) != [])
    }
  }

  @Test(arguments: ["plan", "genesys-cloud", "project.schema.json"])
  func `a schema is printed by its name`(name: String) async throws {
    let world = Surroundings()
    #expect(await world.run("schema \(name)") == .success)
    let printed = try JSON.value(Array(await world.output.text.utf8))
    #expect(printed["$schema"] == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test func `a schema that is not there is bad usage with a suggestion`() async {
    let world = Surroundings()
    #expect(await world.run("schema plna") == .invalid)
    #expect(await world.errors.text.contains("did you mean 'plan'"))
  }

  @Test func `a field is explained, a wrong one is bad usage`() async {
    let world = Surroundings()
    #expect(await world.run("explain genesys-cloud.queues.acwSettings.timeoutMs") == .success)
    #expect(await world.output.text.contains("milliseconds"))
    #expect(await world.run("explain genesys-cloud.qeues") == .invalid)
    #expect(await world.errors.text.contains("queues"))
  }

  @Test func `policies are explained with the built-in rules out of their files`() async {
    let world = Surroundings()
    #expect(await world.run("explain policy") == .success)
    for rule in PolicyRule.all {
      #expect(await world.output.text.contains("\(rule.code) "))
      let page = Surroundings()
      #expect(await page.run("explain policy.\(rule.code)") == .success)
      #expect(await page.output.text.contains("Objects to: \(rule.bad[0].title)"))
    }
    #expect(await world.run("explain policy.exemptions") == .success)
    #expect(await world.run("explain policy.wildcard") == .invalid)
    let near = Surroundings()
    #expect(await near.run("explain policy.wildcard-permissions") == .invalid)
    #expect(await near.errors.text.contains("did you mean 'wildcard-permission'"))
  }

  @Test func `rights to plan are read rights, and apply adds those of the kinds it writes`()
    async throws
  {
    try await SandboxedProject.using(["support.yaml": EndToEndTests.support]) { project in
      let result = try await project.succeed("permissions", "--format", "json").result
      let cloud = try #require(result["tenants"]?["cloud"])
      let queues = try #require(GenesysCloudProvider().kinds.first { $0.name == "queues" })
      let plan = Set(cloud["plan"]?.array ?? [])
      let apply = Set(cloud["apply"]?.array ?? [])
      #expect(plan.isSubset(of: apply))
      #expect(plan.isSuperset(of: queues.permissions.read.map { .string($0) }))
      #expect(plan.isDisjoint(with: queues.permissions.create.map { .string($0) }))
      #expect(apply.isSuperset(of: queues.permissions.delete.map { .string($0) }))
      let text = await project.succeed("permissions").output
      #expect(text.contains("to apply, beside these"))
    }
  }

  @Test func `the rights that are listed suffice for a plan and an apply`() async throws {
    try await SandboxedProject.using(["support.yaml": EndToEndTests.support]) { project in
      let result = try await project.succeed("permissions", "--format", "json").result
      let rights = try #require(result["tenants"]?["cloud"])
      try await project.behindTheBack(
        "POST", "settings", ["permissions": rights["plan"] ?? .null])
      await project.succeed("plan")
      #expect(await project.run("apply", "--yes").exit != .success)
      try await project.behindTheBack(
        "POST", "settings", ["permissions": rights["apply"] ?? .null])
      await project.succeed("apply", "--yes")
    }
  }

  @Test func `the rights that are listed suffice for a hypercare and its audit`() async throws {
    try await HypercareScene.using { project in
      let result = try await project.succeed("permissions", "--format", "json").result
      let rights = try #require(result["tenants"]?["cloud"])
      func allow(_ list: String) async throws {
        try await project.behindTheBack(
          "POST", "settings", ["permissions": rights[list] ?? .null])
      }
      try await allow("plan")
      await project.succeed("plan")
      #expect(await project.run("audit").exit == .differences)
      #expect(await project.openLead().exit != .success)
      try await allow("apply")
      #expect(await project.openLead().exit == .success)
      project.pass(hours: 3)
      try await allow("plan")
      #expect(await project.run("hypercare", "expire").exit == .failed)
      try await allow("expire")
      #expect(await project.succeed("hypercare", "expire").output.contains("has ended"))
      #expect(await project.openLead().exit != .success)
      try await allow("apply")
      await project.succeed(
        "hypercare", "close", "wave-1", "--early", "--reason", "stable", "--yes")
    }
  }

  @Test func `only the run that holds a lock is unlocked`() async throws {
    try await SandboxedProject.using(["support.yaml": EndToEndTests.support]) { project in
      await project.succeed("plan")
      let nobody = await project.run("unlock", "some-run", "--tenant", "cloud")
      #expect(nobody.exit == .invalid && nobody.errors.contains("[not-locked]"))
      let state = try await StateRepository.open(
        at: .folder(project.folder + "/.cutsheet/state"), environment: "default",
        author: Author(name: "ana", email: "ana@acme.example"))
      _ = try await state.lock(
        "cloud",
        as: LockHolder(
          holder: "ana", host: "another-host", since: SystemClock.now(), run: "run-7",
          process: 1, stamp: ""))
      let locked = await project.run("apply", "--yes")
      #expect(locked.exit == .stale && locked.errors.contains("run-7"), "\(locked.errors)")
      let other = await project.run("unlock", "run-8")
      #expect(other.exit == .stale && other.errors.contains("[other-run]"), "\(other.errors)")
      await project.succeed("unlock", "run-7")
      await project.succeed("apply", "--yes")
    }
  }
}
