import Documents
import Planning

/// The plan as a terminal or a log shows it.
package struct PlanText {
  private let style: Style
  private let entryText: EntryText
  private var lines: [String] = []

  /// Writes the whole plan; ends with a line feed.
  package static func render(_ outline: PlanOutline, style: Style = .plain) -> String {
    var text = PlanText(style: style)
    text.write(outline)
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(style: Style) {
    self.style = style
    entryText = EntryText(style: style)
  }

  private mutating func write(_ outline: PlanOutline) {
    lines.append(style.bold(outline.headline))
    if !outline.symbols.isEmpty {
      let legend = outline.symbols.map { "\(entryText.paint($0)) \(style.dim($0.meaning))" }
      lines.append(legend.joined(separator: "   "))
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
    for entry in section.entries { lines += [""] + entryText.lines(entry) }
    if let note = section.note { lines += ["", "  " + note] }
  }
}
