import Documents
import Model

/// Writes bodies: the vendor's JSON for the attributes of one write.
struct BodyWriter: Sendable {
  private let genesys: GenesysKind
  private let write: Write
  private let resolver: Resolver

  init(_ genesys: GenesysKind, _ write: Write, _ resolver: Resolver) {
    self.genesys = genesys
    self.write = write
    self.resolver = resolver
  }

  /// The body that makes an object.
  func creation(_ attributes: [Attribute]) throws(ProviderError) -> Value {
    var body = Value.object(Object())
    try put(attributes, into: &body)
    genesys.endpoints.finish(&body, true)
    return body
  }

  /// The body of a PATCH: the attributes and, where the vendor wants it, the version.
  func patch(_ attributes: [Attribute], version: Value?) throws(ProviderError) -> Value {
    var body = Value.object(Object())
    for field in genesys.endpoints.alwaysSent {
      if let held = write.live?.raw[field] { body.set(held, at: [field]) }
    }
    for field in genesys.endpoints.sentWhole
    where attributes.contains(where: { $0.writePath.first == field }) {
      if let held = write.live?.raw[field] { body.set(held, at: [field]) }
    }
    try put(attributes, into: &body)
    genesys.endpoints.finish(&body, false)
    body = body.without(genesys.endpoints.ownedInside)
    if genesys.endpoints.sendsVersion, let version { body.set(version, at: FreshVersion.path) }
    return body
  }

  /// The body of a PUT: the fresh read with the attributes in it and without what the vendor owns.
  func replacement(_ attributes: [Attribute], dropping: [String]) throws(ProviderError) -> Value {
    var body = write.live?.raw ?? .object(Object())
    try put(attributes, into: &body)
    genesys.endpoints.finish(&body, false)
    for field in dropping { body.remove(at: [field]) }
    return body.without(genesys.endpoints.ownedInside)
  }

  private func put(_ attributes: [Attribute], into body: inout Value) throws(ProviderError) {
    for attribute in attributes where !attribute.isStoredApart {
      guard let value = write.attributes[path: attribute.path] else { continue }
      let identify = { (reference: Reference, key: String) throws(ProviderError) -> String in
        try resolver.id(of: reference, key)
      }
      let encoded = try attribute.type.encoded(value, identify)
      let live = write.live?.raw[path: attribute.readPath]
      body.set(attribute.type.merged(encoded, over: live), at: attribute.writePath)
    }
  }
}

extension Value {
  /// The value without the named members, wherever they stand.
  fileprivate func without(_ names: Set<String>) -> Value {
    switch self {
    case .array(let values): .array(values.map { $0.without(names) })
    case .object(let object):
      .object(
        Object(
          object.compactMap { member in
            names.contains(member.key) ? nil : (member.key, member.value.without(names))
          }))
    default: self
    }
  }
}
