import Documents

/// All rights that a vendor knows, for checking names and expanding wildcards.
package struct PermissionCatalogue: Sendable {
  /// `domain:entity:action`, each once.
  package let permissions: Set<String>
  /// Those that a role can tie to a condition.
  private let conditional: Set<String>

  package init(_ permissions: Set<String>, conditional: Set<String> = []) {
    self.permissions = permissions
    self.conditional = conditional
  }

  /// Whether a role can tie the permission to a condition.
  package func allowsConditions(_ permission: String) -> Bool {
    conditional.contains(permission)
  }

  /// Whether what a name or pattern stands for is all among what others stand for.
  package func isCovered(_ text: String, by granted: some Sequence<String>) -> Bool {
    expanded(text).isSubset(of: expanded(granted))
  }

  /// The rights that names and patterns stand for; what is unknown stays as it is written.
  package func expanded(_ texts: some Sequence<String>) -> Set<String> {
    texts.reduce(into: []) { $0.formUnion(expanded($1)) }
  }

  /// The rights that a name or pattern stands for, in which `*` stands for any characters.
  package func expanded(_ text: String) -> Set<String> {
    guard text.contains("*") else { return [text] }
    let pattern = AddressPattern(text)
    let found = permissions.filter(pattern.matches)
    return found.isEmpty ? [text] : found
  }

  /// Whether a name is known, or a pattern stands for something.
  package func knows(_ text: String) -> Bool {
    guard text.contains("*") else { return permissions.contains(text) }
    let pattern = AddressPattern(text)
    return permissions.contains(where: pattern.matches)
  }

  /// What the author of an unknown name most likely meant, as the clause of a help text.
  package func suggestion(for text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    // Within the right domain a wrong word is not drowned by names that only look alike.
    let near = permissions.filter { $0.hasPrefix((parts.first ?? "") + ":") }
    return Suggestion.clause(for: text, in: near.isEmpty ? permissions : near)
  }
}
