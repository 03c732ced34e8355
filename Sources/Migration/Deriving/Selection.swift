import Documents
import Model

/// One object of the target in the making: where it comes from and what it is called.
struct Draft {
  let rule: MappingRule
  let options: MappingOptions
  /// The objects that it is made of; the first has the last word.
  var objects: [LiveObject]
  var piece: MappingRule.Piece
  /// The value that a split made it of, where one did.
  var part: Value?
  /// The name; nil where the key is made of attributes.
  var name: String?
}

/// The first step: which objects are taken, what they become and what that is called.
struct Selection {
  private(set) var drafts: [Draft] = []
  private(set) var rows: [Coverage.Row] = []
  private(set) var links = LinkTable()
  private(set) var problems: [Diagnostic] = []
  /// What dividing objects loses.
  private(set) var gaps: [(kind: String, key: String, gap: MappingRule.Gap)] = []

  private let mapping: Mapping
  private let source: Inventory

  init(_ mapping: Mapping, _ source: Inventory) {
    self.mapping = mapping
    self.source = source
  }

  mutating func run() {
    for pairing in mapping.document.pairings {
      for (from, to) in pairing.names {
        // An author may know an object by its id alone.
        let named = source.object(of: pairing.source, id: from)?.key
        for key in Set([from, named ?? from]) {
          links.add(
            to, kind: pairing.target, for: key,
            sourceKind: mapping.sourceKinds[pairing.source], pairing.source)
        }
      }
    }
    for rule in mapping.rules { select(rule) }
  }

  private mutating func select(_ rule: MappingRule) {
    guard let options = mapping.document.map[rule.name],
      let kind = mapping.sourceKinds[rule.source.kind]
    else { return }
    var groups = Groups(
      options, kind,
      together: rule.gathering.flatMap { rule.settings(options.settings)[$0]?.shown })
    let objects = source.objects(of: kind.name).sorted { ($0.key, $0.id) < ($1.key, $1.id) }
    for object in objects {
      if let refusal = refusal(of: object, rule, options) {
        skip(object, rule, kind, refusal)
      } else {
        groups.add(object)
      }
    }
    report(groups.missing(among: objects), rule, options)
    let naming = Naming(
      rule, options, source: kind, target: mapping.targetKinds[rule.target.kind])
    for group in groups.all { draft(group, rule, options, kind, naming) }
  }

  private mutating func skip(
    _ object: LiveObject, _ rule: MappingRule, _ kind: Kind, _ refusal: Refusal
  ) {
    links.refuse(object.key, kind, target: rule.target.kind, refusal)
    rows.append(
      Coverage.Row(
        rule: rule.name, kind: kind.name, key: object.key, id: object.id,
        fate: .skipped(reason: refusal.reason), cause: refusal.cause))
  }

  private mutating func report(_ missing: [String], _ rule: MappingRule, _ options: MappingOptions)
  {
    for key in missing {
      problems.append(
        Diagnostic(
          .warning, "unknown-source",
          "rule '\(rule.name)' speaks of '\(Printable.line(key))', which the source does not have",
          at: options.range,
          help: Suggestion.clause(
            for: key, in: source.objects(of: rule.source.kind).map(\.key).sorted())))
    }
  }

  private func refusal(
    of object: LiveObject, _ rule: MappingRule, _ options: MappingOptions
  ) -> Refusal? {
    if let skip = options.skips.first(where: { $0.pattern.matches(object.key) }) {
      return Refusal(reason: skip.reason, cause: .author)
    }
    for (attribute, allowed) in options.filter {
      let value = object.attributes[path: attribute.split(separator: ".").map(String.init)]
      if !allowed.contains(where: { Self.fits(value, $0) }) {
        return Refusal(
          reason: "left out by the filter on '\(attribute)'", cause: .filter)
      }
    }
    let filtered = Set(options.filter.map(\.attribute))
    for standing in rule.standing where !filtered.contains(standing.attribute) {
      let path = standing.attribute.split(separator: ".").map(String.init)
      if let value = object.attributes[path: path], !value.isNull, value != standing.value {
        return Refusal(reason: standing.reason, cause: .dormant)
      }
    }
    let unwanted = rule.leftOut.first { entry in
      let path = entry.attribute.split(separator: ".").map(String.init)
      return !filtered.contains(entry.attribute)
        && object.attributes[path: path].map(entry.values.contains) ?? false
    }
    return unwanted.map { Refusal(reason: $0.reason, cause: .dormant) }
  }

  private static func fits(_ value: Value?, _ allowed: Value) -> Bool {
    guard let value else { return allowed.isNull }
    if value == allowed { return true }
    if let values = value.array { return values.contains { fits($0, allowed) } }
    guard let pattern = allowed.string, let text = value.shown else { return false }
    return AddressPattern(pattern).matches(text)
  }

  private mutating func draft(
    _ group: Groups.Group, _ rule: MappingRule, _ options: MappingOptions, _ kind: Kind,
    _ naming: Naming
  ) {
    guard let main = group.objects.first else { return }
    let divided = rule.division.map { $0(main.attributes, rule.settings(options.settings)) }
    for gap in divided?.gaps ?? [] { gaps.append((kind.name, main.key, gap)) }
    let parts = options.split.map { Self.parts(main, $0.by) } ?? [nil]
    for piece in divided?.pieces ?? [MappingRule.Piece()] {
      for part in parts {
        var draft = Draft(
          rule: rule, options: options, objects: group.objects, piece: piece, part: part)
        switch naming.name(of: draft, group.name) {
        case .success(let name): draft.name = name
        case .failure(let problem):
          problems.append(problem.diagnostic)
          continue
        }
        drafts.append(draft)
        guard let name = draft.name else { continue }
        for object in group.objects {
          links.add(
            name, kind: rule.target.kind, for: object.key, sourceKind: kind, kind.name,
            rule: rule.name, role: piece.role)
        }
      }
    }
  }

  private static func parts(_ object: LiveObject, _ attribute: String) -> [Value?] {
    let path = attribute.split(separator: ".").map(String.init)
    switch object.attributes[path: path] {
    case nil, .null: return [nil]
    case .array(let values): return values.isEmpty ? [nil] : values
    case .object(let object): return object.keys.sorted().map { .string($0) }
    case let value: return [value]
    }
  }
}

/// Why an object is left out.
struct Refusal {
  var reason: String
  var cause: Coverage.Cause
}

/// The objects of one rule, those that are merged together.
private struct Groups {
  struct Group {
    /// The name that a merge gives.
    var name: String?
    var objects: [LiveObject]
  }

  private var found: [Group] = []
  private var owners: [String: (name: String, rank: Int)] = [:]
  private var places: [String: Int] = [:]
  private let kind: Kind
  private let named: [String]
  private let together: String?

  /// `together` is the name of those that no merge names; nil where each stays alone.
  init(_ options: MappingOptions, _ kind: Kind, together: String?) {
    self.kind = kind
    self.together = together
    named = options.merges.flatMap(\.sources) + options.renames.keys.sorted()
    for merge in options.merges {
      for (rank, source) in merge.sources.enumerated() {
        owners[kind.foldedKey(source)] = (merge.name, rank)
      }
    }
  }

  mutating func add(_ object: LiveObject) {
    guard let name = owners[kind.foldedKey(object.key)]?.name ?? together else {
      found.append(Group(name: nil, objects: [object]))
      return
    }
    if let place = places[name] {
      found[place].objects.append(object)
    } else {
      places[name] = found.count
      found.append(Group(name: name, objects: [object]))
    }
  }

  /// In the order in which they came, each with what has the last word first.
  var all: [Group] {
    found.map { group in
      var group = group
      if group.objects.count > 1 {
        group.objects = group.objects.map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
      }
      return group
    }
  }

  private func rank(_ object: LiveObject) -> (Int, String, String) {
    (owners[kind.foldedKey(object.key)]?.rank ?? .max, object.key, object.id)
  }

  func missing(among objects: [LiveObject]) -> [String] {
    let known = Set(objects.map { kind.foldedKey($0.key) })
    return named.filter { !known.contains(kind.foldedKey($0)) }
  }
}
