package import Documents
package import Model

extension Project {
  /// What a plan's digest of the documents is made of: all that the project says, in one form.
  ///
  /// Neither the order of files, documents and members counts, nor the way a value came in, nor
  /// what only judges plans: a plan that was reviewed is held against the rules of the day on which
  /// it is applied.
  /// Secrets are there by name only, so that rotating one does not make a plan stale.
  package func material(_ providers: [any Provider]) -> Value {
    let kinds = Dictionary(
      providers.flatMap { provider in provider.kinds.map { ("\(provider.vendor).\($0.name)", $0) }
      },
      uniquingKeysWith: { first, _ in first })
    let vendors = Dictionary(
      tenants.map { ($0.name, $0.vendor) }, uniquingKeysWith: { first, _ in first })
    return [
      "name": .string(name),
      "environment": .string(environment),
      "safety": [
        "maxDelete": .string(safety.maxDelete.description),
        "maxUpdate": .string(safety.maxUpdate.description),
      ],
      "tenants": .object(Object(tenants.map { ($0.name, $0.material) })),
      "existing": .object(Object(existing.map { ($0.key, $0.value.material) })),
      "resources": .object(
        Object(
          resources.map { resource in
            let vendor = vendors[resource.address.tenant] ?? ""
            return (
              resource.address.description,
              resource.material(
                kinds["\(vendor).\(resource.address.kind)"], secrets[resource.address] ?? [:])
            )
          })),
      "documents": .object(
        Object(
          documents.filter { !$0.onlyJudges }.map { ("\($0.kind)/\($0.identity)", $0.value) })),
    ]
  }
}

extension Tenant {
  fileprivate var material: Value {
    [
      "vendor": .string(vendor), "connection": connection,
      "secrets": SecretTemplate.material(templates),
    ]
  }
}

extension ExistingObjects {
  fileprivate var material: Value {
    .object(
      Object(
        patterns.map { kind, entries in
          (kind, .array(Set(entries.map(\.pattern.text)).sorted().map { .string($0) }))
        }))
  }
}

extension Resource {
  fileprivate func material(_ kind: Kind?, _ templates: [String: SecretTemplate]) -> Value {
    var canonical = attributes
    if let table = kind?.attributes {
      for (place, value) in kind?.held(in: attributes) ?? [] {
        let form = table[place].type.canonical(value)
        if form != value { canonical.set(form, at: table[place].path) }
      }
    }
    var result: Object = ["attributes": canonical]
    if lifecycle != Lifecycle() { result["lifecycle"] = lifecycle.material }
    if let secretTarget { result["secretTo"] = .string(secretTarget) }
    if !templates.isEmpty { result["secrets"] = SecretTemplate.material(templates) }
    return .object(result)
  }
}

extension Lifecycle {
  fileprivate var material: Value {
    [
      "protect": .bool(isProtected), "ignore": .array(ignored.sorted().map { .string($0) }),
      "was": formerKey.map { .string($0) } ?? .null, "onRemove": .string(removal.rawValue),
    ]
  }
}

extension SecretTemplate {
  fileprivate static func material(_ templates: [String: SecretTemplate]) -> Value {
    .object(Object(templates.map { ($0.key, .string($0.value.description)) }))
  }
}
