import Contracts
package import Documents
package import Model
import Planning
package import Projects

/// Finds what is wrong with the policies of a project, as far as its files can show it.
package struct PolicyCheck {
  private let kinds: [Kind]
  private let rules: [PolicyRule]
  private var diagnostics: [Diagnostic] = []

  package init(providers: [any Provider], rules: [PolicyRule] = PolicyRule.all) {
    kinds = providers.flatMap(\.kinds)
    self.rules = rules
  }

  /// Lists every mistake, by place.
  package static func problems(in project: Project, providers: [any Provider]) -> [Diagnostic] {
    var check = PolicyCheck(providers: providers)
    return check.problems(of: PolicyDocument.all(in: project))
  }

  /// Lists every mistake, by place.
  package mutating func problems(of policies: [PolicyDocument]) -> [Diagnostic] {
    diagnostics = []
    var owners: [String: PolicyDocument] = [:]
    for policy in policies {
      check(policy)
      guard let rule = policy.rule else { continue }
      if let other = owners[rule] {
        add(
          "second-policy",
          "policy '\(Printable.line(other.name))' speaks of rule '\(Printable.line(rule))' already",
          at: policy.node["rule"]?.range, help: "put both into one")
      }
      owners[rule] = owners[rule] ?? policy
    }
    return diagnostics.sorted()
  }

  private mutating func check(_ policy: PolicyDocument) {
    if let rule = policy.rule {
      check(policy, of: rule)
    } else {
      checkCondition(of: policy)
    }
    checkMatch(of: policy)
    checkExemptions(of: policy)
  }

  /// A policy about a built-in rule says nothing that the rule says itself.
  private mutating func check(_ policy: PolicyDocument, of code: String) {
    guard let rule = rules.first(where: { $0.code == code }) else {
      add(
        "unknown-rule", "there is no rule '\(Printable.line(code))'",
        at: policy.node["rule"]?.range,
        help: Suggestion.clause(for: code, in: rules.map(\.code))
          ?? "'cutsheet explain policy' lists them")
      return
    }
    for field in ["condition", "over", "match", "message", "help"] {
      guard let member = policy.node.member(field) else { continue }
      add(
        "policy-conflict",
        "'\(field)' has no place beside 'rule': rule '\(code)' has its own", at: member.keyRange)
    }
    checkSettings(of: policy, rule)
  }

  private mutating func checkSettings(of policy: PolicyDocument, _ rule: PolicyRule) {
    for member in policy.node["settings"]?.members ?? [] {
      guard let setting = rule.settings.first(where: { $0.name == member.key }) else {
        let known = rule.settings.map(\.name)
        add(
          "unknown-setting", "rule '\(rule.code)' has no setting '\(Printable.line(member.key))'",
          at: member.keyRange,
          help: Suggestion.clause(for: member.key, in: known)
            ?? (known.isEmpty ? "it has none" : "there are " + known.joined(separator: ", ")))
        continue
      }
      check(policy.settings[setting.name] ?? .null, of: member, against: setting)
    }
  }

  private mutating func check(
    _ value: Value, of member: Node.Member, against setting: PolicyRule.Setting
  ) {
    guard let schema = try? Schema(compiling: setting.schema) else {
      preconditionFailure("the schema of setting '\(setting.name)' does not compile")
    }
    for violation in schema.validate(value) {
      add(
        "bad-setting", "setting '\(setting.name)': \(violation.message)",
        at: member.value.range(of: violation) ?? member.value.range, help: violation.help)
    }
  }

  private mutating func checkCondition(of policy: PolicyDocument) {
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

  private mutating func checkMatch(of policy: PolicyDocument) {
    let node = policy.node["match"]
    let actions = Change.Action.allCases.map(\.rawValue) + [PolicyMatch.noAction]
    let names = Set(kinds.map(\.name)).sorted()
    check(node?["kinds"], policy.match.kinds, among: names, "unknown-kind", "kind")
    check(node?["actions"], policy.match.actions, among: actions, "unknown-action", "action")
  }

  private mutating func check(
    _ node: Node?, _ patterns: [AddressPattern], among known: [String], _ code: String,
    _ noun: String
  ) {
    for (place, pattern) in patterns.enumerated() where !known.contains(where: pattern.matches) {
      let elements = node?.elements ?? []
      add(
        code, "there is no \(noun) '\(Printable.line(pattern.text))'",
        at: elements.indices.contains(place) ? elements[place].range : node?.range,
        help: Suggestion.clause(for: pattern.text, in: known))
    }
  }

  private mutating func checkExemptions(of policy: PolicyDocument) {
    let nodes = policy.node["exemptions"]?.elements ?? []
    for (exemption, node) in zip(policy.exemptions, nodes) where exemption.ends == nil {
      add(
        "bad-date", "'\(Printable.line(exemption.until))' is no day and no time",
        at: node["until"]?.range ?? node.range,
        help: "write a day such as 2026-12-31, or a time such as 2026-12-31T18:00:00Z")
    }
  }

  private mutating func add(
    _ code: String, _ message: String, at range: SourceRange?, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: range, help: help))
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
