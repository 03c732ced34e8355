import Documents
import Parsing

extension KeywordCompiler {
  mutating func compileMembers() {
    let properties = map("properties")
    let patterns = map("patternProperties")
    let additional = object["additionalProperties"]
    if properties != nil || patterns != nil || additional != nil {
      var rules = Keyword.MemberRules(properties: [:], names: [], patterns: [], additional: nil)
      for (name, value) in properties ?? Object() {
        rules.properties[name] = schema(value, at: "properties", name)
        rules.names.append(name)
      }
      rules.patterns = patternSchemas(patterns ?? Object())
      rules.additional = additional.map { schema($0, at: "additionalProperties") }
      add(.members(rules))
    }
    if let value = object["propertyNames"] {
      add(.propertyNames(schema(value, at: "propertyNames")))
    }
    compileDependentSchemas()
    for keyword in ["$defs", "definitions"] {
      for (name, value) in map(keyword) ?? Object() { _ = schema(value, at: keyword, name) }
    }
  }

  private mutating func patternSchemas(_ members: Object) -> [Keyword.PatternSchema] {
    var result: [Keyword.PatternSchema] = []
    for (text, value) in members {
      let compiled = pattern(text) { $0.report($1, at: "patternProperties", text) }
      guard let compiled else { continue }
      let number = schema(value, at: "patternProperties", text)
      result.append(Keyword.PatternSchema(pattern: compiled, schema: number))
    }
    return result
  }

  private mutating func compileDependentSchemas() {
    compileDependentSchemas(map("dependentSchemas") ?? Object(), "dependentSchemas")
    // The form of older drafts, which the metaschema still describes.
    let dependencies = map("dependencies") ?? Object()
    compileDependentSchemas(
      dependencies.filter { $0.value.array == nil }.map { ($0.key, $0.value) }, "dependencies")
    if dialect.hasValidation {
      compileDependentNames(dependencies.filter { $0.value.array != nil }, "dependencies")
    }
  }

  private mutating func compileDependentSchemas(
    _ members: some Sequence<Object.Member>, _ keyword: String
  ) {
    var dependents: [Keyword.NamedSchema] = []
    for (name, value) in members {
      let number = schema(value, at: keyword, name)
      dependents.append(Keyword.NamedSchema(name: name, schema: number))
    }
    if !dependents.isEmpty { add(.dependentSchemas(dependents, keyword: keyword)) }
  }

  mutating func compileItems() {
    let isTuple = dialect.hasTupleItems && object["items"]?.array != nil
    let (prefixKeyword, restKeyword) =
      isTuple ? ("items", "additionalItems") : ("prefixItems", "items")
    var rules = Keyword.ItemRules(
      prefix: [], rest: nil, prefixKeyword: prefixKeyword, restKeyword: restKeyword)
    if isTuple || !dialect.hasTupleItems {
      for (place, value) in (list(prefixKeyword) ?? []).enumerated() {
        rules.prefix.append(schema(value, at: prefixKeyword, String(place)))
      }
    }
    rules.rest = object[restKeyword].map { schema($0, at: restKeyword) }
    if !rules.prefix.isEmpty || rules.rest != nil { add(.items(rules)) }
    compileContains()
  }

  private mutating func compileContains() {
    let least = dialect.hasValidation ? count("minContains") : nil
    let most = dialect.hasValidation ? count("maxContains") : nil
    guard let value = object["contains"] else { return }
    add(
      .contains(
        Keyword.ContainsRule(schema: schema(value, at: "contains"), least: least ?? 1, most: most)))
  }

  mutating func compileCombinations() {
    if let all = sameInstanceList("allOf") { add(.allOf(all)) }
    if let any = sameInstanceList("anyOf") { add(.anyOf(any)) }
    if let one = sameInstanceList("oneOf") { add(.oneOf(one)) }
    if let value = object["not"] { add(.not(sameInstanceSchema(value, at: "not"))) }
    let then = object["then"].map { schema($0, at: "then") }
    let otherwise = object["else"].map { schema($0, at: "else") }
    guard let value = object["if"] else { return }
    let condition = sameInstanceSchema(value, at: "if")
    add(
      .conditional(
        Keyword.Conditional(condition: condition, then: then, otherwise: otherwise)))
  }

  private mutating func sameInstanceList(_ keyword: String) -> [Int]? {
    guard let values = list(keyword) else { return nil }
    var numbers: [Int] = []
    for (place, value) in values.enumerated() {
      numbers.append(sameInstanceSchema(value, at: keyword, String(place)))
    }
    return numbers
  }

  private mutating func list(_ keyword: String) -> [Value]? {
    guard let value = object[keyword] else { return nil }
    guard let values = value.array, !values.isEmpty else {
      report("'\(keyword)' must be a list of one schema or more", at: keyword)
      return nil
    }
    return values
  }

  private mutating func map(_ keyword: String) -> Object? {
    guard let value = object[keyword] else { return nil }
    guard let members = value.object else {
      report("'\(keyword)' must be an object of schemas", at: keyword)
      return nil
    }
    return members
  }
}
