import Documents
import Parsing

/// Finds every reason why an instance breaks its schema, and words them.
///
/// Runs only on instances that are known to be invalid.
struct Explanation {
  var evaluation: Evaluation
  var violations: [Violation] = []
  /// Set once a check was given up: what comes after would be as costly.
  private(set) var isGivenUp = false

  /// The place in the instance and the way through the schema that led there.
  struct Path {
    var instance = JSONPointer()
    var schema = JSONPointer()

    func schema(_ tokens: String...) -> Path {
      Path(instance: instance, schema: JSONPointer(schema.tokens + tokens))
    }

    func member(_ name: String) -> Path {
      Path(instance: instance.appending(name), schema: schema)
    }

    func element(_ place: Int) -> Path { member(String(place)) }
  }

  static func violations(of value: Value, in program: Program) -> [Violation] {
    var explanation = Explanation(evaluation: Evaluation(program))
    explanation.explain(value, by: 0, at: Path())
    return explanation.violations
  }

  mutating func add(
    _ keyword: String, _ message: String, at path: Path, help: String? = nil, below: String...
  ) {
    violations.append(
      Violation(
        instancePath: path.instance.description,
        schemaPath: JSONPointer(path.schema.tokens + [keyword] + below).description,
        message: message, keyword: keyword, help: help))
  }

  /// Adds the violations of one subschema.
  mutating func explain(_ value: Value, by number: Int, at path: Path) {
    guard !isGivenUp, evaluation.enter(number) else { return }
    defer { evaluation.leave() }
    let subschema = evaluation.program.subschemas[number]
    let before = violations.count
    var marks = Marks(isCollecting: subschema.needsMarks)
    for keyword in subschema.keywords where !isGivenUp {
      if keyword.looksAtMarks {
        // What a broken keyword would have covered is unknown: one fault is not told twice.
        guard violations.count == before else { continue }
        explainUnevaluated(keyword, value, at: path, marks, in: subschema)
      } else if !evaluation.holds(keyword, value, &marks) || evaluation.overrun != nil {
        explainBroken(keyword, value, at: path, in: subschema)
      }
    }
  }

  /// Explains a keyword that is broken, or that could not be checked to its end.
  private mutating func explainBroken(
    _ keyword: Keyword, _ value: Value, at path: Path, in subschema: Program.Subschema
  ) {
    let overrun = evaluation.takeOverrun()
    let before = violations.count
    if overrun == nil || keyword.leadsOn {
      explain(keyword, value, at: path, in: subschema)
    }
    guard !isGivenUp, let overrun = evaluation.takeOverrun() ?? overrun else { return }
    if violations.count == before { add(overrun, at: path) }
    isGivenUp = true
  }

  private mutating func add(_ overrun: Evaluation.Overrun, at path: Path) {
    switch overrun {
    case .tooDeep:
      add(
        "$ref",
        "\(path.subject) is nested too deeply to be checked: at most \(Evaluation.deepest) schemas "
          + "may apply within one another", at: path)
    case .costlyPattern(let source):
      add(
        "pattern",
        "\(path.subject) could not be matched with the pattern \(Wording.quoted(source)), which "
          + "backtracks too much on it", at: path)
    }
  }

  /// Adds what one broken keyword has to say.
  private mutating func explain(
    _ keyword: Keyword, _ value: Value, at path: Path, in subschema: Program.Subschema
  ) {
    switch keyword {
    case .reference(let target): explain(value, by: target, at: path.schema("$ref"))
    case .dynamicReference(let initial, let table):
      let target = evaluation.target(of: initial, table: table)
      explain(value, by: target, at: path.schema("$dynamicRef"))
    case .allOf(let schemas):
      for (place, schema) in schemas.enumerated() {
        explain(value, by: schema, at: path.schema("allOf", String(place)))
      }
    case .anyOf(let schemas): explain(alternatives: schemas, "anyOf", value, at: path)
    case .oneOf(let schemas): explainOneOf(schemas, value, at: path)
    case .not:
      add("not", "\(path.subject) must not be what the schema under 'not' describes", at: path)
    case .conditional(let rule): explain(rule, value, at: path)
    case .items, .contains, .uniqueItems, .members, .propertyNames, .dependentSchemas,
      .dependentRequired:
      explainContainer(keyword, value, at: path)
    default: explainAssertion(keyword, value, at: path, in: subschema)
    }
  }

  private mutating func explain(_ rule: Keyword.Conditional, _ value: Value, at path: Path) {
    if evaluation.accepts(value, at: rule.condition) {
      if let then = rule.then { explain(value, by: then, at: path.schema("then")) }
    } else if let otherwise = rule.otherwise {
      explain(value, by: otherwise, at: path.schema("else"))
    }
  }
}

extension Explanation.Path {
  var subject: String { Wording.subject(instance) }
}

extension Keyword {
  /// Whether what is wrong lies in a subschema, which then says so itself.
  fileprivate var leadsOn: Bool {
    switch self {
    case .reference, .dynamicReference, .allOf, .conditional, .items, .members,
      .dependentSchemas:
      true
    default: false
    }
  }

  fileprivate var looksAtMarks: Bool {
    switch self {
    case .unevaluatedItems, .unevaluatedProperties: true
    default: false
    }
  }
}
