import Documents
import Model
import Testing

@testable import Hypercare

struct AuditTests {
  @Test func `a role that somebody edited in the tenant is told with what changed`() throws {
    let scene = AuditScene {
      $0.roles[0].permissions = ["routing:queue:view", "telephony:plugin:all"]
    }
    let finding = try #require(try scene.findings().first { $0.diagnostic.code == "role-edited" })
    #expect(
      finding.diagnostic.message
        == "role 'HYPERCARE_OBSERVER' allows the right 'telephony:plugin:all', not written in the "
        + "project and lacks the right 'telephony:sites:view'")
    #expect(finding.diagnostic.severity == .error)
    #expect(finding.diagnostic.range?.start.line == 10)
  }

  @Test func `permissions that the tenant does not know are told with what was meant`() throws {
    let scene = AuditScene {
      $0.document = $0.document.replacing("routing:skill:assign", with: "routing:skill:asign")
        .replacing("\"telephony:sites:view\"", with: "\"telephony:sites:view\", \"billing:*:*\"")
    }
    let unknown = try scene.findings().filter { $0.diagnostic.code == "unknown-permission" }
    #expect(
      unknown.map(\.diagnostic.message) == [
        "'billing:*:*' stands for no permission of the tenant",
        "the tenant knows no permission 'routing:skill:asign'",
      ])
    #expect(unknown.last?.diagnostic.help == "did you mean 'routing:skill:assign'?")
    #expect(unknown.last?.diagnostic.range?.start.line == 18)
  }

  @Test func `wildcards of a document are compared by what they stand for`() throws {
    let scene = AuditScene {
      $0.document = $0.document.replacing("\"telephony:sites:view\"", with: "\"telephony:*:view\"")
    }
    #expect(try scene.codes() == [])
  }

  @Test func `a second factor that nobody is asked for is an error, an unknown one a note`() throws
  {
    let off = try AuditScene { $0.asksForSecondFactor = false }.findings()
    #expect(off.map(\.diagnostic.code) == ["no-second-factor"])
    #expect(off.first?.diagnostic.severity == .error)
    let unknown = try AuditScene { $0.asksForSecondFactor = nil }.findings()
    #expect(unknown.map(\.diagnostic.severity) == [.note])
  }

  @Test func `programs that can do everything, or all of an area, are told`() throws {
    let all = AuditScene { $0.grants.append(Access.Grant(AuditScene.exporter, role: "admin")) }
    #expect(try all.codes() == ["client-may-everything Exporter"])
    let area = AuditScene {
      $0.roles.append(
        Access.Role(
          id: "r", name: "Routing",
          permissions: AuditScene.catalogue.expanded("routing:*")))
      $0.grants.append(Access.Grant(AuditScene.exporter, role: "r"))
    }
    #expect(
      try area.findings().map(\.diagnostic.message)
        == ["client 'Exporter' may do everything in 'routing' through 'Routing'"])
  }

  @Test func `clocks that go by another zone are told together`() throws {
    let scene = AuditScene {
      $0.clocks = [
        TenantClock("schedule group", "Berlin", zone: "Europe/Berlin"),
        TenantClock("schedule group", "Ohio", zone: "America/New_York"),
        TenantClock("schedule group", "Boston", zone: "America/New_York"),
      ]
    }
    #expect(
      try scene.findings().map(\.diagnostic.message) == [
        "schedule group 'Boston', 'Ohio' go by 'America/New_York', and hypercare 'wave-1' by "
          + "'Europe/Berlin', 5 h behind"
      ])
  }

  @Test func `a zone that is meant, and one that shows the same under another name, are none`()
    throws
  {
    let meant = AuditScene {
      $0.clocks = [TenantClock("user", "ana", zone: "America/New_York")]
      $0.document += "\ntimeZones: [America/New_York]\n"
    }
    #expect(try meant.codes() == [])
    let same = AuditScene {
      $0.clocks = [TenantClock("user", "ana", zone: "Europe/Paris")]
    }
    #expect(try same.codes() == [])
  }

  @Test func `times of keeping that do not go together are told where they are written`() throws {
    let scene = AuditScene {
      $0.document +=
        "\nretention: { siemBuffer: 1h, ingestionLatency: 4h, recordings: 7d, traces: 21d }\n"
    }
    let findings = try scene.findings()
    #expect(
      findings.map(\.diagnostic.code) == [
        "siem-buffer-too-short", "recordings-shorter-than-window",
      ])
    #expect(findings.first?.diagnostic.range?.start.line == 23)
  }

  @Test func `the same facts give the same findings in the same order`() throws {
    let scene = AuditScene {
      $0.grants.append(Access.Grant(AuditScene.ana, role: "admin"))
      $0.grants.append(Access.Grant(AuditScene.leads, role: "lead"))
      $0.clocks = [TenantClock("user", "ana", zone: "UTC")]
    }
    var shuffled = scene
    shuffled.grants.reverse()
    shuffled.roles.reverse()
    #expect(try scene.findings() == (try shuffled.findings()))
    #expect(try scene.findings().map(\.diagnostic.severity) == [.error, .error, .warning])
  }
}
