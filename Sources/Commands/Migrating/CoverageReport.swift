import Documents
import Migration
import Model
import Reconciliation
import Rendering

/// What of a source a migration takes along, for people and machines.
struct CoverageReport: Sendable {
  /// A heading and the lines below it.
  private struct Block: Sendable {
    var title: String
    var lines: [String]
    var isGrave = false
  }

  let value: Value
  /// What is worth saying about the mapping; errors end the run before there is a report.
  let warnings: [Diagnostic]
  private let title: String
  private let blocks: [Block]
  /// So many lines a block has unless all are asked for.
  private static let most = 20

  init(_ derived: DerivedTenant, isVerbose: Bool) {
    let document = derived.source.document
    let coverage = derived.coverage
    warnings = derived.problems
    title = "Migration \(document.name): \(document.from) -> \(document.to)"
    let most = isVerbose ? Int.max : Self.most
    blocks = [
      Block(
        title: "Changed at the source since the last apply",
        lines: Self.folded(derived.moved.map { Self.line($0, derived) }, most)),
      Block(title: "Mapped", lines: Self.counts(coverage)),
      Block(title: "Left out", lines: Self.folded(Self.skipped(coverage), most)),
      Block(
        title: "Not held by the target", lines: Self.folded(Self.losses(coverage), most),
        isGrave: coverage.worst == .high),
      Block(
        title: "Made by hand on both sides",
        lines: coverage.pairs.map { "\(grouped($0.count)) \($0.source) -> \($0.target)" }),
      Block(
        title: "Without a rule",
        lines: coverage.untouched.map { "\(grouped($0.count)) \($0.kind)" }),
      Block(
        title: "Not looked at, since no rule asks for it",
        lines: coverage.unread.isEmpty ? [] : [coverage.unread.joined(separator: ", ")]),
    ].filter { !$0.lines.isEmpty }
    var object: Object = [
      "migration": .string(document.name), "from": .string(document.from),
      "to": .string(document.to),
    ]
    for (name, member) in coverage.value.object ?? Object() { object[name] = member }
    object["changes"] = .array(derived.moved.map { Self.value($0, derived) })
    object["kept"] = .array(
      derived.kept.reasons.sorted { $0.key < $1.key }.map {
        ["address": .string($0.key.description), "reason": .string($0.value)]
      })
    value = .object(object)
  }

  func text(_ style: Style) -> String {
    var lines = [style.bold(title)]
    for block in blocks {
      let title = style.bold(block.title)
      lines += ["", block.isGrave ? style.red(title) : title]
      lines += block.lines.map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    var lines = ["### " + Markdown.escaped(title)]
    for block in blocks {
      lines += ["", "**\(Markdown.escaped(block.title))**", "", Markdown.fence()]
      lines += block.lines.map(Markdown.inFence) + [Markdown.fence()]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func folded(_ lines: [String], _ most: Int) -> [String] {
    // One line more says no less than the line that would stand for it.
    guard lines.count - 1 > most else { return lines }
    return lines.prefix(most) + ["and \(grouped(lines.count - most)) more; --verbose lists them"]
  }
}

// The lines of each block.
extension CoverageReport {
  private static func line(_ moved: MovedObject, _ derived: DerivedTenant) -> String {
    let targets = derived.targets(of: moved).map { Printable.excerpt($0) }
    let name = Printable.excerpt("\(moved.address.kind)/\(moved.address.key)")
    let leads = targets.isEmpty ? "" : " -> " + targets.joined(separator: ", ")
    if moved.before == nil { return "+ \(name)\(leads)" }
    if moved.after == nil { return "- \(name)\(leads)" }
    let former = moved.formerKey.map { " (was '\(Printable.line($0))')" } ?? ""
    return "~ \(name)\(former)\(leads): \(listed(moved.attributes, "and"))"
  }

  private static func counts(_ coverage: Coverage) -> [String] {
    let rows = coverage.counts.map {
      [$0.rule, grouped($0.mapped), "of \(grouped($0.mapped + $0.skipped)) \($0.kind)"]
    }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let gaps = (0..<2).map { String(repeating: " ", count: widths[$0] - row[$0].count) }
      return "\(row[0])\(gaps[0])  \(gaps[1])\(row[1]) \(row[2])"
    }
  }

  /// One line a rule and reason, with the first few names.
  private static func skipped(_ coverage: Coverage) -> [String] {
    var order: [[String]] = []
    var keys: [[String]: [String]] = [:]
    for row in coverage.skipped {
      guard case .skipped(let reason) = row.fate else { continue }
      if keys[[row.rule, row.kind, reason]] == nil { order.append([row.rule, row.kind, reason]) }
      keys[[row.rule, row.kind, reason], default: []].append(row.key)
    }
    return order.map { group in
      let names = keys[group] ?? []
      return "\(group[0]): \(grouped(names.count)) \(group[1]) \(Printable.line(group[2])): "
        + examples(names, of: names.count)
    }
  }

  private static func losses(_ coverage: Coverage) -> [String] {
    coverage.losses.map { loss in
      "\(loss.severity.rawValue): \(loss.kind) \(loss.attribute), \(grouped(loss.count)) of them: "
        + "\(Printable.line(loss.reason)) (\(examples(loss.examples, of: loss.count)))"
    }
  }

  private static func examples(_ names: [String], of count: Int) -> String {
    let shown = names.prefix(3).map { "'\(Printable.excerpt($0))'" }
    return shown.joined(separator: ", ") + (count > shown.count ? ", …" : "")
  }

  private static func value(_ moved: MovedObject, _ derived: DerivedTenant) -> Value {
    var object: Object = [
      "address": .string(moved.address.description), "id": .string(moved.id),
      "targets": .array(derived.targets(of: moved).map { .string($0) }),
      "change": moved.before == nil ? "came" : moved.after == nil ? "left" : "changed",
    ]
    if object["change"] == "changed" {
      object["attributes"] = .array(moved.attributes.map { .string($0) })
    }
    if let former = moved.formerKey { object["was"] = .string(former) }
    return .object(object)
  }
}
