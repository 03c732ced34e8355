import Documents
import Parsing

extension Explanation {
  mutating func explainAssertion(
    _ keyword: Keyword, _ value: Value, at path: Path, in subschema: Program.Subschema
  ) {
    let subject = path.subject
    switch keyword {
    case .never: addNever(at: path)
    case .type(let types):
      let kind = Wording.kind(of: value)
      add("type", "\(subject) must be \(Wording.types(types)), not \(kind)", at: path)
    case .const(let wanted):
      let found = Wording.quoted(value)
      add("const", "\(subject) must be \(Wording.quoted(wanted)), not \(found)", at: path)
    case .enumeration(let choices): explain(choices: choices, "enum", value, at: path)
    case .bound(let bound): explain(bound, value, at: path)
    case .multipleOf(let divisor):
      add(
        "multipleOf",
        "\(subject) must be a multiple of \(divisor), not \(Wording.quoted(value))", at: path)
    case .pattern(let pattern):
      add(
        "pattern",
        "\(subject) must match the pattern \(Wording.quoted(pattern.source)), "
          + "not be \(Wording.quoted(value))", at: path)
    case .format(let format):
      add(
        "format",
        "\(subject) must be \(format.article) \(format.rawValue), "
          + "not \(Wording.quoted(value))", at: path)
    case .required(let names): explain(required: names, value, at: path, in: subschema)
    default: explainSize(keyword, value, at: path)
    }
  }

  /// The path of a schema that is `false` ends in the keyword that holds it.
  private mutating func addNever(at path: Path) {
    violations.append(
      Violation(
        instancePath: path.instance.description, schemaPath: path.schema.description,
        message: "\(path.subject) is not allowed here",
        keyword: path.schema.last.flatMap { JSONPointer.index($0) == nil ? $0 : nil } ?? "false"))
  }

  mutating func explain(
    choices: [Value], _ keyword: String, _ value: Value, at path: Path
  ) {
    let listed = Wording.list(choices.map { Wording.quoted($0) }, "or")
    let help = value.string.flatMap {
      Suggestion.clause(for: $0, in: choices.compactMap(\.string))
    }
    let wanted = choices.isEmpty ? "cannot be anything" : "must be \(listed)"
    add(
      keyword, "\(path.subject) \(wanted), not \(Wording.quoted(value))", at: path, help: help)
  }

  private mutating func explain(_ bound: Keyword.Bound, _ value: Value, at path: Path) {
    let relation =
      switch (bound.isUpper, bound.isExclusive) {
      case (true, true): "less than"
      case (true, false): "at most"
      case (false, true): "greater than"
      case (false, false): "at least"
      }
    add(
      bound.keyword,
      "\(path.subject) must be \(relation) \(Wording.quoted(bound.limit)), "
        + "not \(Wording.quoted(value))", at: path)
  }

  private mutating func explain(
    required names: [String], _ value: Value, at path: Path, in subschema: Program.Subschema
  ) {
    guard let object = value.object else { return }
    let known = subschema.memberNames
    let strangers = object.keys.filter { !known.contains($0) && !names.contains($0) }
    for name in names where object[name] == nil {
      // Of very short names any two are near to one another.
      let near = name.count < 3 ? nil : Suggestion.nearest(to: name, in: strangers)
      add(
        "required", "\(Self.owner(path)) lacks the property \(Wording.quoted(name))", at: path,
        help: near.map { "is \(Wording.quoted($0)) meant to be it?" })
    }
  }

  static func owner(_ path: Path) -> String {
    path.instance.tokens.isEmpty ? "the object" : path.subject
  }

  private mutating func explainSize(_ keyword: Keyword, _ value: Value, at path: Path) {
    let characters = value.string?.unicodeScalars.count ?? 0
    let elements = value.array?.count ?? 0
    let members = value.object?.count ?? 0
    switch keyword {
    case .minLength(let least):
      size("minLength", "at least \(Wording.count(least, "character"))", characters, at: path)
    case .maxLength(let most):
      size("maxLength", "at most \(Wording.count(most, "character"))", characters, at: path)
    case .minItems(let least):
      size("minItems", "at least \(Wording.count(least, "element"))", elements, at: path)
    case .maxItems(let most):
      size("maxItems", "at most \(Wording.count(most, "element"))", elements, at: path)
    case .minProperties(let least):
      let limit = Wording.count(least, "property", plural: "properties")
      size("minProperties", "at least \(limit)", members, at: path)
    case .maxProperties(let most):
      let limit = Wording.count(most, "property", plural: "properties")
      size("maxProperties", "at most \(limit)", members, at: path)
    default: break
    }
  }

  private mutating func size(_ keyword: String, _ limit: String, _ found: Int, at path: Path) {
    add(keyword, "\(path.subject) must have \(limit), not \(found)", at: path)
  }
}

extension Program.Subschema {
  /// The names under `properties`.
  var memberNames: [String] {
    keywords.flatMap { keyword in
      if case .members(let rules) = keyword { rules.names } else { [] as [String] }
    }
  }
}
