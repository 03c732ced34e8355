import Documents
import Model
import Planning

/// Writes the attributes of a change as the smallest tree that tells all of it.
struct DetailWriter {
  private let change: Change
  private let isNew: Bool
  /// Set where every attribute has the same reason, which the entry then says once.
  private let sharesReason: Bool
  private let sharesMoves: Bool

  init(_ change: Change) {
    self.change = change
    isNew = change.action == .create
    sharesReason = change.attributes.allSatisfy { $0.cause == .drift }
    sharesMoves = change.sharesMoves
  }

  var details: [PlanOutline.Detail] {
    var lines: [PlanOutline.Detail] = []
    var open: [Substring] = []
    for attribute in change.attributes where !isKey(attribute) {
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

  /// The key stands in the title already.
  private func isKey(_ attribute: AttributeChange) -> Bool {
    guard change.action == .create || change.action == .rename else { return false }
    return attribute.after?.string == change.address.key
      && (isNew || attribute.before?.string == change.formerKey)
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
    guard !isNew, let before = attribute.before else {
      let text = ValueText.inline(attribute.after ?? .null, unit: attribute.unit)
      return [detail(.create, depth, name, text, attribute)]
    }
    let after = attribute.after ?? .null
    if let elements = ElementDifference(before, after).lines(depth: depth + 1) {
      return [detail(.change, depth, name, "", attribute)] + elements
    }
    let text = ValueText.transition(before, after, unit: attribute.unit)
    return [detail(.change, depth, name, text, attribute)]
  }

  private func detail(
    _ symbol: PlanOutline.Symbol, _ depth: Int, _ name: String, _ text: String,
    _ attribute: AttributeChange
  ) -> PlanOutline.Detail {
    PlanOutline.Detail(
      symbol: symbol, depth: depth, name: Printable.line(name), text: text,
      remark: remark(attribute))
  }

  /// Why the attribute differs, where the entry does not say it: the edit's place, or the tenant.
  private func remark(_ attribute: AttributeChange) -> String? {
    var parts: [String] = []
    if attribute.forcesReplacement { parts.append("forces replacement") }
    switch attribute.cause {
    case .config: if let place = place(attribute) { parts.append(place) }
    case .source: break
    case .drift: if !sharesReason { parts.append("drift") }
    case .both:
      let base = ValueText.inline(attribute.base ?? .null, unit: attribute.unit)
      parts.append("conflict: was \(base)")
    }
    if !attribute.moves.isEmpty, !sharesMoves {
      parts.append("source: \(MoveText.line(attribute.moves))")
    }
    return parts.isEmpty || isNew ? nil : parts.joined(separator: ", ")
  }

  /// The edit's place, where it is not the title's.
  private func place(_ attribute: AttributeChange) -> String? {
    guard let origin = attribute.origin else { return nil }
    guard let home = change.declaredAt, home.file == origin.file else {
      return Wording.place(origin)
    }
    return home.start.line == origin.start.line ? nil : "line \(origin.start.line)"
  }
}
