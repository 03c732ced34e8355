package import Documents
import Model

extension Project {
  /// Every secret that the project needs, with one place that names it.
  package var secretReferences: [SecretReference: SourceRange] {
    var result: [SecretReference: SourceRange] = [:]
    for template in tenants.flatMap(\.templates.values) + secrets.values.flatMap(\.values) {
      for reference in template.references {
        result[reference] = min(result[reference] ?? template.range, template.range)
      }
    }
    return result
  }

  /// Fills secrets in; reports each one that cannot be had.
  package mutating func fillSecrets(
    from source: (SecretReference) -> Secret?
  ) -> [Diagnostic] {
    var known: [SecretReference: Secret] = [:]
    var problems: [Diagnostic] = []
    for (reference, range) in secretReferences {
      if let secret = source(reference), !secret.isEmpty {
        known[reference] = secret
      } else {
        problems.append(reference.missing(at: range))
      }
    }
    for place in tenants.indices {
      tenants[place].secrets = tenants[place].templates.compactMapValues {
        $0.resolved { known[$0] }
      }
    }
    for place in resources.indices {
      guard let templates = secrets[resources[place].address] else { continue }
      resources[place].secrets = templates.compactMapValues { $0.resolved { known[$0] } }
    }
    return problems.sorted()
  }
}

extension SecretReference {
  fileprivate func missing(at range: SourceRange) -> Diagnostic {
    switch self {
    case .environment(let name):
      Diagnostic(
        .error, "missing-environment", "'\(Printable.line(name))' is not set in the environment",
        at: range)
    case .file(let path):
      Diagnostic(
        .error, "missing-file", "the secret in '\(Printable.line(path))' cannot be read", at: range)
    }
  }
}
