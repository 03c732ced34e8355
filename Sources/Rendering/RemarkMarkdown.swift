import Documents

/// Remarks as a list for a comment, the worst first.
package enum RemarkMarkdown {
  /// How many are listed: the rest is a count, since a comment has a limit.
  private static let most = 50

  /// Writes the list under its title; empty where there is nothing to remark.
  package static func list(_ remarks: [Remark], title: String) -> String {
    guard !remarks.isEmpty else { return "" }
    let sorted = remarks.enumerated().sorted {
      ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
    }.map(\.element)
    let more = sorted.count - most
    return
      (["**\(title)**", ""] + sorted.prefix(most).map(line)
      + (more > 0 ? ["- and \(more.grouped) more"] : []) + [""]).joined(separator: "\n")
  }

  private static func line(_ remark: Remark) -> String {
    let place = remark.range.map { " (\(Wording.place($0)))" } ?? ""
    let help = remark.help.map { "; " + $0 } ?? ""
    return Markdown.escaped(
      "- \(remark.severity.rawValue): \(remark.message)\(place)\(help) [\(remark.rule.id)]")
  }
}
