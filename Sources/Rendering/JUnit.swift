import Documents

/// Remarks as a JUnit report, which forges list as failed tests of a change.
///
/// Errors are failures. What does not refuse anything is a skipped test: it is listed, and fails
/// nothing. No remark at all is one test that passed.
package struct JUnit {
  /// Writes the report; `suite` names the command and what it looked at, `prefix` leads from the
  /// root of the repository to the project.
  package static func text(_ remarks: [Remark], suite: String, prefix: String = "") -> String {
    let cases = remarks.map { Case($0, suite: suite, prefix: prefix) }
    let counts = [
      ("tests", max(1, cases.count)), ("failures", cases.count { $0.outcome == .failure }),
      ("errors", cases.count { $0.outcome == .error }),
      ("skipped", cases.count { $0.outcome == .skipped }),
    ].map { ($0, String($1)) }
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(tag("testsuites", [("name", "cutsheet")] + counts) + ">")
    lines.append("  " + tag("testsuite", [("name", suite)] + counts) + ">")
    lines += cases.isEmpty ? [passed(suite)] : cases.flatMap(\.lines)
    return (lines + ["  </testsuite>", "</testsuites>", ""]).joined(separator: "\n")
  }

  private static func passed(_ suite: String) -> String {
    "    " + tag("testcase", [("classname", suite), ("name", "nothing to remark")]) + "/>"
  }

  fileprivate static func tag(_ name: String, _ attributes: [(String, String)]) -> String {
    "<\(name)" + attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  private static func printable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Printable.text(String($0)) }.joined(separator: "\n")
  }

  /// Text for an attribute or an element; XML has no place for control characters.
  fileprivate static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// One remark as a test.
private struct Case {
  enum Outcome: String { case failure, error, skipped }

  let outcome: Outcome
  private let remark: Remark
  private let suite: String

  init(_ remark: Remark, suite: String, prefix: String) {
    var remark = remark
    if let range = remark.range { remark.range?.file = prefix + range.file }
    for (place, note) in remark.notes.enumerated() {
      if let range = note.range { remark.notes[place].range?.file = prefix + range.file }
    }
    self.remark = remark
    self.suite = suite
    let isRefused = remark.severity == .error && remark.exemption == nil
    outcome = remark.isFailure ? .error : isRefused ? .failure : .skipped
  }

  var lines: [String] {
    let place = remark.address ?? remark.range?.file
    var attributes = [
      ("classname", place ?? suite), ("name", "\(remark.rule.id): \(oneLine(remark.message))"),
    ]
    if let range = remark.range {
      attributes += [("file", range.file), ("line", String(range.start.line))]
    }
    return [
      "    " + JUnit.tag("testcase", attributes) + ">",
      "      " + JUnit.tag(outcome.rawValue, outcomeAttributes) + ">" + JUnit.escaped(body)
        + "</\(outcome.rawValue)>",
      "    </testcase>",
    ]
  }

  private var outcomeAttributes: [(String, String)] {
    let reason = remark.exemption.map { "exempt: \($0)" } ?? remark.message
    let message = ("message", oneLine(reason))
    return outcome == .skipped ? [message] : [("type", remark.rule.id), message]
  }

  private var body: String {
    let place = remark.range.map { "\($0): " } ?? ""
    let notes = remark.notes.map { note in
      "\nnote: " + (note.range.map { "\($0): " } ?? "") + note.message
    }
    return "\(place)\(remark.severity.rawValue): \(remark.text)" + notes.joined()
  }

  private func oneLine(_ text: String) -> String { Printable.line(text) }
}
