import Documents

/// What `anyOf` and `oneOf` say: of many ways to be wrong, the one that was most likely tried.
extension Explanation {
  private struct Attempt {
    var violations: [Violation]
    var rank: (Int, Int, Int)
  }

  mutating func explainOneOf(_ schemas: [Int], _ value: Value, at path: Path) {
    let fitting = schemas.indices.filter { evaluation.accepts(value, at: schemas[$0]) }
    guard fitting.count > 1 else {
      return explain(alternatives: schemas, "oneOf", value, at: path)
    }
    let places = Wording.list(fitting.map { String($0 + 1) }, "and")
    add(
      "oneOf", "\(path.subject) fits alternatives \(places) of 'oneOf', where one only may fit",
      at: path)
  }

  mutating func explain(
    alternatives schemas: [Int], _ keyword: String, _ value: Value, at path: Path
  ) {
    if explainTogether(schemas, keyword, value, at: path) { return }
    var nearest: Attempt?
    for (place, schema) in schemas.enumerated() {
      let attempt = attempt(schema, value, at: path.schema(keyword, String(place)), root: path)
      if nearest.map({ attempt.rank < $0.rank }) ?? true { nearest = attempt }
    }
    guard let nearest else { return }
    let note = schemas.count > 1 ? " (in the nearest of \(schemas.count) alternatives)" : ""
    violations += nearest.violations.map { violation in
      var violation = violation
      if !violation.message.hasSuffix("alternatives)") { violation.message += note }
      return violation
    }
  }

  /// Ranks by what tells alternatives apart: first the type, then constants, then the count.
  private func attempt(_ schema: Int, _ value: Value, at path: Path, root: Path) -> Attempt {
    var trial = Explanation(evaluation: evaluation)
    trial.explain(value, by: schema, at: path)
    let here = root.instance.description
    let depth = root.instance.tokens.count
    let isOtherType = trial.violations.contains {
      $0.instancePath == here && ["type", "const", "enum", "false"].contains($0.keyword)
    }
    let tags = trial.violations.count { violation in
      ["const", "enum"].contains(violation.keyword)
        && JSONPointer(parsing: violation.instancePath)?.tokens.count == depth + 1
    }
    return Attempt(
      violations: trial.violations,
      rank: (isOtherType ? 1 : 0, tags, trial.violations.count))
  }

  /// One sentence for alternatives that differ in their type, or in a constant, alone.
  private mutating func explainTogether(
    _ schemas: [Int], _ keyword: String, _ value: Value, at path: Path
  ) -> Bool {
    let types = schemas.compactMap { self.types(of: $0) }
    if types.count == schemas.count, types.allSatisfy({ $0.isDisjoint(with: .init(of: value)) }) {
      let wanted = types.reduce(into: Keyword.TypeSet()) { $0.formUnion($1) }
      let kind = Wording.kind(of: value)
      add(keyword, "\(path.subject) must be \(Wording.types(wanted)), not \(kind)", at: path)
      return true
    }
    let constants = schemas.compactMap { self.constants(of: $0) }
    guard constants.count == schemas.count else { return false }
    explain(choices: constants.flatMap(\.self), keyword, value, at: path)
    return true
  }

  /// The types that a subschema asks for, where it says so itself or through a reference.
  private func types(of schema: Int, level: Int = 0) -> Keyword.TypeSet? {
    for keyword in evaluation.program.subschemas[schema].keywords {
      if case .type(let types) = keyword { return types }
      if case .reference(let target) = keyword, level < Self.mostFollowed {
        return types(of: target, level: level + 1)
      }
    }
    return nil
  }

  /// The values that a subschema lists, where it says nothing else.
  private func constants(of schema: Int, level: Int = 0) -> [Value]? {
    var listed: [Value]?
    for keyword in evaluation.program.subschemas[schema].keywords {
      switch keyword {
      case .const(let value): listed = [value]
      case .enumeration(let values): listed = values
      case .type: break
      case .reference(let target) where level < Self.mostFollowed:
        listed = constants(of: target, level: level + 1)
      default: return nil
      }
    }
    return listed
  }

  private static let mostFollowed = 16
}
