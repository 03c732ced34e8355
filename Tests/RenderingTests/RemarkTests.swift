import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Rendering

struct RemarkTests {
  private let run = SARIF.Run(
    version: "1.2.3", category: "cutsheet/plan/cloud", prefix: "tenants/", exitCode: 4)

  private static func range(_ file: String, _ line: Int, _ column: Int) -> SourceRange {
    SourceRange(
      file: file, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + 4))
  }

  let remarks = [
    Remark(
      Diagnostic(
        "unknown-field", "'nme' is no field of 'queues'", at: range("queues/a b.yaml", 14, 22),
        help: "did you mean 'name'?",
        notes: [.init("the queue begins here", at: range("queues/a b.yaml", 13, 3))])),
    Remark(Diagnostic(.warning, "lag", "the tenant \u{1b}[31m lags <a & \"b\">")),
    Remark(
      PolicyResult(
        "wildcard-permission", .error, "role 'Ops' may do everything",
        address: Address(tenant: "cloud", kind: "roles", key: "Ops"),
        at: range("access.yaml", 2, 1), help: "name the permissions"),
      of: Remark.Rule(
        "wildcard-permission", summary: "A role has a permission that ends in '*'",
        why: "What the vendor adds later is allowed too.")),
    Remark(
      PolicyResult(
        "blast-radius", .warning, "40 queues change at once",
        address: Address(tenant: "cloud", kind: "queues", key: "Support"),
        exemption: "cut-over, until 2026-02-01")),
  ]

  @Test func `remarks stand in SARIF as reviewed`() throws {
    let text = SARIF.text(remarks, of: run)
    #expect(try text == Golden.text("remarks.sarif", updatedBy: text))
  }

  @Test func `remarks stand in JUnit as reviewed`() throws {
    let text = JUnit.text(remarks, suite: "cutsheet plan cloud", prefix: "tenants/")
    #expect(try text == Golden.text("remarks.xml", updatedBy: text))
  }

  @Test func `nothing to remark is one test that passed`() throws {
    let text = JUnit.text([], suite: "cutsheet validate")
    #expect(try text == Golden.text("remarks-none.xml", updatedBy: text))
    #expect(SARIF.text([], of: run).contains(#""results": []"#))
  }

  @Test func `what failed is no finding, but the run did not succeed`() throws {
    let failure = Remark(
      Diagnostic("tenant-failed", "tenant 'cloud' does not answer"), isFailure: true)
    let text = SARIF.text([failure], of: run)
    #expect(text.contains(#""results": []"#))
    #expect(text.contains(#""executionSuccessful": false"#))
    #expect(text.contains("tenant 'cloud' does not answer"))
    let report = JUnit.text([failure], suite: "cutsheet plan")
    #expect(report.contains(#"errors="1""#))
    #expect(report.contains("<error type=\"tenant-failed\""))
  }

  @Test func `a remark is the same one wherever its line has moved to`() {
    var moved = remarks[0]
    moved.range = Self.range("queues/a b.yaml", 90, 2)
    var other = remarks[0]
    other.message = "'nmae' is no field of 'queues'"
    let marks = [remarks[0], moved, other].map { remark in
      SARIF.text([remark], of: run).firstMatch(of: /"primaryLocationLineHash": "([^"]*)"/)?.1
    }
    #expect(marks[0] == marks[1])
    #expect(marks[0] != marks[2])
  }
}

extension RemarkTests {
  @Test func `a comment lists remarks, the worst first, as text and no markup`() {
    let text = RemarkMarkdown.list([remarks[1], remarks[0]], title: "Remarks")
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "**Remarks**")
    #expect(lines[1].hasPrefix("- error&#58; 'nme' is no field of 'queues' (queues/a b.yaml"))
    #expect(lines[2].contains("lags &lt;a &amp; \"b\"&gt;"))
    #expect(RemarkMarkdown.list([], title: "Remarks") == "")
  }

  @Test func `a comment counts what is too much for it`() {
    let many = Array(repeating: remarks[0], count: 60)
    let lines = RemarkMarkdown.list(many, title: "Remarks").split(separator: "\n")
    #expect(lines.last == "- and 10 more")
  }

  @Test func `two remarks that say the same are two`() {
    var again = remarks[0]
    again.range = Self.range("queues/a b.yaml", 90, 2)
    let text = SARIF.text([remarks[0], remarks[1], again], of: run)
    let marks = text.matches(of: /"primaryLocationLineHash": "([^":]*):([0-9]+)"/)
    #expect(marks.map { $0.2 } == ["1", "1", "2"])
    #expect(marks.first?.1 == marks.last?.1)
  }
}
