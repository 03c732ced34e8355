import Contracts
package import Documents
package import Model
package import Parsing
import Planning
package import Projects

/// Finds what is wrong with the policies of a project, as far as its files can show it.
package struct PolicyCheck {
  let kinds: [Kind]
  private let tenants: [String]
  private let zones: ZoneLibrary
  private let rules: [PolicyRule]
  var diagnostics: [Diagnostic] = []

  package init(
    providers: [any Provider], tenants: [String], zones: ZoneLibrary,
    rules: [PolicyRule] = PolicyRule.all
  ) {
    self.zones = zones
    kinds = providers.flatMap(\.kinds)
    self.tenants = tenants
    self.rules = rules
  }

  /// Lists every mistake, by place.
  package static func problems(
    in project: Project, providers: [any Provider], zones: ZoneLibrary
  ) -> [Diagnostic] {
    var check = PolicyCheck(
      providers: providers, tenants: project.tenants.map(\.name), zones: zones)
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
    checkZones(member.value, setting.schema)
    for violation in schema.validate(value) {
      add(
        "bad-setting", "setting '\(setting.name)': \(violation.message)",
        at: member.value.range(of: violation) ?? member.value.range, help: violation.help)
    }
  }

  /// Looks at the names of time zones, wherever the schema of a setting asks for one.
  private mutating func checkZones(_ node: Node, _ schema: Value) {
    if schema["format"] == "time-zone", let name = node.string, zones.zone(name) == nil {
      add(
        "unknown-time-zone", "there is no time zone '\(Printable.line(name))'", at: node.range,
        help: "write an IANA name such as Europe/Berlin")
    }
    if let items = schema["items"] { node.elements?.forEach { checkZones($0, items) } }
    for (name, inner) in schema["properties"]?.object ?? Object() {
      if let part = node[name] { checkZones(part, inner) }
    }
  }

  private mutating func checkMatch(of policy: PolicyDocument) {
    let node = policy.node["match"]
    let actions = Change.Action.allCases.map(\.rawValue) + [PolicyMatch.noAction]
    let names = Set(kinds.map(\.name)).sorted()
    check(node?["kinds"], policy.match.kinds, among: names, "unknown-kind", "kind")
    check(node?["actions"], policy.match.actions, among: actions, "unknown-action", "action")
    checkAddresses(policy.match.addresses, node?["addresses"])
  }

  /// A pattern that no address fits lets through what it was written to catch.
  private mutating func checkAddresses(_ patterns: [AddressPattern], _ node: Node?) {
    for (pattern, element) in zip(patterns, node?.elements ?? [])
    where !tenants.contains(where: { couldMatch(pattern, in: $0) }) {
      add(
        "unknown-address", "no address fits '\(Printable.line(pattern.text))'", at: element.range,
        help: "an address is TENANT/KIND/NAME, such as "
          + "'\(tenants.first ?? "cloud")/\(kinds.first?.name ?? "queues")/*'")
    }
  }

  /// Whether an object of a tenant could have such an address; a `*` also stands for a '/'.
  private func couldMatch(_ pattern: AddressPattern, in tenant: String) -> Bool {
    let head = pattern.text.prefix { $0 != "*" }
    let isOpen = head.count < pattern.text.count
    return kinds.contains { kind in
      let start = "\(tenant)/\(kind.name)/"
      return head.hasPrefix(start)
        ? isOpen || head.count > start.count
        : isOpen && start.hasPrefix(head)
    }
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
    for (exemption, node) in zip(policy.exemptions, nodes) {
      checkAddresses(exemption.addresses, node["addresses"])
      guard exemption.ends == nil else { continue }
      add(
        "bad-date", "'\(Printable.line(exemption.until))' is no day and no time",
        at: node["until"]?.range ?? node.range,
        help: "write a day such as 2026-12-31, or a time such as 2026-12-31T18:00:00Z")
    }
  }

  mutating func add(
    _ code: String, _ message: String, at range: SourceRange?, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: range, help: help))
  }
}
