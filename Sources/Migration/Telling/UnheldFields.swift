import Documents
import Model

/// What mapped objects hold that no rule in use looks at.
struct UnheldFields {
  /// A field to be told of, and what a rule says about it.
  private struct Field {
    var name: String
    var severity: Coverage.Severity
    var reason: String

    init(_ attribute: Attribute, _ gap: MappingRule.Gap?) {
      name = gap?.attribute ?? attribute.name
      severity = gap?.severity ?? (attribute.impact == .cosmetic ? .low : .medium)
      reason = gap?.reason ?? "the target has no place for it"
    }
  }

  private let mapping: Mapping
  private let source: Inventory

  init(_ mapping: Mapping, _ source: Inventory) {
    self.mapping = mapping
    self.source = source
  }

  /// Looks at the objects of the rows, kind by kind.
  func note(in rows: some Collection<Coverage.Row>, losses: inout LossBook) {
    let byKind = Dictionary(grouping: mapping.rules, by: \.source.kind)
    for (name, rules) in byKind.sorted(by: { $0.key < $1.key }) {
      guard let kind = mapping.sourceKinds[name] else { continue }
      let fields = fields(of: kind, rules)
      let mapped = Set(rows.filter { $0.kind == name }.map(\.id))
      for object in source.objects(of: name) where mapped.contains(object.id) {
        note(object, of: kind, fields, &losses)
      }
    }
  }

  /// For each attribute of the kind what is said where an object has it.
  private func fields(of kind: Kind, _ rules: [MappingRule]) -> [Field?] {
    var used = Set(
      mapping.rules.flatMap { Usage.attributes(of: kind.name, usedBy: $0, mapping.document) })
    if let key = kind.keyAttribute { used.insert(key.name) }
    used.formUnion(rules.flatMap(\.silent))
    // What speaks of one attribute goes before what speaks of many.
    let gaps = rules.flatMap(\.gaps).sorted { $0.attribute.count > $1.attribute.count }
    return kind.attributes.map { attribute in
      guard attribute.mutability != .never, !used.contains(attribute.name) else { return nil }
      return Field(attribute, gaps.first { $0.covers(attribute.name) })
    }
  }

  private func note(
    _ object: LiveObject, of kind: Kind, _ fields: [Field?], _ losses: inout LossBook
  ) {
    var told: Set<String> = []
    for (place, value) in kind.held(in: object.attributes) {
      guard let field = fields[place], value.saysSomething,
        value != kind.attributes[place].defaultValue, told.insert(field.name).inserted
      else { continue }
      losses.add(kind.name, object.key, field.name, field.severity, field.reason)
    }
  }
}

extension Value {
  /// Whether it is more than a way to say nothing.
  fileprivate var saysSomething: Bool {
    switch self {
    case .null, .bool(false), .integer(0), .string(""): false
    case .array(let values): !values.isEmpty
    case .object(let object): !object.isEmpty
    default: true
    }
  }
}
