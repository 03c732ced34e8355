import Documents
import Model

/// Finds references that no object, or more than one, answers to.
struct ReferenceCheck {
  private let facts: Planner.Facts
  /// The folded keys of what the project declares, by kind.
  private let desired: [String: Set<String>]

  /// Looking for what was meant reads every name of a kind, so only the first mistakes get it.
  private static let mostSuggestions = 25

  init(_ facts: Planner.Facts) {
    self.facts = facts
    var desired: [String: Set<String>] = [:]
    for address in facts.desired.lazy.map(\.address) {
      let key = facts.kinds[address.kind]?.foldedKey(address.key) ?? address.key
      desired[address.kind, default: []].insert(key)
    }
    self.desired = desired
  }

  /// Checks resources that differ from what is live; in the others every reference has an object,
  /// since its name was read off one.
  func problems(of resources: [Resource]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for resource in resources {
      for reference in facts.kinds[resource.address.kind]?.references(in: resource.attributes) ?? []
      where !isDesired(reference) && facts.live.hasRead(reference.target.kind) {
        let suggests = problems.count < Self.mostSuggestions
        if let problem = problem(reference, of: resource, suggests: suggests) {
          problems.append(problem)
        }
      }
    }
    return problems
  }

  private func isDesired(_ reference: FoundReference) -> Bool {
    let kind = reference.target.kind
    let key = facts.kinds[kind]?.foldedKey(reference.key) ?? reference.key
    return desired[kind]?.contains(key) ?? false
  }

  private func problem(
    _ reference: FoundReference, of resource: Resource, suggests: Bool
  ) -> Diagnostic? {
    let kind = reference.target.kind
    guard facts.live.object(of: kind, key: reference.key) != nil else {
      return missing(reference, of: resource, suggests: suggests)
    }
    let found = facts.live.objects(of: kind, key: reference.key)
    guard found.count > 1 else { return nil }
    let ids = found.map(\.id).sorted().joined(separator: ", ")
    return Diagnostic(
      "ambiguous-object",
      "the tenant has \(found.count) \(kind) named '\(reference.key)' (\(ids)), so it is not known "
        + "which one is meant",
      at: resource.origins[reference.attribute] ?? resource.declaredAt,
      help: "write '{id: …}' with the id of the one, or rename the others in the tenant")
  }

  private func missing(
    _ reference: FoundReference, of resource: Resource, suggests: Bool
  ) -> Diagnostic {
    let kind = reference.target.kind
    if let named = facts.live.object(of: kind, id: reference.key) {
      return Diagnostic(
        "id-for-name",
        "'\(reference.key)' is the id of '\(named.key)' and no name among \(kind)",
        at: resource.origins[reference.attribute] ?? resource.declaredAt,
        help: "write the name, or '{id: \(reference.key)}'")
    }
    let names = suggests ? facts.live.objects(of: kind).map(\.key) : []
    return Diagnostic(
      "missing-object",
      "'\(reference.key)' is declared as existing, but the tenant has no such object among \(kind)",
      at: resource.origins[reference.attribute] ?? resource.declaredAt,
      help: Suggestion.clause(for: reference.key, in: names)
        ?? "declare it under '\(kind):', or create it in the tenant first")
  }
}
