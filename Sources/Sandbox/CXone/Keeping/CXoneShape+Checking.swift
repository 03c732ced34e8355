import Documents

/// Which body the members of a field stand in.
enum CXonePhase: Sendable {
  case create
  case update
  /// A seed or a change behind the tool's back: any name will do, and names stand for numbers.
  case seed
}

extension CXoneField {
  /// The known members of a body under the names by which they are kept, checked; null counts as
  /// absent, and what is not known is let be.
  static func clean(
    _ body: Object, _ fields: [CXoneField], _ phase: CXonePhase, in world: CXoneWorld
  ) throws(CXoneRefusal) -> Object {
    var result = Object()
    for field in fields {
      guard let (name, value) = field.find(in: body, phase) else {
        if field.isMissed(phase) {
          let name = phase == .create ? field.created : field.updated
          throw .invalid("\(name ?? field.name) is required")
        }
        continue
      }
      let check = Check(name: name, phase: phase, world: world)
      result[field.name] = try check.clean(value, field.shape)
    }
    return result
  }

  private func isMissed(_ phase: CXonePhase) -> Bool {
    switch phase {
    case .create: isRequired && created != nil
    case .update: isRequiredInUpdate && updated != nil
    case .seed: false
    }
  }

  private func find(in body: Object, _ phase: CXonePhase) -> (String, Value)? {
    let names: [String?] =
      switch phase {
      case .create: [created]
      case .update: [updated]
      case .seed: [name, created, updated]
      }
    for case .some(let name) in names {
      if let value = body[name], value != .null { return (name, value) }
    }
    return nil
  }
}

/// Holds one value of a body against its shape.
private struct Check {
  let name: String
  let phase: CXonePhase
  let world: CXoneWorld

  func clean(_ value: Value, _ shape: CXoneShape) throws(CXoneRefusal) -> Value {
    switch shape {
    case .text(let length): try text(value, length)
    case .flag: try flag(value)
    case .whole(let bounds): try whole(value, bounds)
    case .number: try typed(value, value.number != nil, "a number")
    case .choice(let words):
      try typed(value, value.string.map(words.contains) ?? false, words.joined(separator: ", "))
    case .code(let codes):
      try typed(
        value, value.integer.map(codes.contains) ?? false,
        codes.map { String($0) }.joined(separator: ", "))
    case .time: try time(value)
    case .reference(let kind): try reference(value, kind)
    case .digits(let kind): .string(try reference(value, kind).digits ?? "")
    case .uuid(let kind): try uuid(value, kind)
    case .object(let fields): try object(value, fields)
    case .list(let element): try list(value, element)
    case .anything: value
    }
  }

  private func typed(
    _ value: Value, _ isRight: Bool, _ expected: String
  ) throws(CXoneRefusal) -> Value {
    guard isRight else {
      throw .invalid("\(name) is \(JSONWriter.text(of: value)), expected \(expected)")
    }
    return value
  }

  private func text(_ value: Value, _ length: ClosedRange<Int>) throws(CXoneRefusal) -> Value {
    _ = try typed(value, value.string != nil, "text")
    guard length.contains(value.string?.count ?? 0) else {
      throw .invalid(
        "\(name) must have \(length.lowerBound) to \(length.upperBound) characters")
    }
    return value
  }

  private func flag(_ value: Value) throws(CXoneRefusal) -> Value {
    switch value.string?.lowercased() {
    case "true": true
    case "false": false
    default: try typed(value, value.bool != nil, "true or false")
    }
  }

  private func whole(_ value: Value, _ bounds: ClosedRange<Int>) throws(CXoneRefusal) -> Value {
    let number = value.integer ?? value.string.flatMap { Int($0) }
    _ = try typed(
      value, number.map(bounds.contains) ?? false,
      "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    return number.map { .integer($0) } ?? value
  }

  private func time(_ value: Value) throws(CXoneRefusal) -> Value {
    let parts = (value.string ?? "").split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.map { Int($0) ?? -1 }
    let isRight =
      parts.count == 3 && parts.allSatisfy { $0.utf8.count == 2 } && (0...24).contains(numbers[0])
      && (0...59).contains(numbers[1]) && (0...59).contains(numbers[2])
    return try typed(value, isRight, "HH:MM:SS")
  }

  private func reference(_ value: Value, _ kind: String) throws(CXoneRefusal) -> Value {
    if phase == .seed, let text = value.string, let id = world.id(named: text, in: kind) {
      return .integer(Int(id) ?? 0)
    }
    let id = value.integer.map { String($0) } ?? value.string ?? ""
    guard let found = world.resolved(id, in: kind) else {
      throw .invalid("\(name) \(JSONWriter.text(of: value)) is invalid")
    }
    return .integer(Int(found) ?? 0)
  }

  private func uuid(_ value: Value, _ kind: String) throws(CXoneRefusal) -> Value {
    if phase == .seed, let text = value.string, let id = world.id(named: text, in: kind) {
      return .string(world.uuid(of: id, in: kind))
    }
    guard let text = value.string, world.id(ofUUID: text, in: kind) != nil else {
      throw .invalid("\(name) \(JSONWriter.text(of: value)) is invalid")
    }
    return value
  }

  private func object(_ value: Value, _ fields: [CXoneField]) throws(CXoneRefusal) -> Value {
    _ = try typed(value, value.object != nil, "an object")
    return .object(try CXoneField.clean(value.object ?? [:], fields, phase, in: world))
  }

  private func list(_ value: Value, _ element: CXoneShape) throws(CXoneRefusal) -> Value {
    _ = try typed(value, value.array != nil, "a list")
    var result: [Value] = []
    for (place, each) in (value.array ?? []).enumerated() {
      let check = Check(name: "\(name)[\(place)]", phase: phase, world: world)
      result.append(try check.clean(each, element))
    }
    return .array(result)
  }
}
