import Documents
import Model

/// Values for any attribute of a vendor's kinds, made from its type: two that differ, and what must
/// stand beside them.
struct Samples: Sendable {
  /// What every tenant of the vendor suite has, so that references have two ends to choose from.
  var seed: Value
  /// The natural keys of those two, where they are not A and B.
  var keys: [String: [String]] = [:]
  /// What the vendor takes in place of the values that an attribute's type gives.
  var values: [String: [Value]] = [:]
  /// What the vendor demands beside an attribute, or beside one of its two values.
  var beside: [String: Value] = [:]
  /// What an object cannot be made without, beside what its table says.
  var least: [String: Value] = [:]
  /// An entry's name, where a map takes any.
  var entry = "entry"
  /// Seeds for so many objects of a kind as no page holds.
  var many: [String: @Sendable (_ numbers: ClosedRange<Int>) -> Value] = [:]
  /// More objects than any page of the vendor holds.
  var tooMany = 303
  /// The kinds of which no tenant has a list that needs pages, and why.
  var unpaged: [String: String] = [:]
}

extension Samples {
  /// What an object of the kind cannot be made without; of a kind that nobody can make, what names
  /// one that every tenant of the suite has.
  func least(_ kind: Kind) -> Value {
    var least = Value.object(Object())
    for attribute in kind.attributes where attribute.isRequired {
      least.set(values(of: attribute, kind)[0], at: attribute.path)
    }
    if kind.manualSteps[.create] != nil, let key = kind.keyAttribute {
      least.set(.string(self.key(of: kind.name, 0)), at: key.path)
    }
    lay(self.least[kind.name], over: &least, kind)
    return least
  }

  /// The least with one attribute at its first or second value, and what that demands.
  func object(_ kind: Kind, with attribute: Attribute, _ number: Int) -> Value {
    var object = least(kind)
    lay(beside["\(kind.name).\(attribute.name)"], over: &object, kind)
    lay(beside["\(kind.name).\(attribute.name) \(number)"], over: &object, kind)
    object.set(values(of: attribute, kind)[number], at: attribute.path)
    return object
  }

  /// Two values for an attribute.
  func values(of attribute: Attribute, _ kind: Kind) -> [Value] {
    values["\(kind.name).\(attribute.name)"] ?? [0, 1].map { value(attribute.type, $0) }
  }

  /// Null takes an attribute away.
  private func lay(_ values: Value?, over object: inout Value, _ kind: Kind) {
    guard let values else { return }
    for attribute in kind.attributes {
      guard let value = values[path: attribute.path] else { continue }
      if value.isNull {
        object.remove(at: attribute.path)
      } else {
        object.set(value, at: attribute.path)
      }
    }
  }
}

extension Samples {
  private func value(_ type: AttributeType, _ number: Int) -> Value {
    switch type {
    case .string(_, let format): Self.text(format, number)
    case .integer(let range), .number(let range):
      .integer(min(range.lowerBound + number, range.upperBound))
    case .boolean: .bool(number == 0)
    case .choice(let words): .string(words[min(number, words.count - 1)])
    case .reference(let reference): .string(key(of: reference.kind, number))
    case .list(let element): .array([value(element, number)])
    case .set(let element):
      .array((0...number).map { value(element, $0) })
    case .map(.text, let element): .object([entry: value(element, number)])
    case .map(.reference(let reference), let element):
      .object([key(of: reference.kind, number): value(element, number)])
    case .record(let fields): record(fields, number)
    case .json: ["a": .integer(number)]
    }
  }

  private func record(_ fields: [Attribute], _ number: Int) -> Value {
    var record = Value.object(Object())
    for field in fields { record.set(value(field.type, number), at: field.path) }
    return record
  }

  private func key(of kind: String, _ number: Int) -> String {
    (keys[kind] ?? ["A", "B"])[number]
  }

  private static func text(_ format: StringFormat?, _ number: Int) -> Value {
    let texts: [String] =
      switch format {
      case nil: ["flow-1", "flow-2"]
      case .email: ["x@acme.example", "y@acme.example"]
      case .localDateTime: ["2026-01-05T08:00:00.000", "2026-01-05T09:00:00.000"]
      case .timeZone: ["Europe/Berlin", "America/New_York"]
      case .recurrence: ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO"]
      case .dateTime: ["2030-01-01T00:00:00.000Z", "2031-01-01T00:00:00.000Z"]
      case .uri: ["https://acme.example/a", "https://acme.example/b"]
      case .e164: ["+4930123456", "+4930123457"]
      case .duration: ["4h", "5h"]
      }
    return .string(texts[number])
  }
}
