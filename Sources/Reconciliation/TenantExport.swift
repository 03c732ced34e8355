import Documents
package import Model
import Planning
import Projects

/// Writes a tenant as the project that would plan nothing against it.
package struct TenantExport: Sendable {
  private let tenant: String
  private let provider: any Provider
  private let inventory: Inventory

  package init(_ tenant: String, provider: any Provider, inventory: Inventory) {
    self.tenant = tenant
    self.provider = provider
    self.inventory = inventory
  }

  /// The files by relative path: one for each kind that has objects, and the project's own.
  ///
  /// The same tenant gives the same bytes, however its answers were ordered.
  package var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = ["cutsheet.yaml": Array(projectText.utf8)]
    for kind in provider.kinds {
      guard let document = document(of: kind) else { continue }
      files["\(tenant)/\(kind.name).yaml"] = Array(document.utf8)
    }
    return files
  }

  /// Objects that cannot be told apart by name, and so are left out.
  package var ambiguous: [Address] {
    provider.kinds.flatMap { kind in
      keyed(kind).filter { $0.value.count > 1 }.keys
        .map { Address(tenant: tenant, kind: kind.name, key: $0) }
    }.sorted()
  }

  private var projectText: String {
    var connection: Object = ["vendor": .string(provider.vendor)]
    let variable = tenant.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }
      .joined()
    for attribute in provider.connection where attribute.isRequired || attribute.isSecret {
      let name = attribute.name.map { $0.isUppercase ? "_\($0)" : String($0) }.joined()
      connection[attribute.name] = .string("${env.\(variable)_\(name.uppercased())}")
    }
    let project: Value = [
      "kind": "project", "name": .string(tenant), "tenants": [tenant: .object(connection)],
    ]
    // The variables are meant as such, so their doubled `$` is taken back.
    return YAMLText.document(project).replacing("$${env.", with: "${env.")
  }

  private func document(of kind: Kind) -> String? {
    let objects = keyed(kind).filter { $0.value.count == 1 }.compactMap { key, objects in
      objects.first.map { (key: key, attributes: declaration($0, kind)) }
    }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    guard !objects.isEmpty else { return nil }
    let block: Value
    if case .composite = kind.key {
      block = .array(objects.map(\.attributes))
    } else {
      block = .object(Object(objects.map { ($0.key, $0.attributes) }))
    }
    return "# \(kind.summary)\n"
      + YAMLText.document(
        [
          "kind": .string(provider.vendor), "tenant": .string(tenant), kind.name: block,
        ])
  }

  private func keyed(_ kind: Kind) -> [String: [LiveObject]] {
    Dictionary(grouping: inventory.objects(of: kind.name), by: \.key)
  }

  /// What a person would write to get this object: no key, nothing empty, nothing at its default.
  private func declaration(_ object: LiveObject, _ kind: Kind) -> Value {
    var result = Value.object(Object())
    for attribute in kind.attributes
    where attribute.mutability != .never && !attribute.isWriteOnly
      && attribute.name != kind.keyAttribute?.name
    {
      guard let value = object.attributes[path: attribute.path],
        !attribute.isSame(nil, as: value) || attribute.isRequired
      else { continue }
      result.set(attribute.type.canonical(value), at: attribute.path)
    }
    return result
  }
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) {
        result += other
        rest = rest.dropFirst(text.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
