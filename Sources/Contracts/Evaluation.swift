import Documents
import Parsing

/// Decides whether an instance satisfies a schema, and nothing more.
///
/// This is the way of the valid instance: it collects nothing and stops at the first fault. Why
/// an instance is invalid is found by `Explanation`.
struct Evaluation {
  let program: Program
  /// The resources entered on the way here, outermost first; kept only for dynamic references.
  private var scope: [Int] = []
  private var depth = 0
  /// Set when the answer cannot be known; the instance is then taken to be invalid.
  private(set) var overrun: Overrun?

  /// Why an evaluation was given up.
  enum Overrun: Hashable {
    case tooDeep
    case costlyPattern(String)
  }

  /// Schemas applied within one another; a level of an instance takes two to four of them.
  static let deepest = 640

  init(_ program: Program) {
    self.program = program
  }

  mutating func accepts(_ value: Value, at number: Int = 0) -> Bool {
    var marks = Marks(isCollecting: false)
    return accepts(value, number, &marks) && overrun == nil
  }

  /// Checks a value and, where it satisfies the schema, adds what was looked at.
  mutating func accepts(_ value: Value, _ number: Int, _ marks: inout Marks) -> Bool {
    guard enter(number) else { return false }
    defer { leave() }
    let subschema = program.subschemas[number]
    guard subschema.needsMarks || marks.isCollecting else {
      return holds(subschema.keywords, value, &marks)
    }
    var own = Marks(isCollecting: true)
    guard holds(subschema.keywords, value, &own) else { return false }
    if marks.isCollecting { marks.merge(own) }
    return true
  }

  /// Loops here and below instead of `allSatisfy`: closures would double the depth of the stack.
  private mutating func holds(
    _ keywords: [Keyword], _ value: Value, _ marks: inout Marks
  ) -> Bool {
    for keyword in keywords where !holds(keyword, value, &marks) { return false }
    return true
  }

  /// Steps into a subschema, unless that is too deep.
  mutating func enter(_ number: Int) -> Bool {
    guard depth < Self.deepest else {
      overrun = overrun ?? .tooDeep
      return false
    }
    guard overrun == nil else { return false }
    depth += 1
    if !program.dynamicTables.isEmpty { scope.append(program.subschemas[number].resource) }
    return true
  }

  mutating func leave() {
    depth -= 1
    if !program.dynamicTables.isEmpty { scope.removeLast() }
  }

  /// Where a dynamic reference leads now: the outermost resource that offers its name decides.
  func target(of initial: Int, table: Int?) -> Int {
    guard let table else { return initial }
    let choices = program.dynamicTables[table]
    for resource in scope {
      if let choice = choices[resource] { return choice }
    }
    return initial
  }

  /// Gives what ended the evaluation and lets it go on.
  mutating func takeOverrun() -> Overrun? {
    defer { overrun = nil }
    return overrun
  }

  mutating func finds(_ pattern: Pattern, in text: String) -> Bool {
    switch pattern.search(text) {
    case .found: return true
    case .notFound: return false
    case .tooCostly:
      overrun = overrun ?? .costlyPattern(pattern.source)
      return false
    }
  }

  /// Tells whether one keyword is satisfied; those for other types than the value's are.
  mutating func holds(_ keyword: Keyword, _ value: Value, _ marks: inout Marks) -> Bool {
    switch value {
    case .string(let text):
      if let answer = holds(keyword, text: text) { return answer }
    case .array(let elements):
      if let answer = holds(keyword, elements: elements, &marks) { return answer }
    case .object(let object):
      if let answer = holds(keyword, object: object, &marks) { return answer }
    case .null, .bool, .integer, .decimal: break
    }
    switch keyword {
    case .never: return false
    case .type(let types): return !types.isDisjoint(with: Keyword.TypeSet(of: value))
    case .const(let wanted): return value == wanted
    case .enumeration(let choices): return choices.contains(value)
    case .bound(let bound): return bound.admits(value)
    case .multipleOf(let divisor): return value.number?.isMultiple(of: divisor) ?? true
    default: return holdsInPlace(keyword, value, &marks)
    }
  }

  private mutating func holds(_ keyword: Keyword, text: String) -> Bool? {
    switch keyword {
    case .minLength(let least): text.unicodeScalars.count >= least
    case .maxLength(let most): text.utf8.count <= most || text.unicodeScalars.count <= most
    case .pattern(let pattern): finds(pattern, in: text)
    case .format(let format): format.accepts(text)
    default: nil
    }
  }

  /// The keywords that apply further schemas to the same value.
  private mutating func holdsInPlace(
    _ keyword: Keyword, _ value: Value, _ marks: inout Marks
  ) -> Bool {
    switch keyword {
    case .reference(let target): return accepts(value, target, &marks)
    case .dynamicReference(let initial, let table):
      return accepts(value, target(of: initial, table: table), &marks)
    case .allOf(let schemas):
      for schema in schemas where !accepts(value, schema, &marks) { return false }
      return true
    case .anyOf(let schemas): return holdsAny(schemas, value, &marks)
    case .oneOf(let schemas):
      return count(of: schemas, accepting: value, upTo: 2, &marks) == 1
    case .not(let schema):
      var ignored = Marks(isCollecting: false)
      return !accepts(value, schema, &ignored)
    case .conditional(let rule):
      let branch = accepts(value, rule.condition, &marks) ? rule.then : rule.otherwise
      guard let branch else { return true }
      return accepts(value, branch, &marks)
    default: return true
    }
  }

  /// Looks at all branches only where somebody wants to know what they look at.
  private mutating func holdsAny(_ schemas: [Int], _ value: Value, _ marks: inout Marks) -> Bool {
    count(of: schemas, accepting: value, upTo: marks.isCollecting ? .max : 1, &marks) > 0
  }

  private mutating func count(
    of schemas: [Int], accepting value: Value, upTo limit: Int, _ marks: inout Marks
  ) -> Int {
    var count = 0
    for schema in schemas {
      if accepts(value, schema, &marks) { count += 1 }
      if count >= limit { break }
    }
    return count
  }
}
