import Documents
import Model
import Testing

@testable import Hypercare

struct MemberAuditTests {
  @Test func `a tenant that is as the document says gives nothing to find`() throws {
    #expect(try AuditScene().codes() == [])
  }

  @Test func `a super-admin made observer is found with the role that defeats it`() throws {
    let scene = AuditScene { $0.grants.append(Access.Grant(AuditScene.ana, role: "admin")) }
    let findings = try scene.findings()
    #expect(findings.map(\.diagnostic.code) == ["forbidden-role"])
    let finding = try #require(findings.first)
    #expect(finding.subject == AuditScene.ana)
    #expect(finding.roles == ["Master Admin", "HYPERCARE_OBSERVER"])
    #expect(finding.permissions.contains("telephony:plugin:all"))
    #expect(
      finding.diagnostic.message
        == "user 'Ana@acme.example' holds 'Master Admin' directly, which nobody in hypercare "
        + "'wave-1' may hold beside it: it defeats 'HYPERCARE_OBSERVER' with 7 rights, "
        + "'conversation:call:take', 'routing:queue:delete', 'routing:queue:edit' and others")
    #expect(finding.diagnostic.severity == .error)
    #expect(finding.diagnostic.range?.start.line == 13)
  }

  @Test func `a role that no list forbids defeats an observer all the same`() throws {
    let scene = AuditScene {
      $0.grants.append(Access.Grant(AuditScene.ben, role: "agent", division: "Sales"))
    }
    let finding = try #require(try scene.findings().first)
    #expect(finding.diagnostic.code == "defeated-observer")
    #expect(
      finding.diagnostic.message
        == "user 'ben@acme.example' holds 'Agent' directly in division 'Sales': it adds the right "
        + "'conversation:call:take', which defeats 'HYPERCARE_OBSERVER'")
    #expect(finding.remedy.map(\.division) == ["Sales"])
  }

  @Test func `a role through a group is named with the group, and is not the person's to lose`()
    throws
  {
    let scene = AuditScene { $0.grants.append(Access.Grant(AuditScene.room, role: "admin")) }
    let finding = try #require(try scene.findings().first)
    #expect(finding.subject == AuditScene.cem)
    #expect(finding.diagnostic.message.contains("through group 'War Room'"))
    #expect(finding.diagnostic.help?.contains("group 'War Room'") == true)
    #expect(finding.remedy == [])
  }

  @Test func `what is allowed beside is no finding`() throws {
    let byRole = AuditScene {
      $0.grants.append(Access.Grant(AuditScene.ana, role: "agent"))
      $0.document = $0.document.replacing("[employee]", with: "[employee, Ag*]")
    }
    #expect(try byRole.codes() == [])
    let byRight = AuditScene {
      $0.grants.append(Access.Grant(AuditScene.ana, role: "agent"))
      $0.document = $0.document.replacing(
        "roles: [employee]", with: "roles: [employee]\n  permissions: [\"conversation:*\"]")
    }
    #expect(try byRight.codes() == [])
  }

  @Test func `who may open a role and holds more is warned of`() throws {
    let scene = AuditScene { $0.grants.append(Access.Grant(AuditScene.eva, role: "agent")) }
    #expect(try scene.codes() == ["more-than-allowed eva@acme.example"])
    #expect(try scene.findings().first?.diagnostic.severity == .warning)
  }

  @Test func `what a task takes and nobody brings is missing`() throws {
    let scene = AuditScene {
      $0.document = $0.document.replacing(
        "{ see queues: [\"routing:queue:view\"] }",
        with: "{ see queues: [\"routing:queue:view\"], see skills: [\"routing:skill:view\"] }")
    }
    let findings = try scene.findings()
    #expect(
      findings.map(\.subject?.name) == ["Ana@acme.example", "ben@acme.example", "cem@acme.example"])
    #expect(Set(findings.map(\.diagnostic.code)) == ["less-than-needed"])
    #expect(
      findings.first?.diagnostic.message
        == "user 'Ana@acme.example' cannot 'see skills', a task of 'HYPERCARE_OBSERVER': the right "
        + "'routing:skill:view' is missing")
  }

  @Test func `a right that a policy denies is missing whatever roles allow`() throws {
    let scene = AuditScene {
      $0.denials = [
        Access.Denial("Freeze", of: "routing:queue:view", from: AuditScene.ben),
        Access.Denial("Freeze", of: "telephony:plugin:all"),
      ]
    }
    let findings = try scene.findings()
    #expect(findings.map(\.subject) == [AuditScene.ben])
    #expect(
      findings.first?.diagnostic.message
        == "user 'ben@acme.example' cannot 'see queues', a task of 'HYPERCARE_OBSERVER': the right "
        + "'routing:queue:view' is missing: policy 'Freeze' denies it")
  }

  @Test func `what another role brings is not missing`() throws {
    let scene = AuditScene {
      $0.document = $0.document.replacing(
        "{ see queues: [\"routing:queue:view\"] }",
        with: "{ see people: [\"directory:user:view\"] }")
    }
    #expect(
      try scene.codes() == [
        "less-than-needed ben@acme.example", "less-than-needed cem@acme.example",
      ])
  }

  @Test func `a member who does not exist is told, with who was meant`() throws {
    let scene = AuditScene {
      $0.document = $0.document.replacing("ben@acme.example", with: "bem@acme.example")
      $0.grants.removeAll { $0.subject == AuditScene.ben }
    }
    let finding = try #require(try scene.findings().first)
    #expect(finding.diagnostic.code == "unknown-member")
    #expect(finding.diagnostic.help == "did you mean 'ben@acme.example'?")
  }

  @Test func `a member who does not hold the role is told`() throws {
    let scene = AuditScene { $0.grants.removeAll { $0.subject == AuditScene.ben } }
    #expect(try scene.codes() == ["role-not-held ben@acme.example"])
  }

  @Test func `somebody with sixty roles is judged by all of them`() throws {
    let scene = AuditScene { scene in
      for number in 0..<60 {
        scene.roles.append(
          Access.Role(
            id: "x\(number)", name: "Extra \(number)", permissions: ["wfm:plan:\(number)"]))
        scene.grants.append(Access.Grant(AuditScene.ana, role: "x\(number)"))
      }
    }
    #expect(try scene.codes().count == 60)
  }

  @Test func `before the window conflicts are found and nothing is missed`() throws {
    let scene = try AuditScene {
      $0.now = try Sample.instant("2026-03-01T00:00:00Z")
      $0.grants = [Access.Grant(AuditScene.ana, role: "admin")]
    }
    #expect(try scene.codes() == ["forbidden-role Ana@acme.example"])
  }

  @Test func `what was not read is told and not taken for nothing`() throws {
    let scene = AuditScene { $0.holes = [.init(kind: "grants", reason: "answered 403")] }
    let finding = try #require(try scene.findings().first)
    #expect(finding.diagnostic.code == "known-in-part")
    #expect(finding.diagnostic.message == "grants are not known: answered 403")
  }

  @Test func `one verdict serves all who hold the same roles`() throws {
    let scene = AuditScene { scene in
      scene.more = (0..<2000).map {
        Access.Subject(.user, id: "m\($0)", name: "m\($0)@acme.example")
      }
      scene.members["g1"] = scene.more.map(\.id)
      scene.grants += scene.more.enumerated().map {
        Access.Grant($1, role: $0 % 2 == 0 ? "employee" : "agent")
      }
    }
    var audit = try scene.audit()
    #expect(audit.run().count == 1000)
    #expect(audit.unionCount <= 6)
  }
}
