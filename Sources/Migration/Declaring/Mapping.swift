import Documents
package import Model

/// A migration together with the rules and tables that it names, ready to derive a tenant.
package struct Mapping: Sendable {
  let document: MigrationDocument
  let rules: [MappingRule]
  let sourceKinds: [String: Kind]
  let targetKinds: [String: Kind]

  /// Takes those of the rules that the document uses, in the registry's order.
  package init(
    _ document: MigrationDocument, rules: [MappingRule] = MappingRule.all, sourceKinds: [Kind],
    targetKinds: [Kind]
  ) {
    self.document = document
    self.sourceKinds = Self.byName(sourceKinds)
    self.targetKinds = Self.byName(targetKinds)
    let (sources, targets) = (self.sourceKinds, self.targetKinds)
    self.rules = rules.filter {
      document.map[$0.name] != nil && sources[$0.source.kind] != nil
        && targets[$0.target.kind] != nil
    }
  }

  private static func byName(_ kinds: [Kind]) -> [String: Kind] {
    Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What of the source must be read, with the attributes stored apart that rules look at.
  package var readRequests: [ReadRequest] {
    var requests: [String: ReadRequest] = [:]
    for rule in rules {
      for name in [rule.source.kind] + rule.attributes.compactMap(\.lookedAt) {
        guard let kind = sourceKinds[name], requests[name] == nil else { continue }
        let apart = kind.attributes.filter(\.isStoredApart).map(\.name).filter(looks(at: name))
        requests[name] = ReadRequest(
          kind, apart: Dictionary(apart.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }))
      }
    }
    return requests.values.sorted { $0.kind.name < $1.kind.name }
  }

  /// What must be read of the source beside that: the objects that are paired by hand.
  package var pairRequests: [ReadRequest] {
    let read = Set(readRequests.map(\.kind.name))
    let wanted = Dictionary(
      grouping: document.pairings.filter { !read.contains($0.source) }, by: \.source)
    return wanted.sorted { $0.key < $1.key }.compactMap { name, pairings in
      sourceKinds[name].map { ReadRequest($0, keys: Set(pairings.flatMap(\.names.keys))) }
    }
  }

  /// What people must have made at the target.
  package var expectedAtTarget: [ExpectedObject] {
    document.pairings.filter { targetKinds[$0.target] != nil }
      .flatMap { $0.expected(on: .target).map(\.object) }
  }

  private func looks(at kind: String) -> (String) -> Bool {
    let used = Set(rules.flatMap { Usage.attributes(of: kind, usedBy: $0, document) })
    return { used.contains($0) }
  }

  /// Derives the target tenant's resources from what was read of the source.
  ///
  /// `moved` and the crosswalk of the last apply let each resource say what of it follows from which
  /// change at the source. The same input in any order gives the same bytes.
  package func derive(
    source: Inventory, written: [Resource], moved: [MovedObject] = [],
    since before: Crosswalk? = nil
  ) -> Derivation {
    let crosswalk = Crosswalk(
      migration: document.name, from: document.from, to: document.to, entries: [])
    var result = Derivation(crosswalk: crosswalk)
    result.problems = gaps(in: source)
    // Half a source would make a plan that deletes the other half.
    guard result.problems.isEmpty else { return result }
    var selection = Selection(self, source)
    selection.run()
    var filling = DraftFilling(
      self, source, selection, MoveTracing(self, moved, since: before))
    filling.run()
    let pairs = HandmadePairs(self, source)
    result.problems = selection.problems + filling.problems + pairs.problems
    result.coverage = filling.coverage
    result.coverage.pairs = pairs.counts
    result.crosswalk = Crosswalk(
      migration: document.name, from: document.from, to: document.to,
      entries: filling.entries + pairs.entries)
    let overlay = WrittenOverlay(written.filter { $0.address.tenant == document.to }, targetKinds)
    result.derived = Set(filling.resources.map(\.address))
    result.resources = overlay.laid(over: filling.resources)
    result.problems += result.coverage.breaks.map(\.diagnostic)
    result.problems = Array(Set(result.problems)).sorted()
    return result
  }

  private func gaps(in source: Inventory) -> [Diagnostic] {
    let holes = Dictionary(
      source.holes.map { ($0.kind, $0.reason) }, uniquingKeysWith: { first, _ in first })
    return readRequests.map(\.kind.name).filter { !source.hasRead($0) || holes[$0] != nil }
      .map { kind in
        Diagnostic(
          "incomplete-source",
          "\(kind) of tenant '\(document.from)' "
            + "could not be read\(holes[kind].map { ": \(Printable.line($0))" } ?? "")",
          help: "nothing is derived from half a source")
      }
  }
}

/// Which attributes of a source kind a rule uses up.
enum Usage {
  static func attributes(
    of kind: String, usedBy rule: MappingRule, _ document: MigrationDocument
  ) -> Set<String> {
    var used: Set<String> = []
    for mapping in rule.attributes {
      switch mapping.conversion {
      case .referrers(let other, let attribute, _), .memberships(let other, let attribute, _, _, _):
        if other == kind { used.insert(attribute) }
      default: break
      }
      guard rule.source.kind == kind else { continue }
      used.formUnion([mapping.source].compactMap(\.self) + mapping.others)
      if case .text(let text) = mapping.conversion { used.formUnion(fields(text)) }
    }
    guard rule.source.kind == kind, let options = document.map[rule.name] else { return used }
    used.formUnion(rule.standing.map(\.attribute) + rule.leftOut.map(\.attribute))
    used.formUnion(options.filter.map(\.attribute))
    used.formUnion([options.split?.by].compactMap(\.self))
    return used.union(fields(options.naming ?? rule.naming ?? ""))
  }

  /// The source attributes that names are made of.
  static func naming(_ rule: MappingRule, _ options: MappingOptions) -> Set<String> {
    let split = options.split.map { fields($0.naming) + [$0.by] } ?? []
    return Set(fields(options.naming ?? rule.naming ?? "") + split)
  }

  static func fields(_ text: String) -> [String] {
    (try? NameTemplate(text))?.fields ?? []
  }
}
