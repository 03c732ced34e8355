import Documents
import Parsing

/// Compiles the keywords of one schema object.
///
/// The order in which they are compiled is that in which they are checked: cheap and telling ones
/// first, `unevaluated…` last, since these look at what the others have seen.
struct KeywordCompiler {
  let compiler: SchemaCompiler
  let object: Object
  let place: SchemaLibrary.Place
  let resource: Int
  private(set) var keywords: [Keyword] = []
  private(set) var needsMarks = false
  private(set) var sameInstance: [(number: Int, place: SchemaLibrary.Place)] = []

  init(
    compiler: SchemaCompiler, object: Object, place: SchemaLibrary.Place, resource: Int
  ) {
    self.compiler = compiler
    self.object = object
    self.place = place
    self.resource = resource
  }

  var dialect: Dialect { compiler.library.resources[resource].dialect }

  mutating func run() {
    if dialect.hasValidation { compileAssertions() }
    compileFormat()
    compileReferences()
    if dialect.hasApplicators {
      compileMembers()
      compileItems()
      compileCombinations()
    }
    if dialect.hasUnevaluated { compileUnevaluated() }
  }

  mutating func add(_ keyword: Keyword) {
    keywords.append(keyword)
  }

  mutating func report(_ message: String, at tokens: String...) {
    compiler.library.report(message, at: inner(tokens))
  }

  private func inner(_ tokens: [String]) -> SchemaLibrary.Place {
    SchemaLibrary.Place(
      document: place.document, pointer: JSONPointer(place.pointer.tokens + tokens))
  }

  /// Compiles a schema below this one.
  mutating func schema(_ value: Value, at tokens: String...) -> Int {
    compiler.number(at: inner(tokens), value, within: resource)
  }

  /// Compiles a schema below this one that is applied to the same instance.
  mutating func sameInstanceSchema(_ value: Value, at tokens: String...) -> Int {
    let number = compiler.number(at: inner(tokens), value, within: resource)
    sameInstance.append((number, inner(tokens)))
    return number
  }

  private mutating func compileFormat() {
    guard let value = object["format"] else { return }
    guard let name = value.string else { return report("'format' must be a string", at: "format") }
    guard compiler.assertsFormats || dialect.assertsFormats else { return }
    // Unknown formats are annotations, whatever the switch says.
    if let format = Format(rawValue: name) { add(.format(format)) }
  }

  private mutating func compileReferences() {
    for keyword in ["$ref", "$dynamicRef"] {
      guard let value = object[keyword] else { continue }
      guard let reference = value.string else {
        report("'\(keyword)' must be a string", at: keyword)
        continue
      }
      switch compiler.library.find(reference, from: resource) {
      case .failure(let missing): report(missing.message, at: keyword)
      case .success(let target): refer(to: target, by: keyword, reference)
      }
    }
    if dialect.hasTupleItems, object["$recursiveRef"] != nil {
      report("'$recursiveRef' of draft 2019-09 is not understood", at: "$recursiveRef")
    }
  }

  private mutating func refer(
    to target: SchemaLibrary.Place, by keyword: String, _ reference: String
  ) {
    guard let value = compiler.library.value(at: target) else { return }
    let holder = compiler.library.resource(around: target)
    let number = compiler.number(at: target, value, within: holder)
    guard keyword == "$dynamicRef" else {
      sameInstance.append((number, inner([keyword])))
      return add(.reference(number))
    }
    add(.dynamicReference(number, table: table(reference, target)))
  }

  /// Only a reference to a `$dynamicAnchor` by its name is dynamic; any other is as `$ref`.
  private mutating func table(_ reference: String, _ target: SchemaLibrary.Place) -> Int? {
    guard let anchor = URIReference(reference).fragment.flatMap(URIReference.decoded) else {
      return nil
    }
    let holder = compiler.library.resource(around: target)
    guard compiler.library.resources[holder].dynamicAnchors[anchor] == target else { return nil }
    return compiler.table(for: anchor)
  }

  private mutating func compileUnevaluated() {
    if let value = object["unevaluatedItems"] {
      add(.unevaluatedItems(schema(value, at: "unevaluatedItems")))
      needsMarks = true
    }
    if let value = object["unevaluatedProperties"] {
      add(.unevaluatedProperties(schema(value, at: "unevaluatedProperties")))
      needsMarks = true
    }
  }
}
