import Documents
import Model
import Testing

@testable import Hypercare

struct HypercareExpansionTests {
  private static let empty = OpeningBook(tenant: "cloud", hypercare: "wave-1")

  private static func names(_ grants: some Sequence<WantedAccess.Grant>) -> [String] {
    grants.map { "\($0.subject) \($0.role) \($0.division ?? "*")" }.sorted()
  }

  @Test func `before the window nothing is said`() throws {
    let wanted = try Sample.document().wantedAccess(
      Self.empty, at: try Sample.instant("2026-03-20T20:59:59Z"))
    #expect(wanted.roles.isEmpty && wanted.grants.isEmpty)
    #expect(wanted.ended.isEmpty && wanted.endedRoles.isEmpty)
  }

  @Test func `within the window observers hold their role and nobody break-glass`() throws {
    let wanted = try Sample.document().wantedAccess(Self.empty, at: Sample.during)
    #expect(wanted.roles.map(\.name) == ["HYPERCARE_OBSERVER", "HYPERCARE_LEAD"])
    #expect(
      Self.names(wanted.grants) == [
        "War Room HYPERCARE_OBSERVER *", "ana@acme.example HYPERCARE_OBSERVER *",
        "ben@acme.example HYPERCARE_OBSERVER *",
      ])
    #expect(
      Self.names(wanted.ended.keys) == [
        "Leads HYPERCARE_LEAD Sales", "eva@acme.example HYPERCARE_LEAD Sales",
      ])
  }

  @Test func `break-glass is granted while it is open and ends with a reason`() throws {
    let document = try Sample.document()
    var book = Self.empty
    let opening = try book.open(
      OpeningRequest(user: "Eva@acme.example", for: .seconds(3600), reason: "x", by: "eva"),
      in: document, at: Sample.during)
    let open = document.wantedAccess(book, at: Sample.during)
    #expect(Self.names(open.grants).contains("Eva@acme.example HYPERCARE_LEAD Sales"))
    #expect(Self.names(open.ended.keys) == ["Leads HYPERCARE_LEAD Sales"])
    let over = document.wantedAccess(book, at: opening.endsAt)
    #expect(!Self.names(over.grants).contains("Eva@acme.example HYPERCARE_LEAD Sales"))
    #expect(
      over.ended.values.contains("break-glass ended at 2026-03-26 06:40 Europe/Berlin"))
  }

  @Test func `after the window everything goes`() throws {
    let wanted = try Sample.document().wantedAccess(
      Self.empty, at: try Sample.instant("2026-04-03T20:00:00Z"))
    #expect(wanted.roles.isEmpty && wanted.grants.isEmpty)
    #expect(wanted.endedRoles.keys.sorted() == ["HYPERCARE_LEAD", "HYPERCARE_OBSERVER"])
    #expect(wanted.ended.count == 5)
    #expect(
      Set(wanted.ended.values)
        == ["hypercare 'wave-1' closed at 2026-04-03 22:00 Europe/Berlin"])
  }

  @Test func `what was left open ends although nobody declares it any more`() throws {
    var book = Self.empty
    _ = try book.open(
      OpeningRequest(user: "eva@acme.example", for: .seconds(3600), reason: "x", by: "eva"),
      in: try Sample.document(), at: Sample.during)
    #expect(
      Self.names(book.remainder(because: "x").ended.keys) == [
        "eva@acme.example HYPERCARE_LEAD Sales"
      ])
  }

  @Test func `whom the document no longer names loses what is on record, and others do not`() throws
  {
    let document = try Sample.document()
    var book = Self.empty
    #expect(book.give(try #require(document.standing(book, at: Sample.during))))
    #expect(book.give(try #require(document.standing(book, at: Sample.during))) == false)
    #expect(document.wantedAccess(book, at: Sample.during).ended.count == 2)
    let changed = try Sample.document(
      Sample.wave.replacing("[ana@acme.example, ben@acme.example]", with: "[ANA@acme.example]"))
    let wanted = changed.wantedAccess(book, at: Sample.during)
    #expect(wanted.ended.count == 3 && wanted.endedRoles.isEmpty)
    #expect(Self.names(wanted.ended.keys).contains("ben@acme.example HYPERCARE_OBSERVER *"))
    #expect(wanted.ended.values.contains("hypercare 'wave-1' no longer gives it"))
  }

  @Test func `what is on record goes when the document does, and before a later window`() throws {
    let document = try Sample.document()
    var book = Self.empty
    _ = book.give(try #require(document.standing(book, at: Sample.during)))
    let gone = book.remainder(because: "x")
    #expect(gone.endedRoles.keys.sorted() == ["HYPERCARE_LEAD", "HYPERCARE_OBSERVER"])
    #expect(gone.ended.count == 3)
    let later = try Sample.document(Sample.wave.replacing("2026-03-20", with: "2026-05-20"))
    #expect(later.wantedAccess(book, at: Sample.during).endedRoles.count == 2)
    #expect(later.standing(book, at: Sample.during) == nil)
  }

  @Test func `what one hypercare gives no other takes, however names are written`() throws {
    let document = try Sample.document()
    var book = Self.empty
    _ = book.give(try #require(document.standing(book, at: Sample.during)))
    let other = try Sample.document(
      Sample.wave.replacing("wave-1", with: "wave-2").replacing("ana@", with: "ANA@"))
    let joined = WantedAccess(joining: [
      book.remainder(because: "x"), other.wantedAccess(Self.empty, at: Sample.during),
    ])
    #expect(joined.endedRoles.isEmpty)
    #expect(
      Self.names(joined.ended.keys) == [
        "Leads HYPERCARE_LEAD Sales", "eva@acme.example HYPERCARE_LEAD Sales",
      ])
  }
}
