import Documents
import Planning

/// The plan as a terminal or a log shows it.
package struct PlanText {
  private let style: Style
  private var lines: [String] = []

  /// Writes the whole plan; ends with a line feed.
  package static func render(_ outline: PlanOutline, style: Style = .plain) -> String {
    var text = PlanText(style: style)
    text.write(outline)
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(style: Style) {
    self.style = style
  }

  private mutating func write(_ outline: PlanOutline) {
    lines.append(style.bold(outline.headline))
    if !outline.symbols.isEmpty {
      lines.append(
        outline.symbols.map { "\(paint($0)) \(style.dim($0.meaning))" }.joined(separator: "   "))
    }
    for section in outline.sections { write(section) }
    for block in outline.blocks { write(block) }
    if !outline.verdict.isEmpty { lines += ["", style.bold(outline.verdict)] }
    if let command = outline.command { lines.append("  " + command) }
  }

  private mutating func write(_ block: PlanOutline.Block) {
    let title = style.bold(block.title)
    lines += ["", block.title == "Refused" ? style.red(title) : title]
    lines += block.lines.map { "  " + $0 }
  }

  private mutating func write(_ section: PlanOutline.Section) {
    let title = style.bold("\(section.title) (\(section.count.grouped))")
    lines += ["", section.title == "Destructive" ? style.red(title) : title]
    for entry in section.entries {
      lines.append("")
      write(entry)
    }
    if let note = section.note { lines += ["", "  " + note] }
  }

  private mutating func write(_ entry: PlanOutline.Entry) {
    let verb = entry.verb.map { "  " + $0 } ?? ""
    let source = entry.source.map { "  " + style.dim($0) } ?? ""
    lines.append("  \(paint(entry.symbol)) \(style.bold(entry.title))\(verb)\(source)")
    let width = entry.facts.map(\.name.count).max() ?? 0
    for fact in entry.facts {
      lines.append("      \(fact.name.padded(to: width))  \(fact.text)")
    }
    let columns = Columns(entry.details)
    for detail in entry.details { write(detail, columns) }
  }

  private mutating func write(_ detail: PlanOutline.Detail, _ columns: Columns) {
    let name = columns.label(detail)
    let hasMore = !detail.text.isEmpty || detail.remark != nil
    var line = "    \(paint(detail.symbol)) \(hasMore ? name.padded(to: columns.name) : name)"
    if hasMore {
      let text = detail.remark == nil ? detail.text : detail.text.padded(to: columns.text)
      line += "  " + text
    }
    if let remark = detail.remark { line += "  " + style.dim("# " + remark) }
    lines.append(line)
  }

  private func paint(_ symbol: PlanOutline.Symbol) -> String {
    switch symbol {
    case .create: style.green(symbol.rawValue)
    case .delete, .replace: style.red(symbol.rawValue)
    case .change: style.yellow(symbol.rawValue)
    case .forget, .none: symbol.rawValue
    }
  }
}

/// How wide the columns of an entry's details are; what is wider than most stands out alone.
private struct Columns {
  let name: Int
  let text: Int

  init(_ details: [PlanOutline.Detail]) {
    let rows = details.filter { !$0.text.isEmpty || $0.remark != nil }
    name = rows.map { Self.label($0).count }.filter { $0 <= 40 }.max() ?? 0
    text = rows.filter { $0.remark != nil }.map(\.text.count).filter { $0 <= 40 }.max() ?? 0
  }

  func label(_ detail: PlanOutline.Detail) -> String { Self.label(detail) }

  private static func label(_ detail: PlanOutline.Detail) -> String {
    String(repeating: " ", count: detail.depth * 2) + detail.name
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
