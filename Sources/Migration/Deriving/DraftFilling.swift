import Documents
import Model

/// The second step: what drafts say, what they refer to, and what got lost on the way.
struct DraftFilling {
  private(set) var resources: [Resource] = []
  private(set) var entries: [Crosswalk.Entry] = []
  private(set) var coverage = Coverage()
  private(set) var problems: [Diagnostic] = []

  private let mapping: Mapping
  private let source: Inventory
  private let selection: Selection
  private var conversions: ValueConversion
  private var losses = LossBook()
  private var breaks = BreakBook()
  private var takenKeys: [String: [String: (key: String, draft: Int)]] = [:]
  private var rows: [String: Coverage.Row] = [:]
  private var made: [String: (attributes: Value, place: Int)] = [:]
  private var tracing: MoveTracing
  /// Attributes of the draft in hand whose values the target does not take.
  private var unfit: Set<String> = []

  init(
    _ mapping: Mapping, _ source: Inventory, _ selection: Selection, _ tracing: MoveTracing
  ) {
    self.mapping = mapping
    self.tracing = tracing
    self.source = source
    self.selection = selection
    conversions = ValueConversion(mapping, source, selection)
  }

  mutating func run() {
    for (kind, key, gap) in selection.gaps {
      losses.add(kind, key, gap.attribute, gap.severity, gap.reason)
    }
    for place in selection.drafts.indices { fill(place) }
    UnheldFields(mapping, source).note(in: rows.values, losses: &losses)
    coverage.rows = (selection.rows + rows.values).sorted {
      (rank($0.rule), $0.key, $0.id) < (rank($1.rule), $1.key, $1.id)
    }
    coverage.losses = losses.all
    coverage.breaks = breaks.all
    coverage.untouched = untouched
    coverage.unread = mapping.sourceKinds.keys.filter { !source.hasRead($0) }.sorted()
  }

  /// What no rule takes of the kinds that were read, less what people have paired.
  private var untouched: [(kind: String, count: Int)] {
    let taken = Set(mapping.rules.map(\.source.kind))
    let pairings = Dictionary(grouping: mapping.document.pairings, by: \.source)
    return source.kinds.filter { !taken.contains($0) }.compactMap { kind in
      let paired = Set(
        (pairings[kind] ?? []).flatMap { pairing in
          pairing.expected(on: .source).compactMap { $0.object.object(in: source)?.id }
        })
      let count = source.objects(of: kind).count { !paired.contains($0.id) }
      return count > 0 ? (kind, count) : nil
    }
  }

  private func rank(_ rule: String) -> Int {
    mapping.rules.firstIndex { $0.name == rule } ?? 0
  }

  private mutating func fill(_ place: Int) {
    let draft = selection.drafts[place]
    guard let kind = mapping.targetKinds[draft.rule.target.kind], let main = draft.objects.first
    else { return }
    var attributes = Value.object(Object())
    unfit = []
    if let key = kind.keyAttribute, let name = draft.name {
      attributes.set(.string(name), at: key.path)
    }
    for mapping in draft.rule.attributes where draft.options.omitted[mapping.target] == nil {
      guard let attribute = kind.attribute(mapping.target),
        let value = value(mapping, attribute, draft)
      else { continue }
      attributes.set(value, at: attribute.path)
    }
    addDefaults(to: &attributes, kind, draft)
    reportMissing(kind, attributes, draft)
    guard let key = kind.key(of: attributes) else { return }
    if joined(key, kind, attributes, draft) { return }
    guard take(key, kind, place, main) else { return }
    made["\(kind.name)/\(key)"] = (attributes, resources.count)
    finish(key, kind, attributes, draft)
  }

  private mutating func addDefaults(to attributes: inout Value, _ kind: Kind, _ draft: Draft) {
    for (name, value) in draft.options.defaults {
      guard let attribute = kind.attribute(name), attributes[path: attribute.path] == nil else {
        continue
      }
      let fitted = attribute.type.fitted(value, isCosmetic: false)
      if let loss = fitted.loss {
        problems.append(
          Diagnostic(
            "bad-default", "rule '\(draft.rule.name)' cannot give that default: '\(name)' \(loss)",
            at: draft.options.range))
      } else if let value = fitted.value {
        attributes.set(value, at: attribute.path)
      }
    }
  }

  private mutating func reportMissing(
    _ kind: Kind, _ attributes: Value, _ draft: Draft
  ) {
    for attribute in kind.attributes
    where isNeeded(attribute, draft.rule) && attributes[path: attribute.path] == nil
      && !unfit.contains(attribute.name)
    {
      problems.append(
        Diagnostic(
          "missing-value",
          "rule '\(draft.rule.name)' finds no '\(attribute.name)', which a \(kind.singular) needs",
          at: draft.options.range,
          help: "give it under 'defaults'"
            + (draft.rule.settings.contains { $0.name == attribute.name } ? " or 'settings'" : "")))
    }
  }

  /// What has no name of its own and says the same, as one person in two address books, is one.
  private mutating func joined(
    _ key: String, _ kind: Kind, _ attributes: Value, _ draft: Draft
  ) -> Bool {
    guard draft.rule.naming == nil, let made = made["\(kind.name)/\(key)"],
      made.attributes == attributes
    else { return false }
    for object in draft.objects { link(object, to: key, kind, draft.rule) }
    let more = tracing.provenance(of: draft, key, kind)
    resources[made.place].provenance?.join(more)
    return true
  }

  /// Two objects of one name, in any case, would be one at the target.
  private mutating func take(_ key: String, _ kind: Kind, _ place: Int, _ main: LiveObject) -> Bool
  {
    let folded = key.lowercased()
    guard let taken = takenKeys[kind.name]?[folded] else {
      takenKeys[kind.name, default: [:]][folded] = (key, place)
      return true
    }
    let other = selection.drafts[taken.draft]
    problems.append(
      Collision(kind, key, selection.drafts[place], main, other, taken.key).diagnostic)
    return false
  }

  private mutating func finish(_ key: String, _ kind: Kind, _ attributes: Value, _ draft: Draft) {
    var body = attributes
    if let name = kind.keyAttribute { body.remove(at: name.path) }
    let address = Address(tenant: mapping.document.to, kind: kind.name, key: key)
    var origins: [String: SourceRange] = [:]
    if let range = draft.options.range {
      for (place, _) in kind.held(in: body) { origins[kind.attributes[place].name] = range }
    }
    var resource = Resource(
      address: address, attributes: attributes, lifecycle: draft.options.lifecycle,
      declaredAt: draft.options.range, origins: origins)
    resource.provenance = tracing.provenance(of: draft, key, kind)
    resources.append(resource)
    for object in draft.objects { link(object, to: key, kind, draft.rule) }
    for text in [key] where Printable.text(text) != text {
      problems.append(
        Diagnostic(
          .warning, "invisible-characters",
          "\(kind.singular) '\(Printable.excerpt(text))' has invisible characters in its name",
          at: draft.options.range, help: "write '| visible' into the name template to drop them"))
    }
  }

  private mutating func link(
    _ object: LiveObject, to key: String, _ kind: Kind, _ rule: MappingRule
  ) {
    entries.append(
      Crosswalk.Entry(
        source: Crosswalk.End(kind: rule.source.kind, key: object.key, id: object.id),
        target: Crosswalk.End(kind: kind.name, key: key, id: nil)))
    note("\(kind.name)/\(key)", object, rule)
  }

  private mutating func note(_ target: String, _ object: LiveObject, _ rule: MappingRule) {
    let id = "\(rule.name)/\(object.id)"
    var targets: [String] = []
    if case .mapped(let earlier)? = rows[id]?.fate { targets = earlier }
    rows[id] = Coverage.Row(
      rule: rule.name, kind: rule.source.kind, key: object.key, id: object.id,
      fate: .mapped(Set(targets + [target]).sorted()))
  }
}

// Values of one attribute.
extension DraftFilling {
  private mutating func value(
    _ rule: AttributeMapping, _ attribute: Attribute, _ draft: Draft
  ) -> Value? {
    var result: Value?
    var elements: [Value] = []
    for (rank, object) in draft.objects.enumerated() {
      guard let value = value(rule, attribute, draft, of: object) else { continue }
      if draft.objects.count > 1, case (.set, .array(let more)) = (attribute.type, value) {
        elements += more
        result = []
        continue
      }
      guard let known = result else {
        result = value
        continue
      }
      result = attribute.type.united(known, value)
      if result == known, known != value, rank > 0, attribute.type.isScalar {
        losses.add(
          draft.rule.source.kind, object.key, rule.told, .medium,
          "the object that it is merged with says something else, which holds")
      }
    }
    // Sets add up at once: an address book can be made of thousands of contacts.
    return elements.isEmpty ? result : attribute.type.canonical(.array(Array(Set(elements))))
  }

  /// What one object gives, as far as the target takes it.
  private mutating func value(
    _ rule: AttributeMapping, _ attribute: Attribute, _ draft: Draft, of object: LiveObject
  ) -> Value? {
    let kind = draft.rule.source.kind
    let converted = conversions.value(of: rule, object, draft)
    for miss in converted.misses { add(miss, rule, attribute, draft, object) }
    for reason in converted.unheld { losses.add(kind, object.key, rule.told, .high, reason) }
    guard let value = table(converted.value, rule, draft, object), !value.isNull else { return nil }
    noteReplacement(of: converted.value, by: value, attribute, rule, draft, object)
    let fitted = attribute.type.fitted(value, isCosmetic: attribute.impact == .cosmetic)
    if let loss = fitted.loss {
      losses.add(
        kind, object.key, rule.told, fitted.value == nil ? .high : .medium,
        "'\(attribute.name)' \(loss)")
      if fitted.value == nil { refuse(value, attribute, loss, draft, object) }
    }
    return fitted.value
  }

  /// Tells that the author writes another value because the target does not take the source's.
  private mutating func noteReplacement(
    of said: Value?, by value: Value, _ attribute: Attribute, _ rule: AttributeMapping,
    _ draft: Draft, _ object: LiveObject
  ) {
    guard let said, said != value else { return }
    let fitted = attribute.type.fitted(said, isCosmetic: false)
    guard fitted.value == nil, let loss = fitted.loss else { return }
    losses.add(
      draft.rule.source.kind, object.key, rule.told, .low,
      "'\(attribute.name)' \(loss): 'values' gives another")
  }

  /// Tells a value that an object cannot be made with, nor without.
  private mutating func refuse(
    _ value: Value, _ attribute: Attribute, _ loss: String, _ draft: Draft, _ object: LiveObject
  ) {
    guard isNeeded(attribute, draft.rule), draft.objects.count == 1,
      !draft.options.defaults.contains(where: { $0.attribute == attribute.name })
    else { return }
    unfit.insert(attribute.name)
    problems.append(
      Diagnostic(
        "unfit-value",
        "\(draft.rule.source.kind) '\(Printable.excerpt(object.key))' says "
          + "'\(Printable.excerpt(value.shown ?? value.typeName))' for '\(attribute.name)', which "
          + loss,
        at: draft.options.range,
        help: "write another for it under 'values', or change it at the source"))
  }

  private func isNeeded(_ attribute: Attribute, _ rule: MappingRule) -> Bool {
    attribute.isRequired || rule.needed.contains(attribute.name)
  }

  /// The author's table has the last word on what a source's value means; what was made of a piece
  /// of an object is looked up as it is.
  private func table(
    _ value: Value?, _ rule: AttributeMapping, _ draft: Draft, _ object: LiveObject
  ) -> Value? {
    guard let table = draft.options.values[rule.target] else { return value }
    let isWhole = rule.source != nil && rule.sourcePath.first != "piece"
    let said = isWhole ? object.attributes[path: rule.sourcePath] : value
    let texts = [said?.shown, said?["id"]?.string].compactMap(\.self)
    return texts.lazy.compactMap { table[$0] }.first ?? table["*"] ?? value
  }

  private mutating func add(
    _ miss: ValueConversion.Miss, _ rule: AttributeMapping, _ attribute: Attribute,
    _ draft: Draft, _ object: LiveObject
  ) {
    let given = draft.options.defaults.contains { $0.attribute == attribute.name }
    let table = draft.options.values[rule.target]
    let isTranslated = table?[miss.key] != nil || table?["*"] != nil
    let isTolerable = miss.isInList && miss.refusal.map { $0.cause != .filter } ?? false
    if given || isTolerable || isTranslated {
      losses.add(
        draft.rule.source.kind, object.key, rule.told, .low,
        "refers to \(miss.kind) that are left out")
    } else {
      breaks.add(
        miss, user: "\(draft.rule.source.kind) '\(object.key)' (\(rule.told))")
    }
  }
}
