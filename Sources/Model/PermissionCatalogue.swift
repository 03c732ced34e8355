/// All rights that a vendor knows, for checking names and expanding wildcards.
package struct PermissionCatalogue: Sendable {
  /// `domain:entity:action`, each once.
  package let permissions: Set<String>

  package init(_ permissions: Set<String>) {
    self.permissions = permissions
  }
}
