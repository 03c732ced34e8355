import Documents
import Parsing

extension KeywordCompiler {
  mutating func compileAssertions() {
    compileType()
    if let value = object["const"] { add(.const(value)) }
    compileEnumeration()
    for (keyword, isUpper, isExclusive) in Self.bounds {
      compileBound(keyword, isUpper: isUpper, isExclusive: isExclusive)
    }
    compileMultipleOf()
    for (keyword, make) in Self.counts {
      if let count = count(keyword) { add(make(count)) }
    }
    if let pattern = pattern("pattern") { add(.pattern(pattern)) }
    if flag("uniqueItems") { add(.uniqueItems) }
    if object["required"] != nil, let names = names(object["required"], at: "required") {
      if !names.isEmpty { add(.required(names)) }
    }
    compileDependentRequired()
  }

  private static let bounds = [
    ("minimum", false, false), ("exclusiveMinimum", false, true),
    ("maximum", true, false), ("exclusiveMaximum", true, true),
  ]

  private static let counts: [(String, @Sendable (Int) -> Keyword)] = [
    ("minLength", { .minLength($0) }), ("maxLength", { .maxLength($0) }),
    ("minItems", { .minItems($0) }), ("maxItems", { .maxItems($0) }),
    ("minProperties", { .minProperties($0) }), ("maxProperties", { .maxProperties($0) }),
  ]

  private mutating func compileType() {
    guard let value = object["type"] else { return }
    let listed: [Value] = value.array ?? [value]
    var types: Keyword.TypeSet = []
    for element in listed {
      guard let name = element.string else {
        return report("'type' must be a name or a list of names", at: "type")
      }
      guard let type = Keyword.TypeSet.names.first(where: { $0.name == name })?.type else {
        return reportUnknownType(name)
      }
      types.insert(type)
    }
    if types.contains(.number) { types.insert(.integer) }
    add(.type(types))
  }

  private mutating func reportUnknownType(_ name: String) {
    let known = Keyword.TypeSet.names.map(\.name)
    let help = Suggestion.clause(for: name, in: known).map { "; " + $0 } ?? ""
    report("'\(name)' is no type; known are \(Wording.list(known, "and"))\(help)", at: "type")
  }

  private mutating func compileEnumeration() {
    guard let value = object["enum"] else { return }
    guard let values = value.array else { return report("'enum' must be an array", at: "enum") }
    add(.enumeration(values))
  }

  private mutating func compileBound(_ keyword: String, isUpper: Bool, isExclusive: Bool) {
    guard let value = object[keyword] else { return }
    guard let exact = value.number else {
      return report("'\(keyword)' must be a number", at: keyword)
    }
    add(
      .bound(
        Keyword.Bound(
          keyword: keyword, limit: value, exact: exact, isUpper: isUpper,
          isExclusive: isExclusive)))
  }

  private mutating func compileMultipleOf() {
    guard let value = object["multipleOf"] else { return }
    guard let divisor = value.number, divisor > ExactDecimal(0) else {
      return report("'multipleOf' must be a number greater than 0", at: "multipleOf")
    }
    add(.multipleOf(divisor))
  }

  /// A whole number of zero or more; one too large for this machine is as good as the largest.
  mutating func count(_ keyword: String) -> Int? {
    guard let value = object[keyword] else { return nil }
    if let count = value.integer, count >= 0 { return count }
    if let number = value.number, number.isIntegral, !number.isNegative { return .max }
    report("'\(keyword)' must be a whole number of 0 or more", at: keyword)
    return nil
  }

  private mutating func flag(_ keyword: String) -> Bool {
    guard let value = object[keyword] else { return false }
    if let flag = value.bool { return flag }
    report("'\(keyword)' must be true or false", at: keyword)
    return false
  }

  private mutating func pattern(_ keyword: String) -> Pattern? {
    guard let value = object[keyword] else { return nil }
    guard let text = value.string else {
      report("'\(keyword)' must be a string", at: keyword)
      return nil
    }
    return pattern(text) { $0.report($1, at: keyword) }
  }

  /// Compiles a regular expression; a bad one is reported with the place in its text.
  mutating func pattern(
    _ text: String, _ report: (inout KeywordCompiler, String) -> Void
  ) -> Pattern? {
    do {
      return try Pattern(text)
    } catch {
      let at = error.offset > 0 ? " (at character \(error.offset + 1))" : ""
      report(&self, "\(Wording.quoted(text)) is no regular expression: \(error.reason)\(at)")
      return nil
    }
  }

  private mutating func names(_ value: Value?, at tokens: String...) -> [String]? {
    guard let elements = value?.array, elements.allSatisfy({ $0.string != nil }) else {
      compiler.library.report(
        "'\(tokens.last ?? "")' must be a list of names",
        at: SchemaLibrary.Place(
          document: place.document, pointer: JSONPointer(place.pointer.tokens + tokens)))
      return nil
    }
    return elements.compactMap(\.string)
  }

  private mutating func compileDependentRequired() {
    guard let value = object["dependentRequired"] else { return }
    guard let members = value.object else {
      return report("'dependentRequired' must be an object", at: "dependentRequired")
    }
    compileDependentNames(members, "dependentRequired")
  }

  mutating func compileDependentNames(_ members: some Sequence<Object.Member>, _ keyword: String) {
    var dependents: [Keyword.DependentNames] = []
    for (name, value) in members {
      guard let required = names(value, at: keyword, name) else { continue }
      dependents.append(Keyword.DependentNames(name: name, required: required))
    }
    if !dependents.isEmpty { add(.dependentRequired(dependents, keyword: keyword)) }
  }
}
