import Documents
import Model

/// Finds rights that the vendor does not know, and would take without a word.
struct UnknownPermissions {
  private let genesys: GenesysKind
  private let catalogue: PermissionCatalogue

  init(_ genesys: GenesysKind, _ catalogue: PermissionCatalogue) {
    self.genesys = genesys
    self.catalogue = catalogue
  }

  /// One warning for each.
  func problems(in resources: [Resource]) -> [Diagnostic] {
    guard let named = genesys.endpoints.permissions else { return [] }
    return resources.flatMap { resource -> [Diagnostic] in
      guard let value = resource.attributes[named.attribute] else { return [] }
      return Set(named.names(value)).sorted().filter { !catalogue.knows($0) }.map {
        problem($0, resource, at: resource.origins[named.attribute] ?? resource.declaredAt)
      }
    }
  }

  private func problem(
    _ name: String, _ resource: Resource, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .warning, "unknown-permission",
      "'\(resource.address)' speaks of '\(Printable.line(name))', and the tenant knows no such "
        + "permission", at: range, help: catalogue.suggestion(for: name))
  }
}
