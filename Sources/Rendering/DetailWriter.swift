import Documents
import Model
import Planning

/// Writes the attributes of a change as the smallest tree that tells all of it.
struct DetailWriter {
  private let change: Change
  /// Attributes of one change usually share one reason, which is then said once.
  private let isNew: Bool

  init(_ change: Change) {
    self.change = change
    isNew = change.action == .create
  }

  var details: [PlanOutline.Detail] {
    var lines: [PlanOutline.Detail] = []
    var open: [Substring] = []
    for attribute in change.attributes {
      let path = attribute.name.split(separator: ".")
      let shared = zip(open, path.dropLast()).prefix { $0 == $1 }.count
      for depth in shared..<max(shared, path.count - 1) {
        lines.append(heading(String(path[depth]), depth))
      }
      open = Array(path.dropLast())
      lines += self.lines(attribute, String(path.last ?? ""), path.count - 1)
    }
    return lines
  }

  private func heading(_ name: String, _ depth: Int) -> PlanOutline.Detail {
    PlanOutline.Detail(symbol: .none, depth: depth, name: name, text: "")
  }

  private func lines(
    _ attribute: AttributeChange, _ name: String, _ depth: Int
  ) -> [PlanOutline.Detail] {
    if attribute.isSecret {
      return [detail(.change, depth, name, "<redacted>", attribute)]
    }
    if isNew || attribute.before == nil {
      let text = ValueText.inline(attribute.after ?? .null, unit: attribute.unit)
      return [detail(.create, depth, name, text, attribute)]
    }
    if let elements = elementLines(attribute, name, depth) { return elements }
    let before = ValueText.inline(attribute.before ?? .null, unit: attribute.unit)
    let after = ValueText.inline(attribute.after ?? .null, unit: attribute.unit)
    return [detail(.change, depth, name, "\(before) -> \(after)", attribute)]
  }

  /// Lists and maps by what came and what went, never as two walls of text.
  private func elementLines(
    _ attribute: AttributeChange, _ name: String, _ depth: Int
  ) -> [PlanOutline.Detail]? {
    let elements: [(PlanOutline.Symbol, String)]
    switch (attribute.before, attribute.after) {
    case (.array(let before), .array(let after)):
      let old = Set(before.map(folded))
      let new = Set(after.map(folded))
      elements =
        after.filter { !old.contains(folded($0)) }.map { (.create, ValueText.inline($0)) }
        + before.filter { !new.contains(folded($0)) }.map { (.delete, ValueText.inline($0)) }
      if elements.isEmpty { return [detail(.change, depth, name, "reordered", attribute)] }
    case (.object(let before), .object(let after)):
      elements =
        after.filter { before[$0.key] != $0.value }.map { key, value in
          guard let old = before[key] else {
            return (.create, "\(key): \(ValueText.inline(value))")
          }
          return (.change, "\(key): \(ValueText.inline(old)) -> \(ValueText.inline(value))")
        }
        + before.filter { after[$0.key] == nil }.map {
          (.delete, "\($0.key): \(ValueText.inline($0.value))")
        }
    default: return nil
    }
    let head = detail(.change, depth, name, "", attribute)
    return [head]
      + elements.map {
        PlanOutline.Detail(symbol: $0, depth: depth + 1, name: $1, text: "")
      }
  }

  private func folded(_ value: Value) -> Value {
    value.string.map { .string($0.lowercased()) } ?? value
  }

  private func detail(
    _ symbol: PlanOutline.Symbol, _ depth: Int, _ name: String, _ text: String,
    _ attribute: AttributeChange
  ) -> PlanOutline.Detail {
    PlanOutline.Detail(
      symbol: symbol, depth: depth, name: Printable.line(name), text: text,
      remark: isNew ? nil : remark(attribute))
  }

  /// Why the attribute differs: the edit's place, or who moved the tenant.
  private func remark(_ attribute: AttributeChange) -> String? {
    let actor = attribute.actor.map { " by \(Printable.line($0))" } ?? ""
    let force = attribute.forcesReplacement ? "forces replacement; " : ""
    switch attribute.cause {
    case .config:
      return force.isEmpty && attribute.origin == nil
        ? nil : force + (attribute.origin.map(\.description) ?? "")
    case .drift: return "\(force)drift: the tenant was changed\(actor)"
    case .both:
      let base = ValueText.inline(attribute.base ?? .null, unit: attribute.unit)
      return "\(force)conflict: was \(base), the tenant was changed\(actor)"
    }
  }
}
