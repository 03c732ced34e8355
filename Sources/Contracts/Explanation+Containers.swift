import Documents
import Parsing

extension Explanation {
  mutating func explainContainer(_ keyword: Keyword, _ value: Value, at path: Path) {
    switch keyword {
    case .items(let rules): explain(rules, value.array ?? [], at: path)
    case .contains(let rule): explain(rule, value.array ?? [], at: path)
    case .uniqueItems: explainRepetition(value.array ?? [], at: path)
    case .members(let rules): explain(rules, value.object ?? Object(), at: path)
    case .propertyNames(let schema):
      for name in value.object?.keys ?? [] { explain(name: name, by: schema, at: path) }
    case .dependentSchemas(let rules, let keyword):
      for rule in rules where value[rule.name] != nil {
        explain(value, by: rule.schema, at: path.schema(keyword, rule.name))
      }
    case .dependentRequired(let rules, let keyword):
      for rule in rules where value[rule.name] != nil {
        explain(rule, keyword, value, at: path)
      }
    default: break
    }
  }

  private mutating func explain(_ rules: Keyword.ItemRules, _ elements: [Value], at path: Path) {
    for (place, element) in elements.enumerated() {
      if place < rules.prefix.count {
        let inner = path.schema(rules.prefixKeyword, String(place)).element(place)
        explain(element, by: rules.prefix[place], at: inner)
      } else if let rest = rules.rest {
        if isNever(rest) {
          return addSurplus(rules.restKeyword, after: rules.prefix.count, at: path)
        }
        explain(element, by: rest, at: path.schema(rules.restKeyword).element(place))
      }
    }
  }

  private mutating func addSurplus(_ keyword: String, after count: Int, at path: Path) {
    let most = Wording.count(count, "element")
    add(keyword, "\(path.subject) must have at most \(most)", at: path.element(count))
  }

  private func isNever(_ schema: Int) -> Bool {
    if case .never? = evaluation.program.subschemas[schema].keywords.first { true } else { false }
  }

  private mutating func explain(
    _ rule: Keyword.ContainsRule, _ elements: [Value], at path: Path
  ) {
    let count = elements.count { evaluation.accepts($0, at: rule.schema) }
    let isTooMany = rule.most.map { count > $0 } ?? false
    let keyword = isTooMany ? "maxContains" : rule.least == 1 ? "contains" : "minContains"
    let limit =
      isTooMany
      ? "at most \(Wording.count(rule.most ?? 0, "element"))"
      : "at least \(Wording.count(rule.least, "element"))"
    add(
      keyword,
      "\(path.subject) must have \(limit) as the schema under 'contains' describes, not \(count)",
      at: path)
  }

  private mutating func explainRepetition(_ elements: [Value], at path: Path) {
    guard let (first, second) = Evaluation.firstRepetition(in: elements) else { return }
    add(
      "uniqueItems",
      "\(path.subject) must not repeat elements: elements \(first + 1) and \(second + 1) are both "
        + Wording.quoted(elements[second]), at: path)
  }

  private mutating func explain(_ rules: Keyword.MemberRules, _ object: Object, at path: Path) {
    for (name, value) in object {
      var isCovered = false
      if let schema = rules.properties[name] {
        explain(value, by: schema, at: path.schema("properties", name).member(name))
        isCovered = true
      }
      for rule in rules.patterns where evaluation.finds(rule.pattern, in: name) {
        let inner = path.schema("patternProperties", rule.pattern.source).member(name)
        explain(value, by: rule.schema, at: inner)
        isCovered = true
      }
      if !isCovered, let additional = rules.additional {
        let known = rules.names.filter { object[$0] == nil }
        explain(
          extra: name, value, by: additional, "additionalProperties", known: known, at: path)
      }
    }
  }

  /// A member that no other keyword knows: mostly a slip of the pen.
  private mutating func explain(
    extra name: String, _ value: Value, by schema: Int, _ keyword: String, known: [String],
    at path: Path
  ) {
    let inner = path.member(name)
    guard isNever(schema) else {
      return explain(value, by: schema, at: inner.schema(keyword))
    }
    let place = path.instance.tokens.isEmpty ? "" : " of \(path.subject)"
    let help = Suggestion.clause(for: name, in: known)
    let accepted = Wording.list(known.map { Wording.quoted($0) }, "and")
    let hint = help == nil && !known.isEmpty ? "; accepted are also \(accepted)" : ""
    add(
      keyword, "\(Wording.quoted(name)) is no known property\(place)\(hint)", at: inner,
      help: help)
  }

  /// What a schema says about a name itself, told with the path of its member.
  private mutating func explain(name: String, by schema: Int, at path: Path) {
    guard !evaluation.accepts(.string(name), at: schema) else { return }
    var trial = Explanation(evaluation: evaluation)
    trial.explain(.string(name), by: schema, at: path.schema("propertyNames").member(name))
    let reasons = trial.violations.map(\.message)
    let reason = reasons.first.map { ": as a name, " + $0 } ?? ""
    add(
      "propertyNames", "\(Wording.quoted(name)) is no allowed name of a property\(reason)",
      at: path.member(name))
  }

  private mutating func explain(
    _ rule: Keyword.DependentNames, _ keyword: String, _ value: Value, at path: Path
  ) {
    for name in rule.required where value[name] == nil {
      add(
        keyword,
        "\(Self.owner(path)) lacks the property \(Wording.quoted(name)), which goes with "
          + Wording.quoted(rule.name), at: path, below: rule.name)
    }
  }

  mutating func explainUnevaluated(
    _ keyword: Keyword, _ value: Value, at path: Path, _ marks: Marks,
    in subschema: Program.Subschema
  ) {
    switch (keyword, value) {
    case (.unevaluatedItems(let schema), .array(let elements)):
      for (place, element) in elements.enumerated() where !marks.covers(element: place) {
        if isNever(schema) {
          return add(
            "unevaluatedItems", "\(path.subject) must not have element \(place + 1)",
            at: path.element(place))
        }
        explain(element, by: schema, at: path.schema("unevaluatedItems").element(place))
      }
    case (.unevaluatedProperties(let schema), .object(let object)):
      let known = subschema.memberNames.filter { object[$0] == nil }
      for (name, member) in object where !marks.covers(member: name) {
        explain(
          extra: name, member, by: schema, "unevaluatedProperties", known: known, at: path)
      }
    default: break
    }
  }
}
