package import Documents
import Model
package import Projects

/// A document of kind `migration`: from which tenant to which, and by what rules.
package struct MigrationDocument: Sendable {
  /// Objects that nothing can derive and people made on both sides: scripts and flows, prompts.
  package struct Pairing: Sendable {
    /// The source's kind.
    package var source: String
    /// The target's kind.
    package var target: String
    /// Keys of the target by keys of the source.
    package var names: [String: String]
    /// Where it is written.
    package var range: SourceRange?
    /// Where each name is written, by the name at the source.
    package var places: [String: (source: SourceRange, target: SourceRange)] = [:]

    /// One end of a pair.
    package enum Side: Hashable, Sendable {
      case source, target
    }

    package init(
      source: String, target: String, names: [String: String], range: SourceRange? = nil
    ) {
      self.source = source
      self.target = target
      self.names = names
      self.range = range
    }

    /// Where one name of a pair is written.
    func place(of name: String, _ side: Side) -> SourceRange? {
      let place = places[name]
      return (side == .source ? place?.source : place?.target) ?? range
    }

    /// What must be there on one side, by the name at the source.
    func expected(on side: Side) -> [(name: String, object: ExpectedObject)] {
      names.sorted { $0.key < $1.key }.map { from, to in
        let isSource = side == .source
        return (
          from,
          ExpectedObject(
            kind: isSource ? source : target, name: isSource ? from : to,
            range: place(of: from, side))
        )
      }
    }
  }

  /// What tells it from other migrations.
  package var name: String
  /// The source tenant's name in the project.
  package var from: String
  /// The target tenant's name in the project.
  package var to: String
  /// What the author says about each rule in use, by the rule's name.
  package var map: [String: MappingOptions]
  /// What is written by hand on both sides.
  package var pairings: [Pairing]
  /// The document with positions, where it was read from one.
  package var node: Node?

  package init(
    name: String, from: String, to: String, map: [String: MappingOptions],
    pairings: [Pairing] = []
  ) {
    self.name = name
    self.from = from
    self.to = to
    self.map = map
    self.pairings = pairings
  }

  /// Takes a document that `Project.load` has found to have the right shape.
  package init(_ document: Document) {
    name = document.identity
    from = document.value["from"]?.string ?? ""
    to = document.value["to"]?.string ?? ""
    node = document.node
    map = [:]
    for (rule, value) in document.value["map"]?.object ?? Object() {
      map[rule] = MappingOptions(
        value, at: document.node["map"]?.member(rule)?.keyRange)
    }
    let nodes = document.node["pairs"]?.elements ?? []
    pairings = (document.value["pairs"]?.array ?? []).enumerated().map { place, value in
      Pairing(value, nodes.indices.contains(place) ? nodes[place] : nil)
    }
  }

  /// The kind of document, for `Project.load`.
  package static let kind = DocumentKind(
    "migration",
    summary: "How a tenant is derived from another one, rule by rule.",
    identity: "name",
    fields: [
      .string("name", "What tells the migration from others.", length: 1...100).required(),
      .string("from", "The source tenant, by its name in the project.", length: 1...100)
        .required(),
      .string("to", "The target tenant, by its name in the project.", length: 1...100).required(),
      .map(
        "map", from: .text, to: .record(MappingOptions.fields),
        "The rules in use, by name; '{}' takes a rule as it is."),
      .list("pairs", of: .record(pair), "What people made on both sides, such as call flows."),
    ]
  ).deriving("to")

  private static let pair: [Attribute] = [
    .string("source", "The source's kind.", length: 1...100).required(),
    .string("target", "The target's kind.", length: 1...100).required(),
    .map(
      "names", from: .text, to: .string(length: 1...2_000, format: nil),
      "Names at the target by names at the source, or ids where a name says too little; each must "
        + "be there."),
  ]
}

extension MigrationDocument.Pairing {
  fileprivate init(_ value: Value, _ node: Node?) {
    self.init(
      source: value["source"]?.string ?? "", target: value["target"]?.string ?? "",
      names: Dictionary(
        (value["names"]?.object ?? Object()).compactMap { key, name in
          name.string.map { (key, $0) }
        }, uniquingKeysWith: { first, _ in first }),
      range: node?.range)
    for member in node?["names"]?.members ?? [] {
      places[member.key] = (member.keyRange, member.value.range)
    }
  }
}
