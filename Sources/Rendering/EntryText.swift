import Documents

/// Writes one entry of a plan, or of a comparison, as lines of a terminal.
struct EntryText {
  let style: Style

  func lines(_ entry: PlanOutline.Entry) -> [String] {
    let verb = entry.verb.map { "  " + $0 } ?? ""
    let source = entry.source.map { "  " + style.dim($0) } ?? ""
    let width = entry.facts.map(\.name.count).max() ?? 0
    let columns = Columns(entry.details)
    return ["  \(paint(entry.symbol)) \(style.bold(entry.title))\(verb)\(source)"]
      + entry.facts.map { "      \($0.name.padded(to: width))  \($0.text)" }
      + entry.details.map { line($0, columns) }
  }

  func paint(_ symbol: PlanOutline.Symbol) -> String {
    switch symbol {
    case .create: style.green(symbol.rawValue)
    case .delete, .replace: style.red(symbol.rawValue)
    case .change: style.yellow(symbol.rawValue)
    case .forget, .none: symbol.rawValue
    }
  }

  private func line(_ detail: PlanOutline.Detail, _ columns: Columns) -> String {
    let name = Columns.label(detail)
    guard !detail.text.isEmpty || detail.remark != nil else {
      return "    \(paint(detail.symbol)) \(name)"
    }
    let text = detail.remark == nil ? detail.text : detail.text.padded(to: columns.text)
    let remark = detail.remark.map { "  " + style.dim("# " + $0) } ?? ""
    return "    \(paint(detail.symbol)) \(name.padded(to: columns.name))  \(text)\(remark)"
  }
}

/// How wide the columns of an entry's details are; what is wider than most stands out alone.
private struct Columns {
  let name: Int
  let text: Int

  private static let widest = 40

  init(_ details: [PlanOutline.Detail]) {
    let rows = details.filter { !$0.text.isEmpty || $0.remark != nil }
    name = Self.width(rows.map { Self.label($0).count })
    text = Self.width(rows.filter { $0.remark != nil }.map(\.text.count))
  }

  static func label(_ detail: PlanOutline.Detail) -> String {
    String(repeating: " ", count: detail.depth * 2) + detail.name
  }

  private static func width(_ widths: [Int]) -> Int {
    widths.filter { $0 <= widest }.max() ?? 0
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
