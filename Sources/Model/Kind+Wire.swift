package import Documents

// The translation between a vendor's JSON and attributes, derived from the table.
extension Kind {
  /// Reads attributes off a vendor's object; references become `{"id": …}` until they are named.
  ///
  /// Attributes stored apart are left to the adapter that reads them.
  package func attributes(from raw: Value) -> Value {
    var memory = ReadingTree.Memory()
    return attributes(from: raw, &memory)
  }

  /// Reads many objects, which share what they have in common.
  package func attributes(from raws: [Value]) -> [Value] {
    var memory = ReadingTree.Memory()
    return raws.map { attributes(from: $0, &memory) }
  }

  private func attributes(from raw: Value, _ memory: inout ReadingTree.Memory) -> Value {
    var result = Value.object(reading.object(from: raw, &memory))
    for attribute in elsewhere {
      guard let found = attribute.find(in: raw), !found.isNull else { continue }
      result.set(attribute.type.decoded(found), at: attribute.path)
    }
    return result
  }

  /// Writes chosen attributes into a vendor's body, which may hold other things already.
  ///
  /// `identify` gives the vendor's id for a reference, by kind and natural key.
  package func write<Failure: Error>(
    _ chosen: [Attribute], of attributes: Value, into body: inout Value,
    identify: (Reference, String) throws(Failure) -> String
  ) throws(Failure) {
    for attribute in chosen where !attribute.isStoredApart {
      guard let value = attributes[path: attribute.path] else { continue }
      body.set(try attribute.type.encoded(value, identify), at: attribute.writePath)
    }
  }
}

extension Attribute {
  fileprivate func find(in raw: Value) -> Value? {
    if let value = raw[path: readPath] { return value }
    return aliases.lazy.compactMap { raw[path: $0] }.first
  }
}

extension AttributeType {
  /// Turns a vendor's value into an attribute's.
  package func decoded(_ value: Value) -> Value {
    switch (self, value) {
    case (.reference(let reference), _): return reference.decoded(value)
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      return .array(values.map(element.decoded))
    case (.map(_, let type), .object(let object)):
      return .object(Object(object.map { ($0.key, type.decoded($0.value)) }))
    case (.record(let fields), .object):
      var result = Value.object(Object())
      for field in fields {
        guard let found = field.find(in: value), !found.isNull else { continue }
        result.set(field.type.decoded(found), at: field.path)
      }
      return result
    default: return value
    }
  }

  /// Turns an attribute's value into the vendor's.
  package func encoded<Failure: Error>(
    _ value: Value, _ identify: (Reference, String) throws(Failure) -> String
  ) throws(Failure) -> Value {
    switch (self, value) {
    case (.reference(let reference), _):
      return try reference.encoded(value, identify)
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      var result: [Value] = []
      for value in values { result.append(try element.encoded(value, identify)) }
      return .array(result)
    case (.map(let key, let type), .object(let object)):
      var result = Object()
      for (name, value) in object {
        var name = name
        if case .reference(let reference) = key { name = try identify(reference, name) }
        result[name] = try type.encoded(value, identify)
      }
      return .object(result)
    case (.record(let fields), .object):
      var result = Value.object(Object())
      for field in fields {
        guard let found = value[path: field.path] else { continue }
        result.set(try field.type.encoded(found, identify), at: field.writePath)
      }
      return result
    default: return value
    }
  }
}

extension Reference {
  fileprivate func decoded(_ value: Value) -> Value {
    if isName { return value }
    guard let id = value.string ?? value["id"]?.string else { return .null }
    return wildcards.contains(id) ? .string(id) : ["id": .string(id)]
  }

  fileprivate func encoded<Failure: Error>(
    _ value: Value, _ identify: (Reference, String) throws(Failure) -> String
  ) throws(Failure) -> Value {
    if value.isNull || isName { return value }
    let id: String
    if let known = value["id"]?.string {
      id = known
    } else {
      let key = value.string ?? ""
      id = wildcards.contains(key) ? key : try identify(self, key)
    }
    return isBareID ? .string(id) : ["id": .string(id)]
  }
}
