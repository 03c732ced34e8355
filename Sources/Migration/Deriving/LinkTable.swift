import Documents
import Model

/// What objects of the source have become, for those that refer to them.
struct LinkTable {
  /// An object of the target.
  struct Target {
    var key: String
    var rule: String?
    var role: String

    /// What refers to it; of what people made an author may know the id alone.
    var reference: Value {
      rule == nil && key.isUUID ? ["id": .string(key)] : .string(key)
    }
  }

  private struct Path: Hashable {
    var source: String
    var target: String
  }

  private var targets: [Path: [String: [Target]]] = [:]
  private var refusals: [Path: [String: Refusal]] = [:]

  /// Notes that an object becomes another.
  mutating func add(
    _ target: String, kind: String, for key: String, sourceKind: Kind?, _ source: String,
    rule: String? = nil, role: String = ""
  ) {
    targets[Path(source: source, target: kind), default: [:]][
      sourceKind?.foldedKey(key) ?? key, default: []
    ].append(Target(key: target, rule: rule, role: role))
  }

  /// Notes that an object is left out.
  mutating func refuse(_ key: String, _ kind: Kind, target: String, _ refusal: Refusal) {
    refusals[Path(source: kind.name, target: target), default: [:]][kind.foldedKey(key)] = refusal
  }

  /// What an object has become, in order of making; of two of one key a left-out one counts less.
  func targets(of key: String, _ source: String, _ kind: Kind?, as target: String) -> [Target] {
    targets[Path(source: source, target: target)]?[kind?.foldedKey(key) ?? key] ?? []
  }

  func refusal(of key: String, _ source: String, _ kind: Kind?, as target: String) -> Refusal? {
    refusals[Path(source: source, target: target)]?[kind?.foldedKey(key) ?? key]
  }
}
