import Documents
import Model
import Policies
import Testing

@testable import Hypercare

/// A tenant of ten thousand people who all have a part in a hypercare: what looks one list
/// through for each entry of another does not come to an end here.
struct AuditScaleTests {
  private static let count = 10_000

  /// A quarter of everybody has let an opening run out by then.
  private static let now = Sample.during + .seconds(count / 4)

  private static let people = (0..<count).map {
    Access.Subject(.user, id: "u\($0)", name: "user-\($0)@acme.example")
  }

  private static var access: Access {
    var roles = (0..<38).map {
      Access.Role(id: "r\($0)", name: "Role \($0)", permissions: ["wfm:plan:\($0)"])
    }
    roles += [
      Access.Role(id: "observer", name: "HYPERCARE_OBSERVER", permissions: ["routing:queue:view"]),
      Access.Role(id: "lead", name: "HYPERCARE_LEAD", permissions: ["routing:queue:edit"]),
    ]
    let grants = people.enumerated().flatMap { place, person in
      [
        Access.Grant(person, role: "observer"), Access.Grant(person, role: "lead"),
        Access.Grant(person, role: "r\(place % 38)"), Access.Grant(person, role: "r1"),
      ]
    }
    return Access(roles: roles, subjects: people, grants: grants)
  }

  /// Everybody observes and may open, half of them have, and as many are named who are not there.
  private static func hypercare() throws -> Audit.Hypercare {
    var document = try Sample.document()
    for place in document.roles.indices {
      document.roles[place].members = (0..<count * 2).map {
        HypercareFacts.Member(.user, "User-\($0)@acme.example")
      }
    }
    let openings = (0..<count / 2).map {
      Opening(
        user: "user-\($0)@acme.example", role: "HYPERCARE_LEAD", divisions: [], reason: "x",
        openedBy: "x", openedAt: Sample.during, endsAt: Sample.during + .seconds($0))
    }
    return Audit.Hypercare(
      document, OpeningBook(tenant: "cloud", hypercare: "wave-1", openings: openings))
  }

  @Test(.timeLimit(.minutes(1))) func `an audit of ten thousand members comes to its end`()
    throws
  {
    var audit = Audit(
      Audit.Facts(
        [try Self.hypercare()], access: Self.access, now: Self.now,
        asksForSecondFactor: true, zones: Sample.zones))
    let findings = audit.run()
    let counts = Dictionary(grouping: findings, by: \.diagnostic.code).mapValues(\.count)
    #expect(counts["granted-elsewhere"] == Self.count / 2)
    #expect(counts["overdue-opening"] == Self.count / 4 + 1)
    #expect(counts["unknown-member"] == Self.count * 2)
    #expect(findings.count { $0.diagnostic.help?.hasPrefix("did you mean") == true } <= 5)
  }

  @Test(.timeLimit(.minutes(1))) func `so does what a hypercare of such a tenant wants`() throws {
    let hypercare = try Self.hypercare()
    let now = Self.now
    var book = hypercare.book
    _ = book.give(try #require(hypercare.document.standing(book, at: now)))
    let wanted = WantedAccess(joining: [
      hypercare.document.wantedAccess(book, at: now), book.remainder(because: "x"),
    ])
    #expect(wanted.grants.count == Self.count * 2 + Self.count / 4 - 1)
  }
}
