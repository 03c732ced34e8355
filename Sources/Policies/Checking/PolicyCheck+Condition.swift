import Contracts
import Documents
import Model

// What is wrong with a condition.
extension PolicyCheck {
  mutating func checkCondition(of policy: PolicyDocument) {
    let place = policy.node["name"]?.range ?? policy.node.range
    guard let condition = policy.node["condition"] else {
      if policy.isOff { return }
      add(
        "missing-field", "policy '\(Printable.line(policy.name))' has no 'condition'", at: place,
        help: "write a JSON Schema under 'condition', or name a built-in rule under 'rule'")
      return
    }
    if let settings = policy.node.member("settings") {
      add(
        "policy-conflict", "'settings' are for built-in rules; this policy has a condition",
        at: settings.keyRange)
    }
    do throws(SchemaError) {
      _ = try Schema(condition: condition.value)
      checkFields(of: policy, condition)
    } catch {
      for problem in error.problems {
        let part = JSONPointer(parsing: problem.pointer).flatMap { condition.at($0) }
        add("unusable-schema", problem.message, at: part?.range ?? condition.range)
      }
    }
    for word in IdleKeyword.all(in: condition.value) {
      let schema = condition.at(word.pointer)
      let member = schema?.member(word.name)?.keyRange ?? schema?["format"]?.range
      add("idle-keyword", word.message, at: member ?? condition.range, help: word.help)
    }
  }

  /// A field that no object has makes no demand: it may be meant, but hardly ever is.
  private mutating func checkFields(of policy: PolicyDocument, _ condition: Node) {
    let matched = kinds.filter { kind in
      policy.match.kinds.isEmpty || policy.match.kinds.contains { $0.matches(kind.name) }
    }
    guard policy.subject == .result, !matched.isEmpty else { return }
    let nouns = Set(matched.map(\.name)).sorted()
    let owners = nouns.count > 3 ? "the kinds that it speaks of" : nouns.joined(separator: ", ")
    for stray in ConditionFields(condition.value, of: matched).strays {
      let (schema, range) = (condition.at(stray.pointer), condition.keyRange(at: stray.pointer))
      diagnostics.append(
        Diagnostic(
          .warning, "unknown-attribute",
          "\(owners) have no field '\(Printable.line(stray.name))' there",
          at: range ?? schema?.range ?? condition.range,
          help: Suggestion.clause(for: stray.name, in: stray.known)
            ?? "'cutsheet explain' lists the fields of a kind"))
    }
  }
}

extension Schema {
  /// Compiles the condition of a policy: whoever writes a format there means it to be kept.
  init(condition: Value) throws(SchemaError) {
    try self.init(compiling: condition, assertsFormats: true)
  }
}

extension Node {
  /// The name of the member that a pointer leads to; nil where it leads to an element.
  fileprivate func keyRange(at pointer: JSONPointer) -> SourceRange? {
    guard let name = pointer.tokens.last else { return nil }
    return at(JSONPointer(pointer.tokens.dropLast()))?.members?.last { $0.key == name }?.keyRange
  }
}
