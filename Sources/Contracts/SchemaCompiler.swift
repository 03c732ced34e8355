import Documents
import Parsing

/// Turns a schema with everything it refers to into a program.
///
/// Works off a list instead of recursing, so that no nesting exhausts the stack, and reports all
/// that is wrong with a schema at once.
final class SchemaCompiler {
  var library: SchemaLibrary
  private(set) var program = Program()
  let assertsFormats: Bool

  private struct Pending {
    var number: Int
    var place: SchemaLibrary.Place
    var value: Value
  }

  private var numbers: [SchemaLibrary.Place: Int] = [:]
  private var pending: [Pending] = []
  private var tables: [String: Int] = [:]
  /// The subschemas that are applied to the same value, by number: a cycle among them never ends.
  private var sameInstance: [Int: [(number: Int, place: SchemaLibrary.Place)]] = [:]

  static func compile(
    _ schema: Value, baseURI: String, given: [String: Value], assertsFormats: Bool
  ) throws(SchemaError) -> Program {
    let compiler = SchemaCompiler(
      library: SchemaLibrary(given: given), assertsFormats: assertsFormats)
    compiler.run(schema, baseURI)
    guard compiler.library.problems.isEmpty else { throw SchemaError(compiler.library.problems) }
    return compiler.program
  }

  private init(library: SchemaLibrary, assertsFormats: Bool) {
    self.library = library
    self.assertsFormats = assertsFormats
  }

  private func run(_ schema: Value, _ baseURI: String) {
    let base = URIReference(baseURI.isEmpty ? "cutsheet:///schema" : baseURI)
    let root = library.add(schema, name: baseURI, base: base)
    // What is nested too deeply to be indexed is not compiled either.
    guard library.problems.isEmpty else { return }
    _ = number(at: library.resources[root].place, schema, within: root)
    repeat { while let next = pending.popLast() { compile(next) } } while compileDynamicTargets()
    reportEndlessReferences()
  }

  /// The number of the subschema at a place, which is compiled soon if it was not yet.
  func number(at place: SchemaLibrary.Place, _ value: Value, within outer: Int) -> Int {
    if let known = numbers[place] { return known }
    let number = program.subschemas.count
    let resource = library.resource(at: place) ?? outer
    program.subschemas.append(Program.Subschema(resource: resource))
    numbers[place] = number
    pending.append(Pending(number: number, place: place, value: value))
    return number
  }

  private func compile(_ next: Pending) {
    switch next.value {
    case .bool(true): break
    case .bool(false): program.subschemas[next.number].keywords = [.never]
    case .object(let object):
      let resource = program.subschemas[next.number].resource
      var scope = KeywordCompiler(
        compiler: self, object: object, place: next.place, resource: resource)
      scope.run()
      program.subschemas[next.number].keywords = scope.keywords
      program.subschemas[next.number].needsMarks = scope.needsMarks
      sameInstance[next.number] = scope.sameInstance
    default:
      library.report(
        "a schema must be an object or a boolean, not \(Wording.kind(of: next.value))",
        at: next.place)
    }
  }

  /// The table of the subschemas that a dynamic reference of that name may mean.
  func table(for anchor: String) -> Int {
    if let known = tables[anchor] { return known }
    program.dynamicTables.append([:])
    tables[anchor] = program.dynamicTables.count - 1
    return program.dynamicTables.count - 1
  }

  /// Fills the tables; tells whether that brought new subschemas to compile.
  private func compileDynamicTargets() -> Bool {
    for (anchor, table) in tables {
      for (resource, content) in library.resources.enumerated() {
        guard let place = content.dynamicAnchors[anchor], let value = library.value(at: place)
        else { continue }
        program.dynamicTables[table][resource] = number(at: place, value, within: resource)
      }
    }
    return !pending.isEmpty
  }

  private func reportEndlessReferences() {
    let search = CycleSearch(edges: sameInstance.mapValues { $0.map(\.number) })
    for (number, edges) in sameInstance.sorted(by: { $0.key < $1.key }) {
      for edge in edges where search.closesCycle(from: number, to: edge.number) {
        library.report("this leads back to itself without end", at: edge.place)
        return
      }
    }
  }
}
