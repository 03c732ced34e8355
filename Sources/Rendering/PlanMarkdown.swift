import Documents
import Planning

/// The plan as a pull request shows it: fits the comment limit and never cuts what destroys.
package struct PlanMarkdown {
  /// GitHub refuses a comment of more than 65,536 characters; room is left for a header.
  package static let budget = 60_000

  private let outline: PlanOutline
  private let budget: Int

  /// Writes the whole plan as far as the budget of characters allows, destructive changes always.
  package static func render(_ outline: PlanOutline, budget: Int = budget) -> String {
    PlanMarkdown(outline: outline, budget: budget).text
  }

  private var text: String {
    let head = ["### " + Markdown.escaped(outline.headline), ""]
    let refused = outline.blocks.filter { $0.title == "Refused" }.flatMap { list($0, cap: 50) }
    let tail = ending
    let reserve = size(head) + size(refused) + size(tail) + 200
    let destructive = self.destructive(within: budget - reserve)
    var left = budget - reserve - size(destructive)
    var middle: [String] = []
    for section in outline.sections where section.title != "Destructive" {
      middle += folded(section, left: &left)
    }
    for block in outline.blocks {
      guard block.title != "Refused" else {
        middle += refused
        continue
      }
      let lines = list(block, cap: 50)
      guard size(lines) <= left else { continue }
      left -= size(lines)
      middle += lines
    }
    return (head + destructive + middle + tail).joined(separator: "\n") + "\n"
  }

  private func size(_ lines: [String]) -> Int {
    // GitHub counts UTF-16 units at most; counting them errs on the safe side everywhere.
    lines.reduce(0) { $0 + $1.utf16.count + 1 }
  }

  /// All destructive changes: whole where they fit, else a line each, else their names alone.
  private func destructive(within room: Int) -> [String] {
    guard let section = outline.sections.first(where: { $0.title == "Destructive" }) else {
      return []
    }
    let whole = block(section, section.entries.flatMap(diff))
    if size(whole) <= room { return whole }
    let short = block(section, section.entries.map(short))
    if size(short) <= room { return short }
    return block(section, names(section))
  }

  private func block(_ section: PlanOutline.Section, _ lines: [String]) -> [String] {
    ["#### \(section.title) (\(section.count.grouped))", "", Markdown.fence("diff")] + lines
      + [Markdown.fence(), ""] + (section.note.map { [Markdown.escaped($0), ""] } ?? [])
  }

  private func short(_ entry: PlanOutline.Entry) -> String {
    let users = entry.facts.first { $0.name == "used by" && !$0.text.hasPrefix("nothing") }
    let use = users.map { "  used by " + $0.text.prefix(60) } ?? ""
    return Markdown.inFence("\(mark(entry.symbol)) \(entry.title)  \(entry.verb ?? "")\(use)")
  }

  /// The names of what goes, kind by kind, with nothing between them but commas.
  private func names(_ section: PlanOutline.Section) -> [String] {
    var groups: [(head: String, names: [Substring])] = []
    for entry in section.entries {
      let parts = entry.title.split(separator: "/", maxSplits: 2)
      let head = "\(entry.verb ?? "") \(parts.prefix(2).joined(separator: "/"))"
      if groups.last?.head != head { groups.append((head, [])) }
      groups[groups.count - 1].names.append(parts.last ?? "")
    }
    return groups.map { Markdown.inFence("- \($0.head): \($0.names.joined(separator: ","))") }
  }

  /// Shows as many entries as fit and says how many did not.
  private func folded(_ section: PlanOutline.Section, left: inout Int) -> [String] {
    let frame = [
      "<details open><summary>\(section.title) (\(section.count.grouped))</summary>", "",
      Markdown.fence("diff"),
    ]
    left -= size(frame) + 120
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
    let facts = entry.facts.map { "     \($0.name): \($0.text)" }
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

  private func list(_ block: PlanOutline.Block, cap: Int) -> [String] {
    let more = block.lines.count - cap
    return ["**\(block.title)**", ""]
      + block.lines.prefix(cap).map { "- " + Markdown.escaped($0.collapsed) }
      + (more > 0 ? ["- and \(more.grouped) more"] : []) + [""]
  }

  private var ending: [String] {
    guard !outline.verdict.isEmpty else { return [] }
    let command = outline.command.map {
      [Markdown.fence("sh"), Markdown.inFence($0), Markdown.fence(), ""]
    }
    return [Markdown.escaped(outline.verdict), ""] + (command ?? [])
  }
}

extension String {
  /// The text with single spaces, since columns mean nothing outside a fence.
  fileprivate var collapsed: String {
    split(separator: " ").joined(separator: " ")
  }
}
