package import Documents
package import Model

/// Compares the permissions that a hypercare names with all that the tenant knows: vendors take
/// unknown ones without a word.
package struct PermissionCheck {
  private let catalogue: PermissionCatalogue

  package init(_ catalogue: PermissionCatalogue) {
    self.catalogue = catalogue
  }

  /// Warns of names that the catalogue lacks, and of patterns that stand for nothing; words of the
  /// older kind, such as 'admin', are in no catalogue.
  package func problems(of document: HypercareDocument) -> [Diagnostic] {
    let written = document.roles.flatMap { role in
      role.permissions + role.tasks.flatMap(\.permissions)
    }
    return (written + document.allowed.permissions).compactMap { permission in
      guard permission.text.contains(":"), !catalogue.knows(permission.text) else { return nil }
      let isPattern = permission.text.contains("*")
      return Diagnostic(
        .warning, "unknown-permission",
        isPattern
          ? "'\(Printable.line(permission.text))' stands for no permission of the tenant"
          : "the tenant knows no permission '\(Printable.line(permission.text))'",
        at: permission.range, help: catalogue.suggestion(for: permission.text))
    }.sorted()
  }
}
