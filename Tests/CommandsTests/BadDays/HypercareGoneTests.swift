import Documents
import Files
import Testing

@testable import Commands

/// Hypercares that their project knows no more, or no longer as it did: what they gave must not
/// outlive them unseen.
struct HypercareGoneTests {
  private static let (lead, observer) = (HypercareVendor.lead, HypercareVendor.observer)
  private static let (ana, eva) = (HypercareVendor.ana, HypercareVendor.eva)

  private static func expectNothingLeft(
    _ vendor: HypercareVendor, _ project: SandboxedProject,
    at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    for role in [lead, observer] {
      try await vendor.expectHolders([], of: role, in: project, at: place)
    }
    if vendor == .genesysCloud {
      let roles = await project.names(of: "roles").filter { $0.hasPrefix("HYPERCARE_") }
      #expect(roles.isEmpty, sourceLocation: place)
    }
    let plan = await project.run("plan")
    #expect(!plan.errors.contains("[hypercare-"), "\(plan.errors)", sourceLocation: place)
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a deleted document is shouted about until it is closed from the record`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      try Disk.remove(project.folder + "/wave.yaml")
      for words in [["plan"], ["drift"], ["audit"], ["history"], ["hypercare", "expire"]] {
        let text = await project.run(words + ["--project", project.folder]).errors
        #expect(text.contains("[hypercare-gone]"), "\(words): \(text)")
        #expect(
          text.contains(
            "hypercare 'wave-1' is no longer in the project, and tenant '\(vendor.tenant)' still "
              + "has roles HYPERCARE_LEAD, HYPERCARE_OBSERVER, given to 1 holder and "
              + "'HYPERCARE_LEAD of eva@acme.example' open"), "\(text)")
        #expect(
          text.contains("cutsheet hypercare close wave-1 --tenant \(vendor.tenant)"), "\(text)")
      }
      let audit = await project.run("audit").output
      #expect(audit.contains("role 'HYPERCARE_LEAD' is left of hypercare 'wave-1'"), "\(audit)")
      #expect(audit.contains("help: run 'cutsheet hypercare close wave-1'"), "\(audit)")
      try await vendor.expectHolders([Self.ana], of: Self.observer, in: project)
      let again = await project.openLead()
      #expect(again.exit == .invalid && again.errors.contains("[hypercare-gone]"))
      let asked = await project.run("hypercare", "close", "wave-1")
      #expect(asked.exit == .invalid && asked.errors.contains("[not-confirmed]"), "\(asked.errors)")
      let closed = await project.succeed("hypercare", "close", "wave-1", "--yes")
      #expect(!closed.errors.contains("[hypercare-gone]"), "\(closed.errors)")
      try await Self.expectNothingLeft(vendor, project)
      let unknown = await project.run("hypercare", "close", "wave-1", "--yes")
      #expect(unknown.exit == .invalid && unknown.errors.contains("[unknown-hypercare]"))
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `an apply takes away what a deleted document gave, and what was open`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      try Disk.remove(project.folder + "/wave.yaml")
      let plan = await project.run("plan", "--detailed-exitcode")
      #expect(plan.exit == .differences, "\(plan.output)")
      await project.succeed("apply", "--yes")
      for role in [Self.lead, Self.observer] {
        try await vendor.expectHolders([], of: role, in: project)
      }
      project.pass(hours: 3)
      await project.succeed("hypercare", "expire")
      try await Self.expectNothingLeft(vendor, project)
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `whom the document names no more loses the role`(_ vendor: HypercareVendor) async throws {
    try await vendor.applied { project in
      let text = try project.read("wave.yaml")
      try project.write(
        text.replacing("members: [ana@acme.example]", with: "members: [eva@acme.example]"),
        to: "wave.yaml")
      await project.succeed("apply", "--yes")
      try await vendor.expectHolders([Self.eva], of: Self.observer, in: project)
      try project.write(text, to: "wave.yaml")
      await project.succeed("apply", "--yes")
      try await vendor.expectHolders([Self.ana], of: Self.observer, in: project)
      try Disk.remove(project.folder + "/wave.yaml")
      #expect(await project.run("plan").errors.contains("given to 1 holder"))
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a window that is over is shouted about until it is closed`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      project.pass(hours: 15 * 24)
      for words in [["plan"], ["history"], ["hypercare", "expire"]] {
        let text = await project.run(words + ["--project", project.folder]).errors
        #expect(text.contains("[hypercare-over]"), "\(words): \(text)")
      }
      let path = project.aside("close.json")
      await project.succeed("hypercare", "close", "wave-1", "--output", path)
      let applied = await project.run("apply", path, "--yes")
      #expect(applied.exit == .success, "\(applied.output)\(applied.errors)")
      #expect(!applied.errors.contains("[hypercare-over]"), "\(applied.errors)")
      try await Self.expectNothingLeft(vendor, project)
      try await project.expectSettled()
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a hypercare under another name goes on with what it gives`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      let text = try project.read("wave.yaml")
      try project.write(text.replacing("name: wave-1", with: "name: wave-2"), to: "wave.yaml")
      #expect(await project.run("plan").errors.contains("[hypercare-gone]"))
      await project.succeed("apply", "--yes")
      try await vendor.expectHolders([Self.ana], of: Self.observer, in: project)
      #expect(!(await project.run("plan").errors.contains("[hypercare-gone]")))
      try await project.expectSettled()
    }
  }
}
