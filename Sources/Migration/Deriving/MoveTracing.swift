import Documents
import Model

/// Traces what moved at the source to the attributes of the target that follow from it.
///
/// Only objects that moved are looked at closely, so that a quiet night costs nothing.
struct MoveTracing {
  /// Objects by which others are reached: kind, attribute and what counts in it.
  private typealias Reverse = ValueConversion.Reverse

  private let mapping: Mapping
  private let moved: [MovedObject]
  /// By kind and id.
  private var byID: [String: [String: MovedObject]] = [:]
  /// By kind and the folded keys of now and then.
  private var byKey: [String: [String: [MovedObject]]] = [:]
  /// What moved of that which made a target at the last apply, by the target's kind and key.
  private var makers: [String: [MovedObject]] = [:]
  private var referrers: [Reverse: [String: [Provenance.Move]]] = [:]
  /// By rule, the attributes by which objects are taken or left.
  private var decisive: [String: Set<String>] = [:]
  /// By rule, the attributes that names are made of.
  private var naming: [String: Set<String>] = [:]
  /// By kind, both of all rules that take its objects.
  private var telling: [String: Set<String>] = [:]

  init(_ mapping: Mapping, _ moved: [MovedObject], since before: Crosswalk?) {
    self.mapping = mapping
    self.moved = moved
    guard !moved.isEmpty else { return }
    for object in moved {
      let kind = object.address.kind
      byID[kind, default: [:]][object.id] = object
      for key in Set([object.address.key, object.formerKey].compactMap(\.self)) {
        byKey[kind, default: [:]][folded(key, kind), default: []].append(object)
      }
    }
    for entry in before?.entries ?? [] where entry.standing != .paired {
      guard let id = entry.source.id, let object = byID[entry.source.kind]?[id] else { continue }
      makers["\(entry.target.kind)/\(entry.target.key)", default: []].append(object)
    }
    for rule in mapping.rules { note(rule) }
  }

  private mutating func note(_ rule: MappingRule) {
    guard let options = mapping.document.map[rule.name] else { return }
    let tests = Set(
      rule.standing.map(\.attribute) + rule.leftOut.map(\.attribute)
        + options.filter.map(\.attribute))
    let key = mapping.sourceKinds[rule.source.kind]?.keyAttribute?.name
    let names = Set(Usage.naming(rule, options).map { $0 == "name" ? key ?? $0 : $0 })
    decisive[rule.name] = tests
    naming[rule.name] = names
    telling[rule.source.kind, default: []].formUnion(tests.union(names))
  }

  /// Says what a derived resource comes from, and what of that moved.
  mutating func provenance(of draft: Draft, _ key: String, _ kind: Kind) -> Provenance {
    let source = draft.rule.source.kind
    var result = Provenance(
      sources: draft.objects.map { "\(mapping.document.from)/\(source)/\($0.key)" }.sorted())
    guard !moved.isEmpty else { return result }
    let own = own(draft, "\(kind.name)/\(key)")
    let decisive = decisive[draft.rule.name] ?? []
    if let name = kind.keyAttribute?.name {
      let names = decisive.union(naming[draft.rule.name] ?? [])
      result.add(moves(of: own) { names.contains($0) }, to: name)
    }
    for rule in draft.rule.attributes {
      let direct = own.isEmpty ? [] : direct(rule, own, decisive)
      result.add(direct + foreign(rule, draft, own), to: rule.target)
    }
    return result
  }

  /// What moved of the objects that make a target, or made it at the last apply.
  private func own(_ draft: Draft, _ target: String) -> [MovedObject] {
    let ids = byID[draft.rule.source.kind] ?? [:]
    let present = Set(draft.objects.map(\.id))
    return draft.objects.compactMap { ids[$0.id] }
      + (makers[target] ?? []).filter { !present.contains($0.id) }
  }

  /// What moved of the objects themselves.
  private func direct(
    _ rule: AttributeMapping, _ own: [MovedObject], _ decisive: Set<String>
  ) -> [Provenance.Move] {
    let fed = Self.feeding(rule)
    return moves(of: own) { name in
      decisive.contains(name) || fed?.contains { name.overlaps($0) } ?? true
    }
  }

  /// The source attributes that one attribute is computed from; nil for any of them.
  private static func feeding(_ rule: AttributeMapping) -> Set<String>? {
    if case .siblings = rule.conversion { return nil }
    if let source = rule.source, source == "piece" || source.hasPrefix("piece.") { return nil }
    var names = Set([rule.source].compactMap(\.self) + rule.others)
    if case .text(let text) = rule.conversion { names.formUnion(Usage.fields(text)) }
    return names
  }

  private func moves(
    of objects: [MovedObject], where isTelling: (String) -> Bool
  ) -> [Provenance.Move] {
    objects.flatMap { object -> [Provenance.Move] in
      let subject = object.address.description
      guard object.before != nil else { return [.init(subject, .came)] }
      guard object.after != nil else { return [.init(subject, .left)] }
      return object.attributes.filter(isTelling).map { move(object, subject, $0) }
    }
  }

  private func move(_ object: MovedObject, _ subject: String, _ name: String) -> Provenance.Move {
    guard let attribute = mapping.sourceKinds[object.address.kind]?.attribute(name),
      !attribute.isSecret
    else { return .init(subject, .changed(name, before: nil, after: nil)) }
    let values = [object.before, object.after].map { value in
      value?[path: attribute.path].flatMap { $0.isNull ? nil : $0 }
    }
    return .init(subject, .changed(name, before: values[0], after: values[1]))
  }

  private func folded(_ key: String, _ kind: String) -> String {
    mapping.sourceKinds[kind]?.foldedKey(key) ?? key
  }
}

// What other objects decide.
extension MoveTracing {
  /// What moved of the objects that the source refers to, or that refer to it.
  private mutating func foreign(
    _ rule: AttributeMapping, _ draft: Draft, _ own: [MovedObject]
  ) -> [Provenance.Move] {
    switch rule.conversion {
    case .reference(let kind, _): return referred(kind, nil, rule, draft, own)
    case .references(let kind, _, let field): return referred(kind, field, rule, draft, own)
    case .ratings(let kind, _, _, _), .ranked(let kind, _, _):
      return referred(kind, nil, rule, draft, own)
    case .related(let kind, _): return referred(kind, nil, rule, draft, own, isWhole: true)
    case .referrers(let kind, let attribute, _), .memberships(let kind, let attribute, _, _, _):
      let reverse = Reverse(kind, attribute, rule.counting)
      let table = referring(reverse)
      let name = draft.rule.source.kind
      return draft.objects.flatMap { table[folded($0.key, name)] ?? [] }
    default: return []
    }
  }

  private func referred(
    _ kind: String, _ field: String?, _ rule: AttributeMapping, _ draft: Draft,
    _ own: [MovedObject], isWhole: Bool = false
  ) -> [Provenance.Move] {
    guard let table = byKey[kind] else { return [] }
    let values = draft.objects.map(\.attributes) + own.compactMap(\.before)
    let keys = Set(
      values.flatMap { value in
        value[path: rule.sourcePath].map { ValueConversion.keys($0, field) } ?? []
      })
    let telling = telling[kind] ?? []
    return keys.sorted().flatMap { key in
      moves(of: table[folded(key, kind)] ?? []) { isWhole || telling.contains($0) }
    }
  }

  /// What moved of the objects that refer to others, by the folded keys of those; built once.
  private mutating func referring(_ reverse: Reverse) -> [String: [Provenance.Move]] {
    if let known = referrers[reverse] { return known }
    var table: [String: [Provenance.Move]] = [:]
    let telling = telling[reverse.kind] ?? []
    let target = mapping.sourceKinds[reverse.kind]?.attribute(reverse.attribute)
    let other = target?.type.references.first?.kind
    for object in moved where object.address.kind == reverse.kind {
      let before = keys(in: object.before, reverse)
      let after = keys(in: object.after, reverse)
      let isTaken = !telling.isDisjoint(with: object.attributes)
      let keys = isTaken ? before.union(after) : before.symmetricDifference(after)
      let found = moves(of: [object]) { telling.contains($0) || $0 == reverse.attribute }
      for key in keys { table[other.map { folded(key, $0) } ?? key, default: []] += found }
    }
    referrers[reverse] = table
    return table
  }

  private func keys(in attributes: Value?, _ reverse: Reverse) -> Set<String> {
    let path = reverse.attribute.split(separator: ".").map(String.init)
    guard let value = attributes?[path: path]?.counting(reverse.counting) else { return [] }
    return Set(ValueConversion.keys(value, nil))
  }
}

extension String {
  /// Whether one of two dotted names is the other, or stands for a part of it.
  fileprivate func overlaps(_ other: String) -> Bool {
    self == other || hasPrefix(other + ".") || other.hasPrefix(self + ".")
  }
}
