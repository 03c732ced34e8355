import Documents

extension Field {
  /// The fields of a body that are known, checked; null counts as absent.
  static func clean(
    _ body: Object, _ fields: [Field], at path: String = "", in world: World
  ) throws(Refusal) -> Object {
    var result = Object()
    for field in fields {
      let place = path.isEmpty ? field.name : path + "." + field.name
      guard let value = body[field.name], value != .null else {
        if field.isRequired {
          throw .invalid(place, "The \(place) field is required", code: field.code)
        }
        continue
      }
      let check = Check(path: place, code: field.code, world: world)
      result[field.name] = try check.clean(value, field.shape)
    }
    return result
  }
}

/// Holds one value of a body against its shape.
private struct Check {
  let path: String
  let code: String
  let world: World

  func clean(_ value: Value, _ shape: Shape) throws(Refusal) -> Value {
    switch shape {
    case .text(let length): try text(value, length)
    case .flag: try typed(value, value.bool != nil, "Boolean")
    case .whole(let bounds): try whole(value, bounds)
    case .number(let bounds): try number(value, bounds)
    case .choice(let choices): try choice(value, choices)
    case .localTime: try time(value, isLocal: true)
    case .instant: try time(value, isLocal: false)
    case .reference(let kind): try reference(value, kind, orAll: false)
    case .starReference(let kind): try reference(value, kind, orAll: true)
    case .id(let kind): try id(value, kind, orAll: false)
    case .starId(let kind): try id(value, kind, orAll: true)
    case .object(let fields): try object(value, fields)
    case .list(let element, let count): try list(value, element, count)
    case .map(let element): try map(value, element)
    case .anything: value
    }
  }

  private func refusal(_ message: String) -> Refusal {
    .invalid(path, message, code: code)
  }

  private func typed(_ value: Value, _ isRight: Bool, _ type: String) throws(Refusal) -> Value {
    guard isRight else {
      let message = "Value [\(JSONWriter.text(of: value))] is not valid for field type [\(type)]"
      throw .invalid(path, "\(path): \(message)", code: "invalid.value")
    }
    return value
  }

  private func text(_ value: Value, _ length: ClosedRange<Int>) throws(Refusal) -> Value {
    _ = try typed(value, value.string != nil, "String")
    guard length.contains(value.string?.count ?? 0) else {
      let bounds = "\(length.lowerBound) and \(length.upperBound)"
      throw refusal("\(path) must have between \(bounds) characters")
    }
    return value
  }

  private func whole(_ value: Value, _ bounds: ClosedRange<Int>) throws(Refusal) -> Value {
    _ = try typed(value, value.integer != nil, "Integer")
    guard let number = value.integer, bounds.contains(number) else { throw outside(bounds) }
    return value
  }

  private func number(_ value: Value, _ bounds: ClosedRange<Int>) throws(Refusal) -> Value {
    _ = try typed(value, value.number != nil, "Double")
    guard let number = value.number, number >= ExactDecimal(bounds.lowerBound),
      number <= ExactDecimal(bounds.upperBound)
    else { throw outside(bounds) }
    return value
  }

  private func outside(_ bounds: ClosedRange<Int>) -> Refusal {
    refusal("\(path) must be between \(bounds.lowerBound) and \(bounds.upperBound)")
  }

  private func choice(_ value: Value, _ choices: [String]) throws(Refusal) -> Value {
    guard let text = value.string, choices.contains(text) else {
      let shown = JSONWriter.text(of: value)
      let message = "Value [\(shown)] is not valid for field \(path). Allowed values are: "
      throw .invalid(path, message + choices.joined(separator: ","), code: "invalid.value")
    }
    return value
  }

  private func time(_ value: Value, isLocal: Bool) throws(Refusal) -> Value {
    guard let text = value.string, let moment = Instant(text + (isLocal ? "Z" : "")) else {
      let shown = JSONWriter.text(of: value)
      throw .invalid(path, "\(path): \(shown) is not a valid date", code: "invalid.date")
    }
    // However a local time is sent, it comes back with milliseconds.
    return isLocal ? .string(String(moment.description.dropLast())) : value
  }

  private func reference(_ value: Value, _ kind: String, orAll: Bool) throws(Refusal) -> Value {
    _ = try typed(value, value.object != nil, "Object")
    guard let id = value["id"]?.string, !id.isEmpty else {
      throw refusal("\(path) must have an id")
    }
    try exists(id, kind, orAll)
    return ["id": .string(id)]
  }

  private func id(_ value: Value, _ kind: String, orAll: Bool) throws(Refusal) -> Value {
    _ = try typed(value, value.string != nil, "String")
    if let id = value.string { try exists(id, kind, orAll) }
    return value
  }

  /// References to kinds that are not simulated are taken on trust.
  private func exists(_ id: String, _ kind: String, _ orAll: Bool) throws(Refusal) {
    if orAll, id == "*" { return }
    guard let collection = world.truth[kind] else { return }
    if let record = collection.record(id), !record.isDeleted { return }
    throw world.broken(kind, id, path)
  }

  private func object(_ value: Value, _ fields: [Field]) throws(Refusal) -> Value {
    _ = try typed(value, value.object != nil, "Object")
    return .object(try Field.clean(value.object ?? Object(), fields, at: path, in: world))
  }

  private func list(
    _ value: Value, _ element: Shape, _ count: ClosedRange<Int>
  ) throws(Refusal) -> Value {
    _ = try typed(value, value.array != nil, "Array")
    let elements = value.array ?? []
    guard count.contains(elements.count) else {
      throw refusal("\(path) must have \(count.lowerBound) to \(count.upperBound) elements")
    }
    var result: [Value] = []
    for (place, each) in elements.enumerated() {
      let check = Check(path: "\(path)[\(place)]", code: code, world: world)
      result.append(try check.clean(each, element))
    }
    return .array(result)
  }

  private func map(_ value: Value, _ element: Shape) throws(Refusal) -> Value {
    _ = try typed(value, value.object != nil, "Object")
    var result = Object()
    for (key, each) in value.object ?? Object() {
      let check = Check(path: "\(path).\(key)", code: code, world: world)
      result[key] = try check.clean(each, element)
    }
    return .object(result)
  }
}
