import Documents
import Testing

@testable import Hypercare

struct HypercareCheckTests {
  /// The wave with one text in place of another.
  private static func codes(_ old: String, _ new: String) throws -> [String] {
    try #require(Sample.wave.contains(old))
    return Sample.read(Sample.wave.replacing(old, with: new)).1.map {
      "\($0.code) \($0.range?.start.line ?? 0)"
    }
  }

  @Test(arguments: [
    ("tenant: cloud", "tenant: clowd", "unknown-tenant 3"),
    ("Europe/Berlin", "Europe/Bärlin", "bad-format 4"),
    ("Europe/Berlin", "Europe/Berlim", "unknown-time-zone 4"),
    ("2026-03-20T22:00", "2026-03-29T02:30", "no-such-time 4"),
    ("2026-03-20T22:00", "2026-02-30T02:30", "no-such-time 4"),
    ("2026-03-20T22:00", "2026-10-25T02:30", "repeated-time 4"),
    ("2026-03-20T22:00", "2026-03-15T02:30", "no-such-time 4"),
    ("T22:00,", "T22:00, closes: 2026-03-20T21:00,", "empty-window 4"),
    ("T22:00,", "T22:00, days: 3, closes: 2026-03-30T21:00,", "two-ends 4"),
    ("requiresMFA: true", "timeZones: [Europe/Berlim]", "unknown-time-zone 5"),
    ("HYPERCARE_LEAD", "HYPERCARE_\(String(repeating: "X", count: 250))", "bad-role-name 16"),
    ("HYPERCARE_LEAD", "LEAD", "missing-prefix 16"),
    ("HYPERCARE_LEAD", "Hypercare_Observer", "missing-prefix 16"),
    ("HYPERCARE_LEAD", "HYPERCARE_Observer", "repeated-role 16"),
    ("{ maximum: 4h }", "{}", "no-maximum 22"), ("maximum: 4h", "maximum: 0h", "no-maximum 22"),
    ("maximum: 4h", "maximum: 15d", "maximum-beyond-window 22"),
    (", ben@acme.example", ", Ana@acme.example", "listed-twice 13"),
    ("[\"*Admin*\"]", "[\"HYPERCARE_*\"]", "forbids-itself 6"),
    ("\"telephony:sites:view\"", "\"telephony:sites\"", "bad-permission 12"),
    ("\"telephony:sites:view\"", "\"routing:queue:view\"", "listed-twice 12"),
    (
      "see queues: [\"routing:queue:view\"]", "see trunks: [\"telephony:plugin:all\"]",
      "task-not-allowed 15"
    ),
    ("tenant: cloud", "tenant: legacy", "no-such-holder 14"),
    ("tenant: cloud", "tenant: legacy", "no-division-limits 21"),
  ]) func `a mistake is found where it stands`(old: String, new: String, expected: String) throws {
    #expect(try Self.codes(old, new).contains(expected))
  }

  @Test func `two windows that overlap cannot give a role of one name`() throws {
    let second = Sample.wave.replacing("wave-1", with: "wave-2")
      .replacing("2026-03-20", with: "2026-04-03")
    let (_, clear) = Sample.read(Sample.wave, second)
    #expect(clear == [])
    let (_, problems) = Sample.read(
      Sample.wave, second.replacing("2026-04-03", with: "2026-04-02"))
    #expect(problems.map(\.code) == ["overlapping-windows", "overlapping-windows"])
    #expect(problems.first?.notes.first?.range?.file == "h0.yaml")
  }
}
