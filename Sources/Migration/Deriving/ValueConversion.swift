import Documents
import Model

/// Turns values of the source into values of the target.
struct ValueConversion {
  /// A reference to something that has become nothing.
  struct Miss {
    var kind: String
    var key: String
    var refusal: Refusal?
    /// Whether others are left beside it.
    var isInList: Bool
  }

  /// What came of a value.
  struct Converted {
    var value: Value?
    var misses: [Miss] = []
    /// What the value cannot say.
    var unheld: [String] = []
  }

  /// Objects that refer to others in an attribute, of which only some entries may count.
  struct Reverse: Hashable {
    var kind: String
    var attribute: String
    var counting: String?

    init(_ kind: String, _ attribute: String, _ counting: String?) {
      self.kind = kind
      self.attribute = attribute
      self.counting = counting
    }
  }

  private let mapping: Mapping
  private let source: Inventory
  private let links: LinkTable
  private var referrers: [Reverse: [String: [String]]] = [:]
  private var templates: [String: NameTemplate] = [:]
  /// What each object has become, by rule, source id and role.
  private var siblings: [String: [String]] = [:]

  init(_ mapping: Mapping, _ source: Inventory, _ selection: Selection) {
    self.mapping = mapping
    self.source = source
    links = selection.links
    for draft in selection.drafts {
      guard let name = draft.name else { continue }
      for object in draft.objects {
        siblings["\(draft.rule.name)/\(object.id)/\(draft.piece.role)", default: []].append(name)
      }
    }
  }

  mutating func value(of rule: AttributeMapping, _ object: LiveObject, _ draft: Draft) -> Converted
  {
    let found = found(rule, object, draft)
    var settings: Object { draft.rule.settings(draft.options.settings) }
    switch rule.conversion {
    case .same: return Converted(value: found)
    case .constant(let value): return Converted(value: value)
    case .scaled(let factor, let divisor):
      return Converted(value: found.flatMap { $0.scaled(by: factor, over: divisor) })
    case .computed(let compute):
      return Converted(value: found.flatMap { compute($0, settings) })
    case .computedWhole(let compute):
      return Converted(value: compute(object.attributes, settings))
    case .text(let text): return Converted(value: self.text(text, object, draft))
    case .memberships(let kind, let attribute, let to, let field, let setting):
      let entry: Value = .object([field: settings[setting] ?? .null])
      let names = referring(object, draft, Reverse(kind, attribute, rule.counting), to).value
      return Converted(value: names.map { Self.each($0, is: entry) })
    case .related(let kind, let relate):
      let related = relate(objects(of: kind, in: found), settings)
      return Converted(value: related.value, unheld: related.unheld)
    case .siblings(let rule, let role):
      let names = siblings["\(rule)/\(object.id)/\(role)"] ?? []
      return Converted(value: names.isEmpty ? nil : .array(names.map { .string($0) }))
    case .reference(let from, let to):
      guard let key = found?.key else { return Converted() }
      return one(key, from, to)
    case .references(let from, let to, let field):
      guard let found else { return Converted() }
      return many(Self.keys(found, field), from, to)
    case .ranked(let from, let to, let field):
      var converted = found.map { many(Self.keys($0, nil), from, to) } ?? Converted()
      converted.value = converted.value.map { Self.numbered($0, field) }
      return converted
    case .ratings(let from, let to, let field, let grading):
      return ratings(found, from, to, field, grading, draft)
    case .referrers(let kind, let attribute, let to):
      return referring(object, draft, Reverse(kind, attribute, rule.counting), to)
    }
  }

  private func found(_ rule: AttributeMapping, _ object: LiveObject, _ draft: Draft) -> Value? {
    guard let name = rule.source else { return object.attributes }
    if let split = draft.options.split, split.by == name, let part = draft.part {
      return Self.only(part, of: object.attributes[path: rule.sourcePath])
    }
    let path = rule.sourcePath
    if name == "piece" { return draft.piece.values }
    let value =
      path.first == "piece"
      ? draft.piece.values[path: Array(path.dropFirst())] : object.attributes[path: path]
    return value == .null ? nil : value?.counting(rule.counting)
  }

  /// The part of a value that a split has made an object of.
  private static func only(_ part: Value, of value: Value?) -> Value? {
    switch value {
    case .array: .array([part])
    case .object(let object):
      part.string.flatMap { key in object[key].map { .object([key: $0]) } }
    default: value
    }
  }

  private mutating func text(_ text: String, _ object: LiveObject, _ draft: Draft) -> Value? {
    if templates[text] == nil { templates[text] = try? NameTemplate(text) }
    let filled = templates[text]?.text { field in
      object.attributes[path: field.split(separator: ".").map(String.init)]?.shown
    }
    guard case .success(let result)? = filled else { return nil }
    return .string(result)
  }

  private func one(_ key: String, _ from: String, _ to: String) -> Converted {
    let targets = links.targets(of: key, from, mapping.sourceKinds[from], as: to)
    if let target = targets.first { return Converted(value: target.reference) }
    return Converted(value: nil, misses: [miss(key, from, to, isInList: false)])
  }

  private func miss(_ key: String, _ from: String, _ to: String, isInList: Bool) -> Miss {
    Miss(
      kind: from, key: key,
      refusal: links.refusal(of: key, from, mapping.sourceKinds[from], as: to),
      isInList: isInList)
  }

  private func many(_ keys: [String], _ from: String, _ to: String) -> Converted {
    var found: [String: Value] = [:]
    var misses: [Miss] = []
    for key in keys {
      let targets = links.targets(of: key, from, mapping.sourceKinds[from], as: to)
      for target in targets { found[target.key] = target.reference }
      if targets.isEmpty { misses.append(miss(key, from, to, isInList: true)) }
    }
    let references = found.sorted { $0.key < $1.key }.map(\.value)
    return Converted(value: .array(references), misses: misses)
  }

  private static func each(_ names: Value, is entry: Value) -> Value {
    .object(Object((names.array ?? []).compactMap(\.string).map { ($0, entry) }))
  }

  /// What a value refers to, with all that is known of it.
  private func objects(of kind: String, in value: Value?) -> [(name: String, attributes: Value)] {
    (value.map { Self.keys($0, nil) } ?? []).compactMap { key in
      source.object(of: kind, key: key).map { (name: key, attributes: $0.attributes) }
    }
  }

  private static func numbered(_ names: Value, _ field: String) -> Value {
    let names = (names.array ?? []).compactMap(\.string)
    return .object(
      Object(names.enumerated().map { ($1, .object([field: .integer($0 + 1)])) }))
  }

  /// The keys that a value refers to: itself, its elements or its members.
  static func keys(_ value: Value, _ field: String?) -> [String] {
    switch value {
    case .array(let elements):
      elements.compactMap { element in
        (field.map { element[path: $0.split(separator: ".").map(String.init)] } ?? element)?.key
      }
    case .object(let object): object.keys
    default: value.key.map { [$0] } ?? []
    }
  }

  private func ratings(
    _ value: Value?, _ from: String, _ to: String, _ field: String, _ grading: Grading,
    _ draft: Draft
  ) -> Converted {
    guard case .object(let object)? = value else { return Converted() }
    let settings = draft.rule.settings(draft.options.settings)
    var result: [String: Int] = [:]
    var misses: [Miss] = []
    for (key, entry) in object {
      let targets = links.targets(of: key, from, mapping.sourceKinds[from], as: to)
      if targets.isEmpty { misses.append(miss(key, from, to, isInList: true)) }
      guard let grade = (entry[field] ?? entry).rounded else { continue }
      let graded = grading.grade(grade, settings)
      for target in targets {
        result[target.key] = grading.better(result[target.key] ?? graded, graded, settings)
      }
    }
    let entries = result.sorted { $0.key < $1.key }.map { ($0.key, Value.integer($0.value)) }
    return Converted(value: .object(Object(entries)), misses: misses)
  }

  /// Built once for each attribute: every queue asks for its members.
  private mutating func referring(
    _ object: LiveObject, _ draft: Draft, _ reverse: Reverse, _ to: String
  ) -> Converted {
    let kind = reverse.kind
    let own = mapping.sourceKinds[draft.rule.source.kind]
    if referrers[reverse] == nil {
      var table: [String: [String]] = [:]
      let path = reverse.attribute.split(separator: ".").map(String.init)
      for other in source.objects(of: kind) {
        guard let value = other.attributes[path: path]?.counting(reverse.counting) else { continue }
        for key in Self.keys(value, nil) {
          table[own?.foldedKey(key) ?? key, default: []].append(other.key)
        }
      }
      referrers[reverse] = table
    }
    let keys = referrers[reverse]?[own?.foldedKey(object.key) ?? object.key] ?? []
    var names: Set<String> = []
    for key in keys {
      // Those that are left out are in use by nobody here: they do the using.
      names.formUnion(links.targets(of: key, kind, mapping.sourceKinds[kind], as: to).map(\.key))
    }
    return Converted(value: .array(names.sorted().map { .string($0) }))
  }
}

extension Value {
  /// The key of a reference; the id of one that has no name.
  fileprivate var key: String? {
    let text = string ?? self["id"]?.string ?? integer.map(String.init)
    return text == "" ? nil : text
  }

  /// The entries in which a member is not false.
  func counting(_ member: String?) -> Value {
    guard let member, case .object(let object) = self else { return self }
    return .object(Object(object.filter { $0.value[member] != false }.map { ($0.key, $0.value) }))
  }

  /// A number rounded half up.
  fileprivate var rounded: Int? {
    if let integer { return integer }
    return scaled(by: 1, over: 1, isWhole: true)?.integer
  }

  /// The exact product; nil for what is no number.
  func scaled(by factor: Int, over divisor: Int, isWhole: Bool = false) -> Value? {
    guard let number else { return nil }
    // Six decimals are more than any share or duration has.
    let shifted = ExactDecimal(
      isNegative: number.isNegative, digits: number.digits, exponent: number.exponent + 6)
    guard let micros = shifted.integer ?? Self.truncated(shifted) else { return nil }
    let (product, overflow) = micros.multipliedReportingOverflow(by: factor)
    guard !overflow, divisor > 0 else { return nil }
    let scaled = floorDivided(2 * product + divisor, by: 2 * divisor)
    if isWhole { return .integer(floorDivided(2 * scaled + 1_000_000, by: 2_000_000)) }
    let text = String(scaled.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    return Value(ExactDecimal(isNegative: scaled < 0, digits: text, exponent: -6))
  }

  private static func truncated(_ number: ExactDecimal) -> Int? {
    guard number.exponent < 0 else { return nil }
    return ExactDecimal(
      isNegative: number.isNegative, digits: Array(number.digits.dropLast(-number.exponent)),
      exponent: 0
    ).integer
  }
}
