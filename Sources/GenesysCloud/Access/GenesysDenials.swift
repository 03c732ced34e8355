import Documents
import Model

/// What policies deny, whatever roles allow.
struct GenesysDenials {
  /// Each that is enforced.
  private(set) var all: [Access.Denial] = []
  private let subjects: [String: Access.Subject]
  private static let kind = GenesysKind.authorizationPolicies.name

  init(_ inventory: Inventory, among subjects: [Access.Subject]) {
    let policies = inventory.objects(of: Self.kind)
    self.subjects = Dictionary(
      policies.isEmpty ? [] : subjects.map { ("\($0.sort.rawValue)/\($0.name.lowercased())", $0) },
      uniquingKeysWith: { first, _ in first })
    all = policies.compactMap(denial)
  }

  /// Most organisations lack the feature and answer so; only a missing permission hides something.
  static func holes(in inventory: Inventory) -> [Inventory.Hole] {
    inventory.holes.filter { $0.kind == kind && $0.reason.contains("missing.") }
  }

  private func denial(_ policy: LiveObject) -> Access.Denial? {
    let attributes = policy.attributes
    guard attributes["active"] == true, attributes["effect"] == "DENY",
      let permission = attributes["targetResource"]?.string
    else { return nil }
    let (subject, isKnown) = subject(attributes["subject"])
    return Access.Denial(
      policy.key, of: permission, from: subject,
      bindsClients: attributes["applyToClients"] == true,
      isConditional: !isKnown || !(attributes["condition"]?.isNull ?? true))
  }

  /// Whom a policy is about, nil for everybody; a team's members are not known, nor who is gone.
  private func subject(_ subject: Value?) -> (Access.Subject?, isKnown: Bool) {
    if subject?["type"] == "ALL" { return (nil, true) }
    for sort in Subject.all {
      if let name = subject?[sort.attribute]?.string,
        let found = subjects["\(sort.sort.rawValue)/\(name.lowercased())"]
      {
        return (found, true)
      }
    }
    return (nil, false)
  }
}
