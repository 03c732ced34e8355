import Documents
import Planning

/// The plan as a pull request shows it: fits the comment limit and never cuts what destroys.
package struct PlanMarkdown {
  /// GitHub refuses a comment of more than 65,536 characters; room is left for a header.
  package static let budget = 60_000

  private let outline: PlanOutline
  private let budget: Int

  package static func render(_ outline: PlanOutline, budget: Int = budget) -> String {
    PlanMarkdown(outline: outline, budget: budget).text
  }

  private var text: String {
    let head = ["### " + Markdown.escaped(outline.headline), ""]
    let destructive = outline.sections.filter { $0.title == "Destructive" }.flatMap(block)
    let refusals = list("Refused", outline.refusals)
    let tail = list("Guards", outline.guards, cap: 20) + command
    let fixed = head + refusals + destructive
    var left = budget - size(fixed) - size(tail) - 500
    var middle: [String] = []
    for section in outline.sections where section.title != "Destructive" {
      middle += folded(section, left: &left)
    }
    for (title, entries) in [
      ("Cosmetic", outline.folded), ("Management", outline.ownership),
      ("Not doing", outline.omissions),
    ] {
      let lines = list(title, entries, cap: 50)
      guard size(lines) <= left else { continue }
      left -= size(lines)
      middle += lines
    }
    return (fixed + middle + tail).joined(separator: "\n") + "\n"
  }

  private func size(_ lines: [String]) -> Int {
    lines.reduce(0) { $0 + $1.unicodeScalars.count + 1 }
  }

  private func block(_ section: PlanOutline.Section) -> [String] {
    ["#### \(section.title) (\(section.entries.count.grouped))", "", Markdown.fence("diff")]
      + section.entries.flatMap(diff) + [Markdown.fence(), ""]
  }

  /// Shows as many entries as fit and says how many did not.
  private func folded(_ section: PlanOutline.Section, left: inout Int) -> [String] {
    let frame = [
      "<details open><summary>\(section.title) (\(section.entries.count.grouped))</summary>", "",
      Markdown.fence("diff"),
    ]
    var shown: [String] = []
    var count = 0
    for entry in section.entries {
      let lines = diff(entry)
      guard size(lines) <= left else { break }
      left -= size(lines)
      shown += lines
      count += 1
    }
    let missing = section.entries.count - count
    let note =
      missing > 0
      ? ["", "\(missing.grouped) more do not fit here; the plan file has them all."] : []
    return frame + shown + [Markdown.fence()] + note + ["", "</details>", ""]
  }

  /// One entry with its marks in the first column, so that the diff view colours them.
  private func diff(_ entry: PlanOutline.Entry) -> [String] {
    let verb = entry.verb.map { "  " + $0 } ?? ""
    let source = entry.source.map { "  " + $0 } ?? ""
    let facts = entry.facts.map { "      \($0.name): \($0.text)" }
    return
      ([mark(entry.symbol) + " \(entry.title)\(verb)\(source)"] + facts
      + entry.details.map(line)).map(Markdown.inFence)
  }

  private func line(_ detail: PlanOutline.Detail) -> String {
    let indent = String(repeating: " ", count: 4 + detail.depth * 2)
    let value = detail.text.isEmpty ? "" : ": " + detail.text
    let remark = detail.remark.map { "  # " + $0 } ?? ""
    return mark(detail.symbol) + indent + Printable.line(detail.name) + value + remark
  }

  private func mark(_ symbol: PlanOutline.Symbol) -> String {
    switch symbol {
    case .create: "+"
    case .delete, .replace: "-"
    case .change: "!"
    case .forget, .none: " "
    }
  }

  private func list(_ title: String, _ entries: [String], cap: Int = .max) -> [String] {
    guard !entries.isEmpty else { return [] }
    let more = entries.count - min(cap, entries.count)
    return ["**\(title)**", ""] + entries.prefix(cap).map { "- " + Markdown.escaped($0) }
      + (more > 0 ? ["- and \(more.grouped) more"] : []) + [""]
  }

  private var command: [String] {
    guard !outline.plan.isEmpty || !outline.plan.ownership.isEmpty else { return [] }
    return [
      "Apply exactly this plan:", "", Markdown.fence("sh"),
      Markdown.inFence(outline.surroundings.applyCommand), Markdown.fence(), "",
    ]
  }
}
