package import Documents
package import Model

/// Whether a target tenant holds what was derived from a source: counts, digests of the mapped
/// fields, and references, kind by kind.
package struct MigrationVerification: Sendable {
  /// One thing that is not as derived.
  package struct Mismatch: Hashable, Sendable {
    /// What is wrong.
    package enum Cause: String, Sendable {
      /// The object is not there.
      case missing
      /// There is more than one under the name.
      case repeated
      /// A field holds something else.
      case differs
      /// A reference leads nowhere.
      case dangling
    }

    /// The object of the target.
    package var address: Address
    /// The dotted name of the attribute, where one is concerned.
    package var attribute: String?
    /// What is wrong.
    package var cause: Cause
    /// What was derived and what is there, for people.
    package var detail: String
  }

  /// What was found of a kind.
  package struct Row: Sendable {
    /// The target's kind.
    package var kind: String
    /// How many objects of the source were mapped to it.
    package var sources: Int
    /// How many objects were derived.
    package var expected: Int
    /// How many of them are there.
    package var found: Int
    /// How many references were followed.
    package var references: Int
    /// SHA-256 over the mapped fields as derived, in canonical form.
    package var expectedDigest: String
    /// The same as the target has them.
    package var foundDigest: String
    /// How many objects are not as derived.
    package var mismatched: Int
  }

  /// One for each kind, by name.
  package private(set) var rows: [Row] = []
  /// By address and attribute.
  package private(set) var mismatches: [Mismatch] = []

  /// Mismatched objects in a million above which a migration has failed: 0.01 %.
  package static let tolerance = 100

  /// Compares what was derived with what was read of the target.
  ///
  /// Fields that the author leaves to the target, and those that no vendor shows, take no part.
  package init(_ derivation: Derivation, target: Inventory, kinds: [Kind]) {
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let derived =
      derivation.resources.filter { derivation.derived.contains($0.address) }
      + Self.paired(derivation.crosswalk, target, byName)
    let sources = Dictionary(
      grouping: Set(
        derivation.crosswalk.entries.map {
          [$0.target.kind, $0.source.kind, $0.source.key, $0.source.id ?? ""]
        }),
      by: { $0[0] })
    for (name, resources) in Dictionary(grouping: derived, by: \.address.kind) {
      guard let kind = byName[name] else { continue }
      var comparison = KindComparison(kind, target, byName)
      for resource in resources.sorted(by: { $0.address < $1.address }) {
        comparison.compare(resource)
      }
      rows.append(comparison.row(sources: sources[name]?.count ?? 0))
      mismatches += comparison.mismatches
    }
    rows.sort { $0.kind < $1.kind }
    mismatches.sort { ($0.address, $0.attribute ?? "") < ($1.address, $1.attribute ?? "") }
  }

  /// What people made must be there too, whatever it holds.
  private static func paired(
    _ crosswalk: Crosswalk, _ target: Inventory, _ kinds: [String: Kind]
  ) -> [Resource] {
    let ends = Set(crosswalk.entries.lazy.filter { $0.standing == .paired }.map(\.target))
    return ends.filter { kinds[$0.kind] != nil }.compactMap { end in
      let found = ExpectedObject(kind: end.kind, name: end.key).object(in: target)
      // One that only its id tells from another is there, and there is no more to say of it.
      guard found.map({ target.objects(of: end.kind, key: $0.key).count == 1 }) ?? true else {
        return nil
      }
      return Resource(
        address: Address(tenant: crosswalk.to, kind: end.kind, key: found?.key ?? end.key),
        attributes: [:])
    }
  }

  /// How many objects were compared.
  package var total: Int { rows.reduce(0) { $0 + $1.expected } }

  /// How many of them are not as derived.
  package var mismatched: Int { rows.reduce(0) { $0 + $1.mismatched } }

  /// Whether more is wrong than may be.
  package var hasFailed: Bool { mismatched * 1_000_000 > total * Self.tolerance }
}

extension MigrationVerification {
  /// The machine-readable form.
  package var value: Value {
    [
      "failed": .bool(hasFailed), "objects": .integer(total), "mismatched": .integer(mismatched),
      "kinds": .array(rows.map(\.value)), "mismatches": .array(mismatches.map(\.value)),
    ]
  }
}

extension MigrationVerification.Row {
  fileprivate var value: Value {
    [
      "kind": .string(kind), "sources": .integer(sources), "expected": .integer(expected),
      "found": .integer(found), "references": .integer(references),
      "expectedDigest": .string(expectedDigest), "foundDigest": .string(foundDigest),
      "mismatched": .integer(mismatched),
    ]
  }
}

extension MigrationVerification.Mismatch {
  fileprivate var value: Value {
    var object: Object = [
      "address": .string(address.description), "cause": .string(cause.rawValue),
      "detail": .string(detail),
    ]
    if let attribute { object["attribute"] = .string(attribute) }
    return .object(object)
  }
}
