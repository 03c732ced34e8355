import Documents
import Model

extension AttributeType {
  /// The value as the target can hold it, and what that loses; nil where it cannot at all.
  func fitted(_ value: Value, isCosmetic: Bool) -> (value: Value?, loss: String?) {
    switch (self, value) {
    case (.integer(let range), _):
      guard let number = value.scaled(by: 1, over: 1, isWhole: true)?.integer else {
        return (nil, "takes a number")
      }
      return Self.bounded(number, range)
    case (.number(let range), _):
      guard let number = value.number else { return (nil, "takes a number") }
      if number < ExactDecimal(range.lowerBound) {
        return Self.bounded(range.lowerBound - 1, range)
      }
      if number > ExactDecimal(range.upperBound), range.upperBound < .max {
        return Self.bounded(range.upperBound + 1, range)
      }
      return (value, nil)
    case (.string(let length, let format), .string(let text)):
      return Self.fitted(text, length, format, isCosmetic: isCosmetic)
    case (.string, _):
      guard let text = value.shown else { return (nil, "takes a text") }
      return fitted(.string(text), isCosmetic: isCosmetic)
    case (.choice(let words), .string(let word)):
      return words.contains(word)
        ? (value, nil) : (nil, "takes \(words.joined(separator: ", ")), and no other")
    case (.boolean, .bool), (.json, _), (.reference, .string), (.reference, .object):
      return (value, nil)
    case (.list(let element), .array(let values)), (.set(let element), .array(let values)):
      let fitted = values.map { element.fitted($0, isCosmetic: isCosmetic) }
      return (.array(fitted.compactMap(\.value)), fitted.lazy.compactMap(\.loss).first)
    case (.map(_, let element), .object(let object)):
      let fitted = object.map { ($0.key, element.fitted($0.value, isCosmetic: isCosmetic)) }
      return (
        .object(Object(fitted.compactMap { key, entry in entry.value.map { (key, $0) } })),
        fitted.lazy.compactMap { $0.1.loss }.first
      )
    case (.record(let fields), .object): return Self.fitted(value, fields, isCosmetic: isCosmetic)
    case (.set, .string), (.list, .string): return (.array([value]), nil)
    default: return (nil, "takes no \(value.typeName)")
    }
  }

  private static func fitted(
    _ value: Value, _ fields: [Attribute], isCosmetic: Bool
  ) -> (Value?, String?) {
    var result = value
    var loss: String?
    for field in fields {
      guard let held = value[path: field.path] else { continue }
      let fitted = field.type.fitted(held, isCosmetic: isCosmetic)
      loss = loss ?? fitted.loss
      if let value = fitted.value {
        result.set(value, at: field.path)
      } else {
        result.remove(at: field.path)
      }
    }
    return (result, loss)
  }

  private static func bounded(_ number: Int, _ range: ClosedRange<Int>) -> (Value?, String?) {
    if range.contains(number) { return (.integer(number), nil) }
    let nearest = min(max(number, range.lowerBound), range.upperBound)
    return (.integer(nearest), "must be between \(range.lowerBound) and \(range.upperBound)")
  }

  private static func fitted(
    _ text: String, _ length: ClosedRange<Int>, _ format: StringFormat?, isCosmetic: Bool
  ) -> (Value?, String?) {
    let count = text.unicodeScalars.count
    if count < length.lowerBound { return (nil, count == 0 ? nil : "is too short") }
    if format == .e164, !text.isE164 {
      return (nil, "takes a number with country code, such as +4930123456")
    }
    if format == .timeZone, text != "UTC", !text.contains("/") {
      return (nil, "takes the IANA name of a zone, such as America/New_York")
    }
    if format == .email, text.split(separator: "@").count != 2 {
      return (nil, "takes an e-mail address")
    }
    guard count > length.upperBound else { return (.string(text), nil) }
    guard isCosmetic, format == nil, length.upperBound > 12 else {
      return (nil, "takes at most \(length.upperBound) characters")
    }
    return (
      .string(TextFunction.shortened(text, to: length.upperBound)),
      "takes at most \(length.upperBound) characters and is cut"
    )
  }

  /// What two objects say that become one: sets and maps add up, of other values the first holds.
  func united(_ first: Value, _ second: Value) -> Value {
    switch (self, first, second) {
    case (.set, .array(let left), .array(let right)), (.list, .array(let left), .array(let right)):
      let known = Set(left)
      let all = left + right.filter { !known.contains($0) }
      if case .set = self { return canonical(.array(all)) }
      return .array(all)
    case (.map(_, let element), .object(let left), .object(let right)):
      var result = left
      for (key, value) in right {
        result[key] = result[key].map { element.united($0, value) } ?? value
      }
      return .object(Object(result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    case (.number, .integer(let left), .integer(let right)) where left != right:
      return first == second ? first : .integer(max(left, right))
    default: return first
    }
  }

  /// Whether two of its values cannot add up.
  var isScalar: Bool {
    switch self {
    case .set, .list, .map, .record: false
    default: true
    }
  }
}

extension String {
  fileprivate var isE164: Bool {
    hasPrefix("+") && (7...16).contains(utf8.count)
      && utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}
