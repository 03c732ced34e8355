import Documents
import Model

/// Writes the fields of requests: the vendor's JSON for the attributes of one write.
struct BodyWriter: Sendable {
  private let cxone: CXoneKind
  private let write: Write
  private let resolver: Resolver

  private var endpoints: Endpoints { cxone.endpoints }

  init(_ cxone: CXoneKind, _ write: Write, _ resolver: Resolver) {
    self.cxone = cxone
    self.write = write
    self.resolver = resolver
  }

  /// The fields that make an object.
  func creation() throws(ProviderError) -> Value {
    var fields = Value.object(Object())
    for attribute in written where !endpoints.afterCreation.contains(attribute.name) {
      guard let value = write.attributes[path: attribute.path] else { continue }
      try put(value, of: attribute, into: &fields)
    }
    endpoints.finish(&fields, nil)
    return fields.renamed(by: endpoints.inCreation)
  }

  /// The fields of a change: all that can be written, as it is or as it shall be; `sent` is what a
  /// creation held, where the change stands in for one.
  func change(to sent: Object = Object()) throws(ProviderError) -> Value {
    var fields = Value.object(Object())
    for attribute in written where attribute.mutability == .always {
      if let carried = carried(attribute) {
        fields.set(carried, at: attribute.writePath)
      } else if let value = value(of: attribute), !value.isNull {
        try put(value, of: attribute, into: &fields)
      }
    }
    for name in endpoints.carried {
      if let value = write.live?.raw[name], !value.isNull { fields.set(value, at: [name]) }
    }
    for (name, value) in sent { fields.set(value, at: [name]) }
    endpoints.finish(&fields, write.live?.raw)
    return fields.renamed(by: endpoints.inUpdate)
  }

  /// The attributes that bodies carry.
  private var written: [Attribute] {
    write.kind.attributes.filter { attribute in
      guard attribute.mutability != .never, !attribute.isSecret else { return false }
      guard attribute.isStoredApart else { return true }
      if case .body? = cxone.nested(attribute.name)?.writing { return true }
      return false
    }
  }

  /// The desired value where it changes, and the live one where it stays.
  private func value(of attribute: Attribute) -> Value? {
    let desired = write.attributes[path: attribute.path]
    guard let live = write.live, !attribute.isWriteOnly else { return desired }
    let found = live.attributes[path: attribute.path] ?? embedded(attribute, live)
    guard write.changed.contains(attribute.name), let desired else { return found }
    return attribute.type.merged(desired, over: found)
  }

  private func embedded(_ attribute: Attribute, _ live: LiveObject) -> Value? {
    guard let nested = cxone.nested(attribute.name) else { return nil }
    let member = nested.embeddedMember ?? nested.attribute
    return live.raw[member].map { cxone.value(of: nested, $0) }
  }

  /// What goes back as it was read, since its form in requests is not that of the table.
  private func carried(_ attribute: Attribute) -> Value? {
    guard let raw = write.live?.raw, !write.changed.contains(attribute.name),
      endpoints.translated[attribute.name] != nil || endpoints.byName.contains(attribute.name)
    else { return nil }
    let value = raw[Endpoints.otherID + attribute.name] ?? raw[path: attribute.writePath]
    guard let text = value?.idText else { return nil }
    return endpoints.byName.contains(attribute.name) ? .string(text) : text.asNumber
  }

  private func put(
    _ value: Value, of attribute: Attribute, into fields: inout Value
  ) throws(ProviderError) {
    var encoded = try self.encoded(value, attribute)
    if let name = endpoints.keyed[attribute.name] { encoded = encoded.listed(by: name) }
    fields.set(encoded, at: attribute.writePath)
  }

  private func encoded(_ value: Value, _ attribute: Attribute) throws(ProviderError) -> Value {
    if case .body? = cxone.nested(attribute.name)?.writing { return try elements(value, attribute) }
    let isByName = endpoints.byName.contains(attribute.name)
    let encoded = try attribute.type.encoded(value) { reference, key throws(ProviderError) in
      isByName ? key : try resolver.id(of: reference, key)
    }
    if let section = endpoints.translated[attribute.name] {
      return encoded.string.map { LateID.mark($0, in: section) } ?? encoded
    }
    let isText = isByName || endpoints.textIDs.contains(attribute.name)
    return isText ? encoded : attribute.type.numbered(encoded)
  }

  /// A map of references as the list that bodies hold.
  private func elements(
    _ value: Value, _ attribute: Attribute
  ) throws(ProviderError) -> Value {
    guard case .map(.reference(let reference), let type) = attribute.type,
      case .entries(let names)? = cxone.nested(attribute.name)?.content, let name = names.first
    else {
      return try attribute.type.numbered(
        attribute.type.encoded(value) { reference, key throws(ProviderError) in
          try resolver.id(of: reference, key)
        })
    }
    var result: [Value] = []
    for (key, entry) in value.object ?? Object() {
      let known =
        write.changed.contains(attribute.name) || write.live == nil
        ? try resolver.id(of: reference, key) : resolver.knownID(of: reference, key)
      var element = try type.encoded(entry) { reference, key throws(ProviderError) in
        try resolver.id(of: reference, key)
      }
      element.set(known.asNumber, at: [name])
      result.append(element)
    }
    return .array(result)
  }
}

extension AttributeType {
  /// The value with ids as numbers, where they are numbers.
  func numbered(_ value: Value) -> Value {
    switch (self, value) {
    case (.reference, .string(let id)): return id.asNumber
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      return .array(values.map(element.numbered))
    case (.record(let fields), .object):
      var result = value
      for field in fields {
        guard let found = value[path: field.writePath] else { continue }
        result.set(field.type.numbered(found), at: field.writePath)
      }
      return result
    default: return value
    }
  }

  /// Puts a desired value over the live one, so that what the author does not speak of stays.
  func merged(_ new: Value, over live: Value?) -> Value {
    switch (self, new, live) {
    case (.map(_, let type), .object(let entries), .object(let old)?):
      return .object(Object(entries.map { ($0.key, type.merged($0.value, over: old[$0.key])) }))
    case (.record(let fields), .object, .object?):
      var result = live ?? .null
      for field in fields {
        guard let value = new[path: field.path] else { continue }
        result.set(field.type.merged(value, over: live?[path: field.path]), at: field.path)
      }
      return result
    default: return new
    }
  }
}

extension Value {
  /// The members under the names of the request.
  fileprivate func renamed(by names: [String: String]) -> Value {
    guard !names.isEmpty, case .object(let members) = self else { return self }
    return .object(Object(members.map { (names[$0.key] ?? $0.key, $0.value) }))
  }

  /// A map as the list of its entries, each with its name in it.
  fileprivate func listed(by name: String) -> Value {
    guard case .object(let entries) = self else { return self }
    return .array(
      entries.map { key, value in
        var entry = value
        entry.set(.string(key), at: [name])
        return entry
      })
  }
}
