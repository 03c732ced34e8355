package import Documents

/// A JSON Schema of draft 2020-12, compiled once and used for any number of instances.
///
/// `Contracts` knows what a schema means and nothing of whose it is: projects, interaction records
/// and plan files are all values to it. It never fetches anything, and no schema or instance
/// makes it hang or overflow: depth and the cost of patterns are bounded.
package struct Schema: Sendable {
  private let program: Program

  /// Compiles a schema with the documents that its references may lead into.
  ///
  /// Relative references start from `baseURI` where the schema has no `$id`. `given` holds other
  /// documents by their URI; the metaschemas of the draft need not be among them. `format` is an
  /// annotation unless `assertsFormats` is set or the metaschema asks for it.
  package init(
    compiling schema: Value, baseURI: String = "", given: [String: Value] = [:],
    assertsFormats: Bool = false
  ) throws(SchemaError) {
    program = try SchemaCompiler.compile(
      schema, baseURI: baseURI, given: given, assertsFormats: assertsFormats)
  }

  /// Tells whether an instance satisfies the schema, at the least cost.
  package func accepts(_ instance: Value) -> Bool {
    var evaluation = Evaluation(program)
    return evaluation.accepts(instance)
  }

  /// Lists every way in which an instance breaks the schema; empty means that it satisfies it.
  package func validate(_ instance: Value) -> [Violation] {
    if accepts(instance) { return [] }
    let violations = Explanation.violations(of: instance, in: program)
    precondition(!violations.isEmpty, "an instance that is refused is told why")
    return violations
  }

  /// Validates a node; `Node.range(of:)` says where each violation stands in its file.
  package func validate(_ node: Node) -> [Violation] {
    validate(node.value)
  }
}
