import Documents

extension Inventory {
  /// Gives resources with names in place of ids: an author may write `{id: …}` where a name would
  /// do, and what is live has the name.
  package func named(_ resources: [Resource], kinds: [Kind]) -> [Resource] {
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return resources.map { resource in
      guard let kind = byName[resource.address.kind], kind.refersByID(in: resource.attributes)
      else { return resource }
      var resource = resource
      resource.attributes = named(resource.attributes, of: kind)
      if case .composite = kind.key {
        resource.address.key = kind.key(of: resource.attributes) ?? resource.address.key
      }
      return resource
    }
  }
}

extension Kind {
  fileprivate func refersByID(in attributes: Value) -> Bool {
    referring.contains { attribute in
      attributes[path: attribute.path].map(attribute.type.refersByID) ?? false
    }
  }
}

extension AttributeType {
  fileprivate func refersByID(in value: Value) -> Bool {
    switch (self, value) {
    case (.reference, .object): true
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      values.contains(where: element.refersByID)
    case (.map(_, let element), .object(let object)):
      object.values.contains(where: element.refersByID)
    case (.record(let fields), .object):
      fields.contains { field in
        value[path: field.path].map(field.type.refersByID) ?? false
      }
    default: false
    }
  }
}
