import Documents
import Model
import Testing

@testable import Hypercare

struct OpeningBookTests {
  private static let eva = OpeningRequest(
    user: "eva@acme.example", for: .seconds(2 * 3600), reason: "calls are lost", ticket: "OPS-7",
    by: "ci")

  private static func refusal(
    _ change: (inout OpeningRequest) -> Void, at now: Instant = Sample.during
  ) throws -> String? {
    var request = eva
    change(&request)
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    let document = try Sample.document()
    do throws(OpeningRefusal) {
      _ = try book.open(request, in: document, at: now)
      return nil
    } catch {
      return error.diagnostic.code
    }
  }

  @Test func `what is opened is held until its end, and overdue from then on`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    let opening = try book.open(Self.eva, in: try Sample.document(), at: Sample.during)
    #expect(opening.role == "HYPERCARE_LEAD")
    #expect(opening.divisions == ["Sales"])
    let end = Sample.during + .seconds(2 * 3600)
    #expect(book.active(at: end + .milliseconds(-1)) == [opening])
    #expect(book.overdue(at: end + .milliseconds(-1)) == [])
    #expect(book.active(at: end) == [])
    #expect(book.overdue(at: end) == [opening])
    book.failed(opening, at: end, run: "r1", "the tenant answered 503")
    #expect(book.overdue(at: end).first?.failures.map(\.run) == ["r1"])
    book.revoked(opening, at: end + .seconds(1), run: "r2")
    #expect(book.overdue(at: end + .seconds(9)) == [])
    #expect(book.openings.first?.ending?.run == "r2")
    #expect(book.openings.first?.ending?.cause == .expired)
  }

  @Test func `requests that the document does not allow are refused`() throws {
    #expect(try Self.refusal { _ in } == nil)
    #expect(try Self.refusal { $0.reason = "  " } == "no-reason")
    #expect(try Self.refusal { $0.user = "ana@acme.example" } == "not-a-member")
    #expect(try Self.refusal { $0.role = "observer" } == "not-break-glass")
    #expect(try Self.refusal { $0.role = "leed" } == "unknown-role")
    #expect(try Self.refusal { $0.duration = .seconds(4 * 3600 + 1) } == "too-long")
    #expect(try Self.refusal { $0.duration = .zero } == "no-time")
    let before = try Sample.instant("2026-03-20T20:59:59Z")
    #expect(try Self.refusal({ _ in }, at: before) == "outside-window")
    let after = try Sample.instant("2026-04-03T20:00:00Z")
    #expect(try Self.refusal({ _ in }, at: after) == "outside-window")
  }

  @Test func `members of a group that may open a role may`() throws {
    #expect(
      try Self.refusal {
        $0.user = "zoe@acme.example"
        $0.groups = ["leads"]
      } == nil)
  }

  @Test func `an opening never outlasts the window`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    let document = try Sample.document()
    let opening = try book.open(
      Self.eva, in: document, at: try Sample.instant("2026-04-03T19:30:00Z"))
    #expect(opening.endsAt == document.window?.closes)
  }

  @Test func `more time is asked for as such and counts from the first moment`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    let document = try Sample.document()
    _ = try book.open(Self.eva, in: document, at: Sample.during)
    let later = Sample.during + .seconds(3600)
    var more = Self.eva
    #expect(throws: OpeningRefusal.self) { try book.open(more, in: document, at: later) }
    more.isExtension = true
    more.duration = .seconds(3600)
    #expect(throws: OpeningRefusal.self) { try book.open(more, in: document, at: later) }
    more.duration = .seconds(3 * 3600)
    let extended = try book.open(more, in: document, at: later)
    #expect(extended.endsAt == Sample.during + .seconds(4 * 3600))
    #expect(extended.extensions.count == 1)
    #expect(throws: OpeningRefusal.self) {
      try book.open(more, in: document, at: later + .seconds(1))
    }
  }

  @Test func `what is left of the longest time is told`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    let document = try Sample.document()
    _ = try book.open(Self.eva, in: document, at: Sample.during)
    var more = Self.eva
    more.isExtension = true
    more.duration = .seconds(4 * 3600)
    do throws(OpeningRefusal) {
      _ = try book.open(more, in: document, at: Sample.during + .seconds(90))
      Issue.record("it was taken")
    } catch {
      #expect(
        error.diagnostic.message
          == "role 'HYPERCARE_LEAD' is open for 4 h at most, of which 3 h 58 m are left, and 4 h were "
          + "asked for")
    }
  }

  @Test func `who opens a role again before it was taken away keeps it`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    let document = try Sample.document()
    _ = try book.open(Self.eva, in: document, at: Sample.during)
    let later = Sample.during + .seconds(3 * 3600)
    _ = try book.open(Self.eva, in: document, at: later)
    #expect(book.overdue(at: later) == [])
    #expect(book.openings.map(\.ending?.cause) == [.superseded, nil])
  }

  @Test func `closing before time leaves the role to be taken away`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
    _ = try book.open(Self.eva, in: try Sample.document(), at: Sample.during)
    let now = Sample.during + .seconds(60)
    #expect(book.close(user: "somebody@acme.example", by: "eva", at: now) == [])
    let closed = book.close(user: "EVA@acme.example", by: "eva", reason: "done", at: now)
    #expect(closed.map(\.endsAt) == [now])
    #expect(book.overdue(at: now) == closed)
    book.revoked(try #require(closed.first), at: now, run: "r")
    #expect(book.openings.first?.ending?.cause == .closed)
  }

  @Test func `a book is read back from its file as it was`() throws {
    var book = OpeningBook(tenant: "cloud", hypercare: "wave 1/ü")
    let document = try Sample.document()
    _ = try book.open(Self.eva, in: document, at: Sample.during)
    var more = Self.eva
    more.isExtension = true
    more.duration = .seconds(3 * 3600)
    let later = Sample.during + .seconds(60)
    let opening = try book.open(more, in: document, at: later)
    book.failed(opening, at: later, run: "r1", "no")
    _ = book.close(by: "eva", at: later)
    book.revoked(opening, at: later, run: "r2")
    #expect(book.isSettled)
    #expect(book.give(try #require(document.standing(book, at: Sample.during))))
    #expect(!book.isSettled)
    #expect(OpeningBook(book.value) == book)
    #expect(book.path == "hypercare/cloud/wave%201%2F%C3%BC.json")
    #expect(OpeningBook(["format_version": "2"]) == nil)
  }
}
