import Documents

/// Lists and maps by what came, what went and what changed, never as two walls of text.
struct ElementDifference {
  private let before: Value
  private let after: Value

  /// Longer differences are counted beyond this many lines of a sort.
  private static let mostLines = 30

  init(_ before: Value, _ after: Value) {
    self.before = before
    self.after = after
  }

  /// A line an element; nil where the values hold none.
  func lines(depth: Int) -> [PlanOutline.Detail]? {
    switch (before, after) {
    case (.array(let before), .array(let after)):
      guard let name = Self.identity(of: before + after, before, after) else {
        return members(before, after, depth)
      }
      return entries(Self.object(before, by: name), Self.object(after, by: name), depth)
    case (.object(let before), .object(let after)): return entries(before, after, depth)
    default: return nil
    }
  }

  private func members(
    _ before: [Value], _ after: [Value], _ depth: Int
  ) -> [PlanOutline.Detail]? {
    let (old, new) = (Set(before.map(Self.folded)), Set(after.map(Self.folded)))
    let came = after.filter { !old.contains(Self.folded($0)) }
    let went = before.filter { !new.contains(Self.folded($0)) }
    guard !came.isEmpty || !went.isEmpty else { return nil }
    return capped(came.map { line(.create, ValueText.inline($0), "", depth) }, depth)
      + capped(went.map { line(.delete, ValueText.inline($0), "", depth) }, depth)
  }

  private func entries(_ before: Object, _ after: Object, _ depth: Int) -> [PlanOutline.Detail]? {
    let changed = after.filter { before[$0.key].map { [value = $0.value] in $0 != value } ?? false }
    let came = after.filter { before[$0.key] == nil }
    let went = before.filter { after[$0.key] == nil }
    guard !(changed.isEmpty && came.isEmpty && went.isEmpty) else { return nil }
    return capped(
      changed.map { key, value in
        line(.change, key, Self.transition(before[key] ?? .null, value), depth)
      }, depth)
      + capped(came.map { line(.create, $0.key, ValueText.inline($0.value), depth) }, depth)
      + capped(went.map { line(.delete, $0.key, ValueText.inline($0.value), depth) }, depth)
  }

  private func line(
    _ symbol: PlanOutline.Symbol, _ name: String, _ text: String, _ depth: Int
  ) -> PlanOutline.Detail {
    PlanOutline.Detail(symbol: symbol, depth: depth, name: Printable.line(name), text: text)
  }

  private func capped(_ lines: [PlanOutline.Detail], _ depth: Int) -> [PlanOutline.Detail] {
    guard let first = lines.first, lines.count > Self.mostLines else { return lines }
    let more = lines.count - Self.mostLines
    return lines.prefix(Self.mostLines)
      + [line(first.symbol, "and \(more.grouped) more", "", depth)]
  }

  /// The fields in which two records differ, else both values whole.
  private static func transition(_ before: Value, _ after: Value) -> String {
    guard case .object(let old) = before, case .object(let new) = after else {
      return ValueText.transition(before, after, unit: nil)
    }
    let names = new.keys + old.keys.filter { new[$0] == nil }
    return names.filter { old[$0] != new[$0] }.map { name in
      "\(Printable.line(name)) "
        + ValueText.transition(old[name] ?? .null, new[name] ?? .null, unit: nil)
    }.joined(separator: ", ")
  }

  /// The field that tells the records of two lists apart: the first text that no list repeats.
  private static func identity(of all: [Value], _ before: [Value], _ after: [Value]) -> String? {
    guard let first = all.first?.object, first.count > 1 else { return nil }
    return first.keys.first { name in
      all.allSatisfy { $0[name]?.string != nil }
        && [before, after].allSatisfy { Set($0.map { $0[name] }).count == $0.count }
    }
  }

  private static func object(_ values: [Value], by name: String) -> Object {
    Object(
      values.map { value in
        var rest = value
        rest.remove(at: [name])
        return (value[name]?.string ?? "", rest)
      })
  }

  private static func folded(_ value: Value) -> Value {
    value.string.map { .string($0.lowercased()) } ?? value
  }
}
