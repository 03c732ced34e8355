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
    for section in outline.sections { write(section) }
    write("Cosmetic", outline.folded)
    write("Management", outline.ownership)
    write("Not doing", outline.omissions)
    write("Guards", outline.guards)
    write("Refused", outline.refusals)
    if !outline.plan.isEmpty || !outline.plan.ownership.isEmpty {
      lines += [
        "", style.bold("Apply exactly this plan:"), "  " + outline.surroundings.applyCommand,
      ]
    }
  }

  private mutating func write(_ title: String, _ entries: [String]) {
    guard !entries.isEmpty else { return }
    lines += ["", style.bold(title)]
    lines += entries.map { "  " + $0 }
  }

  private mutating func write(_ section: PlanOutline.Section) {
    lines += ["", style.bold("\(section.title) (\(section.entries.count.grouped))")]
    for entry in section.entries {
      lines.append("")
      write(entry)
    }
  }

  private mutating func write(_ entry: PlanOutline.Entry) {
    let verb = entry.verb.map { "  " + $0 } ?? ""
    let source = entry.source.map { "  " + style.dim($0) } ?? ""
    lines.append("  \(paint(entry.symbol)) \(style.bold(entry.title))\(verb)\(source)")
    let width = entry.facts.map(\.name.count).max() ?? 0
    for fact in entry.facts {
      lines.append("      \(fact.name.padded(to: width))  \(fact.text)")
    }
    let column = min(48, entry.details.filter { !$0.text.isEmpty }.map(width(of:)).max() ?? 0)
    for detail in entry.details { write(detail, column: column) }
  }

  private func width(of detail: PlanOutline.Detail) -> Int {
    detail.depth * 2 + detail.name.count
  }

  private mutating func write(_ detail: PlanOutline.Detail, column: Int) {
    let name = String(repeating: " ", count: detail.depth * 2) + Printable.line(detail.name)
    let value = detail.text.isEmpty ? "" : "  " + detail.text
    let label = detail.text.isEmpty ? name : name.padded(to: column)
    let remark = detail.remark.map { "  " + style.dim("# " + $0) } ?? ""
    lines.append("    \(paint(detail.symbol)) \(label)\(value)\(remark)")
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

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
