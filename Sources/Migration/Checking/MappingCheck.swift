package import Documents
package import Model
package import Projects

/// Compares what a migration says with what rules and both vendors' tables know.
package struct MappingCheck {
  private let document: MigrationDocument
  private let rules: [MappingRule]
  private var kinds: [MappingRule.Place: Kind] = [:]
  private var diagnostics: [Diagnostic] = []

  package init(
    _ document: MigrationDocument, rules: [MappingRule] = MappingRule.all,
    providers: [any Provider]
  ) {
    self.document = document
    self.rules = rules
    for provider in providers {
      for kind in provider.kinds { kinds[.init(provider.vendor, kind.name)] = kind }
    }
  }

  /// Lists every mistake that the project alone can show.
  package mutating func problems(in project: Project) -> [Diagnostic] {
    diagnostics = []
    let source = vendor(of: document.from, "from", project)
    let target = vendor(of: document.to, "to", project)
    if document.from == document.to {
      add("same-tenant", "a tenant cannot be derived from itself", at: document.node?["to"]?.range)
    }
    if let source, let target { check(from: source, to: target) }
    return diagnostics.sorted()
  }

  private mutating func vendor(
    of tenant: String, _ field: String, _ project: Project
  ) -> String? {
    // A platform that there is not has been reported where the tenant is declared.
    if let found = project.tenant(tenant) { return found.vendor.isEmpty ? nil : found.vendor }
    add(
      "unknown-tenant", "there is no tenant '\(Printable.line(tenant))'",
      at: document.node?[field]?.range,
      help: Suggestion.clause(for: tenant, in: project.tenants.map(\.name)))
    return nil
  }

  private mutating func check(from source: String, to target: String) {
    let fitting = rules.filter { $0.source.vendor == source && $0.target.vendor == target }
    for (name, options) in document.map.sorted(by: { $0.key < $1.key }) {
      guard let rule = fitting.first(where: { $0.name == name }) else {
        unknown(name, options, fitting, source, target)
        continue
      }
      guard let kinds = tables(of: rule, options.range) else { continue }
      check(rule, options, kinds.source, kinds.target)
    }
    // A rule may speak of what is no kind here.
    let linked = fitting.flatMap(\.attributes).compactMap(\.link)
    for pairing in document.pairings {
      check(pairing.source, source, pairing, linked.map(\.source))
      check(pairing.target, target, pairing, linked.map(\.target))
    }
    var pairs = PairCheck(
      document.pairings, sources: kinds.filter { $0.key.vendor == source }.map(\.value),
      targets: kinds.filter { $0.key.vendor == target }.map(\.value))
    pairs.run()
    diagnostics += pairs.problems
  }

  private mutating func unknown(
    _ name: String, _ options: MappingOptions, _ fitting: [MappingRule], _ source: String,
    _ target: String
  ) {
    let other = rules.first { $0.name == name }
    add(
      "unknown-rule",
      other.map { "rule '\(name)' goes from \($0.source.vendor) to \($0.target.vendor)" }
        ?? "there is no rule '\(Printable.line(name))' from \(source) to \(target)",
      at: options.range,
      help: Suggestion.clause(for: name, in: fitting.map(\.name))
        ?? "there are " + fitting.map(\.name).joined(separator: ", "))
  }

  private mutating func tables(
    of rule: MappingRule, _ range: SourceRange?
  ) -> (source: Kind, target: Kind)? {
    if let source = kinds[rule.source], let target = kinds[rule.target] { return (source, target) }
    let missing = kinds[rule.source] == nil ? rule.source : rule.target
    add(
      "unknown-kind", "rule '\(rule.name)' needs \(missing.vendor)'s kind '\(missing.kind)'",
      at: range)
    return nil
  }

  private mutating func check(
    _ rule: MappingRule, _ options: MappingOptions, _ source: Kind, _ target: Kind
  ) {
    for attribute in options.filter.map(\.attribute) {
      expect(attribute, of: source, in: rule, "filter")
    }
    let written: [(String, [String])] = [
      ("defaults", options.defaults.map(\.attribute)), ("values", Array(options.values.keys)),
      ("omit", Array(options.omitted.keys)),
    ]
    for (field, names) in written {
      for name in names.sorted() { expect(name, of: target, in: rule, field) }
    }
    for name in options.lifecycle.ignored where target.attribute(name) == nil {
      let isPrefix = target.attributes.contains { $0.name.hasPrefix(name + ".") }
      if !isPrefix { expect(name, of: target, in: rule, "lifecycle", "ignore") }
    }
    if let split = options.split {
      expect(split.by, of: source, in: rule, "split", "by")
      check(split.naming, source, place(rule, "split", "name"), adding: ["part"])
    }
    if let naming = options.naming { check(naming, source, place(rule, "name")) }
    checkSettings(rule, options)
    checkMerges(rule, options)
  }

  private mutating func expect(
    _ name: String, of kind: Kind, in rule: MappingRule, _ path: String...
  ) {
    guard kind.attribute(name) == nil else { return }
    add(
      "unknown-attribute",
      "\(kind.singular) has no attribute '\(Printable.line(name))'",
      at: keyPlace(rule, path, name),
      help: Suggestion.clause(for: name, in: kind.attributes.map(\.name)))
  }

  private mutating func check(
    _ text: String, _ kind: Kind, _ range: SourceRange?, adding more: [String] = []
  ) {
    do {
      let template = try NameTemplate(text)
      let known = kind.attributes.map(\.name) + ["name", "label"] + more
      for field in template.fields where !known.contains(field) {
        add(
          "unknown-attribute",
          "\(kind.singular) has no attribute '\(Printable.line(field))'", at: range,
          help: Suggestion.clause(for: field, in: known))
      }
    } catch {
      add("bad-template", error.message, at: range, help: error.help)
    }
  }

  private mutating func checkSettings(_ rule: MappingRule, _ options: MappingOptions) {
    let known = rule.settings.map(\.name)
    for name in options.settings.keys where !known.contains(name) {
      add(
        "unknown-setting", "rule '\(rule.name)' has no setting '\(Printable.line(name))'",
        at: keyPlace(rule, ["settings"], name),
        help: Suggestion.clause(for: name, in: known)
          ?? (known.isEmpty ? nil : "there are " + known.joined(separator: ", ")))
    }
  }

  /// An object in two merges has two names, and merges that feed each other have no end.
  private mutating func checkMerges(_ rule: MappingRule, _ options: MappingOptions) {
    var owners: [String: String] = [:]
    for merge in options.merges {
      for source in merge.sources {
        if let other = owners[source] {
          add(
            "mapping-cycle",
            "'\(Printable.line(source))' is merged into '\(Printable.line(other))' and "
              + "'\(Printable.line(merge.name))'",
            at: keyPlace(rule, ["merge"], merge.name))
        }
        owners[source] = merge.name
      }
    }
    for merge in options.merges
    where options.merges.contains(where: {
      $0.name != merge.name && $0.sources.contains(merge.name) && merge.sources.contains($0.name)
    }) {
      add(
        "mapping-cycle", "merges into '\(Printable.line(merge.name))' lead back to themselves",
        at: keyPlace(rule, ["merge"], merge.name))
    }
  }

  private mutating func check(
    _ kind: String, _ vendor: String, _ pairing: MigrationDocument.Pairing, _ linked: [String]
  ) {
    let known = Set(kinds.keys.filter { $0.vendor == vendor }.map(\.kind)).union(linked)
    guard !known.contains(kind) else { return }
    add(
      "unknown-kind", "\(vendor) has no kind '\(Printable.line(kind))'", at: pairing.range,
      help: Suggestion.clause(for: kind, in: known.sorted()))
  }

  private func place(_ rule: MappingRule, _ path: String...) -> SourceRange? {
    path.reduce(document.node?["map"]?[rule.name]) { $0?[$1] }?.range
      ?? document.map[rule.name]?.range
  }

  private func keyPlace(_ rule: MappingRule, _ path: [String], _ key: String) -> SourceRange? {
    let node = path.reduce(document.node?["map"]?[rule.name]) { $0?[$1] }
    return node?.member(key)?.keyRange ?? node?.range ?? document.map[rule.name]?.range
  }

  private mutating func add(
    _ code: String, _ message: String, at range: SourceRange?, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(code, message, at: range, help: help))
  }
}
