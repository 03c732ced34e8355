package import Documents
package import Model
package import Projects

/// Compares what hypercares say with each other and with the project, as far as files can show it.
package struct HypercareCheck {
  private let providers: [any Provider]
  private var diagnostics: [Diagnostic] = []

  package init(providers: [any Provider]) {
    self.providers = providers
  }

  /// Lists every mistake that the project alone can show.
  package mutating func problems(
    of documents: [HypercareDocument], in project: Project
  ) -> [Diagnostic] {
    diagnostics = []
    for document in documents {
      let dialect = dialect(of: document, in: project)
      diagnostics += WindowCheck(document).problems
      for role in document.roles {
        diagnostics += RoleCheck(role, in: document, dialect).problems
      }
      checkNames(document)
      checkForbidden(document)
    }
    checkOverlaps(documents)
    return diagnostics.sorted()
  }

  private mutating func dialect(
    of document: HypercareDocument, in project: Project
  ) -> (any AccessDialect)? {
    let range = document.node["tenant"]?.range
    guard let tenant = project.tenant(document.tenant) else {
      diagnostics.append(
        Diagnostic(
          "unknown-tenant", "there is no tenant '\(Printable.line(document.tenant))'", at: range,
          help: Suggestion.clause(for: document.tenant, in: project.tenants.map(\.name))))
      return nil
    }
    // A platform that there is not has been reported where the tenant is declared.
    if tenant.vendor.isEmpty { return nil }
    let provider = providers.first { $0.vendor == tenant.vendor }
    guard let dialect = provider?.access else {
      diagnostics.append(
        Diagnostic(
          "no-access-control", "\(tenant.vendor) does not say who may do what", at: range))
      return nil
    }
    return dialect
  }

  /// Two names that differ in case alone are one to most vendors.
  private mutating func checkNames(_ document: HypercareDocument) {
    var first: [String: HypercareDocument.Role] = [:]
    for role in document.roles {
      guard let other = first[role.name.lowercased()] else {
        first[role.name.lowercased()] = role
        continue
      }
      diagnostics.append(
        Diagnostic(
          "repeated-role", "role '\(role.name)' and role '\(other.name)' are one to the vendor",
          at: role.range, notes: [Diagnostic.Note("the first is here", at: other.range)]))
    }
  }

  private mutating func checkForbidden(_ document: HypercareDocument) {
    for pattern in document.mustNotHold {
      guard
        let role = document.roles.first(where: { AddressPattern(pattern.text).matches($0.name) })
      else { continue }
      diagnostics.append(
        Diagnostic(
          "forbids-itself",
          "'\(Printable.line(pattern.text))' forbids '\(role.name)', which this hypercare gives",
          at: pattern.range))
    }
  }

  /// A role of one name cannot end twice.
  private mutating func checkOverlaps(_ documents: [HypercareDocument]) {
    for (place, document) in documents.enumerated() {
      for other in documents[..<place] where other.tenant == document.tenant {
        guard let window = document.window, let earlier = other.window, window.overlaps(earlier)
        else { continue }
        for role in document.roles {
          guard
            let same = other.roles.first(where: { $0.name.lowercased() == role.name.lowercased() })
          else { continue }
          diagnostics.append(
            Diagnostic(
              "overlapping-windows",
              "role '\(role.name)' is also one of hypercare '\(Printable.line(other.name))', whose "
                + "window overlaps this one", at: role.range,
              help: "give the role another name, or let one window end before the other begins",
              notes: [Diagnostic.Note("the other is here", at: same.range)]))
        }
      }
    }
  }
}
