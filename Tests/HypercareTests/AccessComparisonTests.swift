import Documents
import Model
import Parsing
import Testing

@testable import Hypercare

struct AccessComparisonTests {
  @Test func `what somebody lost and gained is told with the roles`() throws {
    let before = AuditScene { $0.grants.append(Access.Grant(AuditScene.ana, role: "agent")) }
    let after = AuditScene { $0.grants.append(Access.Grant(AuditScene.room, role: "lead")) }
    let comparison = AccessComparison(from: before.access, to: after.access)
    #expect(comparison.rows.map(\.subject) == [AuditScene.room, AuditScene.ana, AuditScene.cem])
    let ana = comparison.rows[1]
    #expect(ana.lost == ["conversation:call:take"])
    #expect(ana.lostRoles == ["Agent"])
    #expect(ana.gained == [])
    #expect(comparison.rows[2].gained == ["routing:queue:edit", "routing:skill:assign"])
    #expect(comparison.unchanged == 4)
  }

  @Test func `subjects are the same by name, whatever their ids and their case`() {
    let before = AuditScene().access
    var after = before
    after.subjects = after.subjects.map { subject in
      var subject = subject
      subject.id = "new-\(subject.id)"
      subject.name = subject.name.uppercased()
      return subject
    }
    after.grants = after.grants.map { grant in
      Access.Grant(
        Access.Subject(
          grant.subject.sort, id: "new-\(grant.subject.id)", name: grant.subject.name.uppercased()),
        role: grant.role)
    }
    after.members = ["new-g1": ["new-u3"]]
    #expect(AccessComparison(from: before, to: after).rows == [])
  }

  @Test func `who came and who went is told as such`() {
    var after = AuditScene().access
    after.subjects.removeAll { $0 == AuditScene.ben }
    after.grants.removeAll { $0.subject == AuditScene.ben }
    let comparison = AccessComparison(from: AuditScene().access, to: after)
    #expect(comparison.rows.map(\.presence) == [.before])
    #expect(comparison.rows.first?.lostRoles == ["HYPERCARE_OBSERVER"])
  }

  @Test func `who holds a role counts where people were not read`() {
    var before = AuditScene().access
    before.subjects = []
    before.grants = []
    var after = before
    after.grants = [Access.Grant(AuditScene.ana, role: "agent")]
    let comparison = AccessComparison(from: before, to: after)
    #expect(comparison.rows.map(\.subject) == [AuditScene.ana])
    #expect(comparison.rows.first?.gained == ["conversation:call:take"])
  }

  @Test func `access is read back from its file as it was`() throws {
    let access = AuditScene {
      $0.holes = [.init(kind: "grants", reason: "x")]
      $0.denials = [Access.Denial("Freeze", of: "a:b:c", from: AuditScene.ben)]
    }.access
    let bytes = CanonicalJSON.bytes(of: access.value, layout: .lines)
    let read = try #require(Access(try JSON.value(bytes)))
    #expect(AccessComparison(from: access, to: read).rows == [])
    #expect(CanonicalJSON.bytes(of: read.value, layout: .lines) == bytes)
    #expect(read.denials == access.denials)
    #expect(Access(["format_version": "2"]) == nil)
  }
}
