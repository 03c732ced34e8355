import Documents
import Foundation
import Testing

@testable import Commands

/// The same on a platform without calls that make roles: people are given roles that are there.
struct EndToEndHypercareCXoneTests {
  private static let (lead, observer) = (HypercareVendor.lead, HypercareVendor.observer)

  @Test func `break-glass is a further role for its time, and nobody else's roles move`()
    async throws
  {
    try await HypercareVendor.niceCXone.applied { project in
      let vendor = HypercareVendor.niceCXone
      try await vendor.expectHolders([HypercareVendor.ana], of: Self.observer, in: project)
      let opened = await project.openLead()
      #expect(opened.exit == .success, "\(opened.output)\(opened.errors)")
      try await vendor.expectHolders([HypercareVendor.eva], in: project)
      project.pass(hours: 3)
      let expired = await project.succeed("hypercare", "expire")
      #expect(expired.output.contains("has ended"), "\(expired.output)")
      try await vendor.expectHolders([], in: project)
      try await vendor.expectHolders([HypercareVendor.ana], of: Self.observer, in: project)
    }
  }

  @Test func `after close nobody holds a role with the prefix, and the rest is said`()
    async throws
  {
    try await HypercareVendor.niceCXone.applied { project in
      let vendor = HypercareVendor.niceCXone
      await project.openLead()
      // A role of the prefix that no document names, and one that cannot be taken away.
      try await project.behindTheBack(
        "POST", "objects/securityProfiles", HypercareVendor.profile("HYPERCARE_OLD", "View"),
        of: "legacy")
      try await project.behindTheBack(
        "PATCH", "objects/agents/eva@acme.example",
        ["secondaryRoleIds": ["HYPERCARE_OLD", "HYPERCARE_LEAD"]], of: "legacy")
      try await project.behindTheBack(
        "PATCH", "objects/agents/ana@acme.example", ["profileId": "HYPERCARE_OBSERVER"],
        of: "legacy")
      project.pass(hours: 15 * 24)
      let closed = await project.succeed("hypercare", "close", "wave-1", "--yes")
      for role in [Self.observer, Self.lead, "HYPERCARE_OLD"] {
        try await vendor.expectHolders([], of: role, in: project)
      }
      // The vendor has no call that retires a role: a person is told to.
      #expect(closed.errors.components(separatedBy: "[role-stays]").count == 4)
      #expect(closed.errors.contains("[ended-primary-role]"), "\(closed.errors)")
      #expect(
        closed.errors.contains("'ana@acme.example' holds 'HYPERCARE_OBSERVER' as the primary"))
    }
  }

  @Test func `who holds ten further roles is refused an eleventh before anything is done`()
    async throws
  {
    try await HypercareVendor.niceCXone.applied { project in
      let names = (1...10).map { "Extra \($0)" }
      for name in names {
        try await project.behindTheBack(
          "POST", "objects/securityProfiles", HypercareVendor.profile(name, "View"), of: "legacy")
      }
      try await project.behindTheBack(
        "PATCH", "objects/agents/eva@acme.example",
        ["secondaryRoleIds": .array(names.map { .string($0) })], of: "legacy")
      let opened = await project.openLead()
      #expect(opened.exit == .invalid, "\(opened.output)\(opened.errors)")
      #expect(opened.errors.contains("[too-many-roles]"), "\(opened.errors)")
      #expect(await !project.succeed("history").output.contains("opened"))
    }
  }
}
