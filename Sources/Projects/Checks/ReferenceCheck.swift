import Documents
import Model

/// Finds references of one tenant that lead to no object.
struct ReferenceCheck {
  private let links: [Typing.Link]
  private let kinds: [String: Kind]
  private let existing: ExistingObjects
  private let doubtful: DoubtfulNames
  /// Names of resources, folded, by kind.
  private let names: [String: Set<String>]
  /// Names found among the existing objects, by kind, so that each is looked up once.
  private var found: [String: Set<String>] = [:]
  /// How many names suggestions may still be compared with: a project full of mistakes must not
  /// take minutes to say so.
  private var comparisonsLeft = 40_000

  init(
    _ scope: ResourceReading.TenantScope, resources: [Resource], existing: ExistingObjects,
    doubtful: DoubtfulNames
  ) {
    links = scope.links
    self.doubtful = doubtful
    self.existing = existing
    let kinds = Dictionary(
      scope.kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.kinds = kinds
    var names: [String: Set<String>] = [:]
    for resource in resources where resource.address.tenant == scope.name {
      let kind = resource.address.kind
      names[kind, default: []].insert(
        kinds[kind]?.foldedKey(resource.address.key) ?? resource.address.key)
    }
    self.names = names
  }

  mutating func diagnostics() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for link in links where !leadsSomewhere(link) && !doubtful.contain(link.key) {
      problems.append(unknown(link))
    }
    return problems
  }

  private mutating func leadsSomewhere(_ link: Typing.Link) -> Bool {
    if link.reference.wildcards.contains(link.key) { return true }
    let kind = link.reference.kind
    let key = folded(link.key, kind)
    if names[kind]?.contains(key) == true || found[kind]?.contains(key) == true { return true }
    guard isExisting(link.key, kind) else { return false }
    found[kind, default: []].insert(key)
    return true
  }

  private func folded(_ key: String, _ kind: String) -> String {
    kinds[kind]?.foldedKey(key) ?? key
  }

  private func isExisting(_ key: String, _ kind: String) -> Bool {
    guard let known = kinds[kind] else {
      return existing.patterns[kind]?.contains { $0.pattern.matches(key) } ?? false
    }
    return existing.contains(key, of: known)
  }

  private mutating func unknown(_ link: Typing.Link) -> Diagnostic {
    let kind = link.reference.kind
    var suggestion: String?
    let candidates = candidates(link.reference)
    if comparisonsLeft > 0 {
      comparisonsLeft -= candidates.count
      suggestion = Suggestion.nearest(to: link.key, in: candidates)
    }
    let key = Printable.line(link.key)
    let existing = "name it under 'existing: { \(kind): [\(key)] }'"
    let advice =
      kinds[kind] == nil
      ? "\(kind) are not managed here: \(existing)"
      : "declare it under '\(kind):' or, where the tenant has it already, \(existing)"
    return Diagnostic(
      .error, "unknown-reference",
      "there is no \(kinds[kind]?.singular ?? kind) '\(key)' in this project", at: link.range,
      help: suggestion.map {
        "did you mean '\(Printable.line($0))'? if the tenant has it already, \(existing)"
      } ?? advice)
  }

  private func candidates(_ reference: Reference) -> [String] {
    (names[reference.kind] ?? []).sorted()
      + (existing.patterns[reference.kind] ?? []).map(\.pattern.text)
      + reference.wildcards
  }
}
