import Documents
import Model

/// Written resources, which override derived ones field by field.
struct WrittenOverlay {
  private var written: [String: Resource] = [:]
  private let kinds: [String: Kind]

  init(_ written: [Resource], _ kinds: [String: Kind]) {
    self.kinds = kinds
    for resource in written { self.written[place(of: resource)] = resource }
  }

  /// Names that the vendor takes for one are one place.
  private func place(of resource: Resource) -> String {
    let key = kinds[resource.address.kind]?.foldedKey(resource.address.key)
    return "\(resource.address.kind)/\(key ?? resource.address.key)"
  }

  /// Gives both together, by address.
  func laid(over derived: [Resource]) -> [Resource] {
    var rest = written
    let all = derived.map { resource in
      rest.removeValue(forKey: place(of: resource)).map { merged(resource, $0) } ?? resource
    }
    return (all + Array(rest.values)).sorted { $0.address < $1.address }
  }

  private func merged(_ derived: Resource, _ written: Resource) -> Resource {
    var result = derived
    guard let kind = kinds[derived.address.kind] else { return written }
    for (place, value) in kind.held(in: written.attributes)
    where kind.attributes[place].name != kind.keyAttribute?.name {
      let attribute = kind.attributes[place]
      result.attributes.set(value, at: attribute.path)
      result.origins[attribute.name] = written.origins[attribute.name] ?? written.declaredAt
      result.provenance?.moves[attribute.name] = nil
    }
    if written.lifecycle != Lifecycle() { result.lifecycle = written.lifecycle }
    result.declaredAt = written.declaredAt ?? derived.declaredAt
    result.secrets = written.secrets
    result.secretTarget = written.secretTarget
    return result
  }
}
