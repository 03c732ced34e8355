import Documents
import Model
import Policies
import Testing

@testable import Hypercare

struct HypercareDocumentTests {
  @Test func `a document is read with its roles and places`() throws {
    let (documents, problems) = Sample.read(Sample.wave)
    #expect(problems == [])
    let document = try #require(documents.first)
    #expect(document.roles.map(\.name) == ["HYPERCARE_OBSERVER", "HYPERCARE_LEAD"])
    let observer = try #require(document.role("observer"))
    #expect(observer.members.map(\.name) == ["ana@acme.example", "ben@acme.example", "War Room"])
    #expect(observer.members.map(\.sort) == [.user, .user, .group])
    #expect(observer.members.first?.declaredAt?.start.line == 13)
    #expect(observer.tasks.first?.permissions.map(\.text) == ["routing:queue:view"])
    let lead = try #require(document.role("HYPERCARE_lead"))
    #expect(lead.breakGlass?.maximum == .seconds(4 * 3600))
    #expect(lead.scopes == ["Sales"])
    #expect(document.allowed.roles == ["employee"])
    #expect(document.requiresMFA)
  }

  @Test func `a window that crosses a change of clocks ends at the time of day of its start`()
    throws
  {
    let window = try #require(try Sample.document().window)
    #expect(window.opens.description == "2026-03-20T21:00:00.000Z")
    #expect(window.closes.description == "2026-04-03T20:00:00.000Z")
    #expect(window.text(window.closes) == "2026-04-03 22:00 Europe/Berlin")
    #expect(window.contains(window.opens))
    #expect(!window.contains(window.closes))
  }

  @Test func `rules learn what is open and not yet known to be gone`() throws {
    let document = try Sample.document()
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    _ = try book.open(
      OpeningRequest(user: "eva@acme.example", for: .seconds(60), reason: "x", by: "eva"),
      in: document, at: Sample.during)
    let facts = try #require(document.facts(book))
    #expect(facts.roles.map(\.isBreakGlass) == [false, true])
    #expect(facts.openings.map(\.member.name) == ["eva@acme.example"])
    #expect(facts.forbiddenRoles == ["*Admin*"])
    #expect(facts.allowedRoles == ["employee"])
    #expect(facts.timeZone == "Europe/Berlin")
    book.revoked(try #require(book.openings.first), at: Sample.during + .seconds(90), run: "r")
    #expect(document.facts(book)?.openings.isEmpty == true)
  }
}
