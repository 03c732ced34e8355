import Documents
import Model
import Testing

@testable import Hypercare

struct HolderAuditTests {
  @Test func `break-glass that is open and held is as it should be`() throws {
    let scene = try AuditScene {
      _ = try $0.open(at: Sample.during)
      $0.grants.append(Access.Grant(AuditScene.eva, role: "lead", division: "Sales"))
    }
    #expect(try scene.codes() == [])
  }

  @Test func `an opening past its end that is still held is told with what failed`() throws {
    let scene = try AuditScene {
      let opening = try $0.open(at: Sample.during)
      $0.grants.append(Access.Grant(AuditScene.eva, role: "lead", division: "Sales"))
      $0.book.failed(opening, at: opening.endsAt, run: "r1", "the tenant answered 503")
      $0.now = opening.endsAt
    }
    let finding = try #require(try scene.findings().first)
    #expect(finding.diagnostic.code == "overdue-opening")
    #expect(
      finding.diagnostic.message
        == "user 'eva@acme.example' still holds 'HYPERCARE_LEAD', which ended at 2026-03-26 07:40 "
        + "Europe/Berlin: taking it away has failed since 2026-03-26 07:40 Europe/Berlin, the last "
        + "time with 'the tenant answered 503'"
    )
    #expect(finding.remedy.map(\.role) == ["HYPERCARE_LEAD"])
  }

  @Test func `a group that was granted a role behind our back is told with its members`() throws {
    let scene = AuditScene {
      $0.members["g2"] = ["u3", "u4"]
      $0.grants.append(Access.Grant(AuditScene.leads, role: "lead"))
    }
    let finding = try #require(
      try scene.findings().first { $0.diagnostic.code == "granted-elsewhere" })
    #expect(
      finding.diagnostic.message.hasPrefix(
        "group 'Leads' with 2 members holds 'HYPERCARE_LEAD', and no document says so"))
    #expect(finding.remedy.map(\.sort) == [.group])
  }

  @Test func `break-glass in other divisions than were opened is granted behind our back`() throws {
    let scene = try AuditScene {
      _ = try $0.open(at: Sample.during)
      $0.grants.append(Access.Grant(AuditScene.eva, role: "lead", division: "Sales"))
      $0.grants.append(Access.Grant(AuditScene.eva, role: "lead"))
    }
    #expect(try scene.codes() == ["granted-elsewhere eva@acme.example"])
  }

  @Test func `a program that holds a role of hypercare is told`() throws {
    let scene = AuditScene { $0.grants.append(Access.Grant(AuditScene.exporter, role: "observer")) }
    #expect(try scene.codes() == ["granted-elsewhere Exporter"])
  }

  @Test func `a role that nobody declares is stray`() throws {
    let scene = AuditScene {
      $0.roles.append(Access.Role(id: "old", name: "HYPERCARE_OLD", permissions: []))
    }
    #expect(try scene.codes() == ["stray-role"])
  }

  @Test func `what is open and not held is told`() throws {
    let scene = try AuditScene { _ = try $0.open(at: Sample.during) }
    #expect(
      try scene.codes() == [
        "opening-not-granted eva@acme.example", "role-not-held eva@acme.example",
      ])
  }

  @Test func `after the window everything that is left is told`() throws {
    let scene = try AuditScene { $0.now = try Sample.instant("2026-04-03T20:00:00Z") }
    #expect(
      try scene.codes() == [
        "left-over", "left-over", "held-outside-window War Room",
        "held-outside-window Ana@acme.example", "held-outside-window ben@acme.example",
      ])
  }

  @Test func `a hypercare that was closed before its time is over`() throws {
    let scene = AuditScene {
      _ = $0.book.closeAll(by: "eva", reason: "all is well", at: Sample.during)
      $0.now = Sample.during + .seconds(1)
      $0.grants.append(Access.Grant(AuditScene.ana, role: "admin"))
    }
    #expect(
      try scene.codes() == [
        "left-over", "left-over", "held-outside-window War Room",
        "held-outside-window Ana@acme.example", "held-outside-window ben@acme.example",
      ])
  }

  @Test func `what mends findings is the end of grants that were made to persons`() throws {
    let scene = AuditScene {
      $0.grants.append(Access.Grant(AuditScene.ana, role: "admin", division: "Sales"))
      $0.grants.append(Access.Grant(AuditScene.leads, role: "lead"))
    }
    let wanted = WantedAccess(mending: try scene.findings())
    #expect(
      wanted.ended.keys.map { "\($0.subject) \($0.role) \($0.division ?? "*")" }.sorted()
        == ["Ana@acme.example Master Admin Sales", "Leads HYPERCARE_LEAD *"])
    #expect(wanted.grants.isEmpty && wanted.roles.isEmpty && wanted.endedRoles.isEmpty)
  }
}
