/// A piece of data without a position: what YAML, JSON and vendor answers have in common.
///
/// Numbers are normalised: what is integral and fits is an `integer`, so `1`, `1.0` and `1e0` are
/// equal. Objects keep their order, but order takes no part in equality.
package enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(ExactDecimal)
  case string(String)
  case array([Value])
  case object(Object)
}

extension Value {
  /// The names JSON Schema gives to types: null, boolean, number, string, array, object.
  ///
  /// Integers are called `integer`, which is also a number.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .decimal: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// Whether this is the explicit nothing of JSON.
  package var isNull: Bool { self == .null }

  /// The text, where this is one.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, where this is one that is whole and fits.
  package var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The truth value, where this is one.
  package var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// Any number, whole or not, as an exact decimal.
  package var number: ExactDecimal? {
    switch self {
    case .integer(let number): ExactDecimal(number)
    case .decimal(let number): number
    default: nil
    }
  }

  /// The elements, where this is a list.
  package var array: [Value]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, where this is an object.
  package var object: Object? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The member of that name, where this is an object that has one.
  package subscript(_ key: String) -> Value? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The value at a path of object keys, or nil where the path ends early.
  package subscript(path path: [String]) -> Value? {
    value(at: path, from: 0)
  }

  private func value(at path: [String], from depth: Int) -> Value? {
    guard depth < path.count else { return self }
    guard case .object(let object) = self else { return nil }
    return object.withMember(path[depth]) { $0.value(at: path, from: depth + 1) }
  }

  /// Reads a JSON number, exactly; nil where the text is none.
  package init?(number text: String) {
    guard let exact = ExactDecimal(text) else { return nil }
    self.init(exact)
  }

  /// An integer where the number is one that fits, else a decimal.
  package init(_ exact: ExactDecimal) {
    if let integer = exact.integer { self = .integer(integer) } else { self = .decimal(exact) }
  }

  /// Sets the value at a path, making the objects on the way; an empty path replaces the whole.
  package mutating func set(_ value: Value, at path: some Collection<String>) {
    set(value, at: Array(path)[...])
  }

  private mutating func set(_ value: Value, at path: ArraySlice<String>) {
    guard let key = path.first else {
      self = value
      return
    }
    var object = self.object ?? Object()
    // Held by nobody else, the object is changed where it is and not copied.
    self = .null
    object.change(key) { $0.set(value, at: path.dropFirst()) }
    self = .object(object)
  }

  /// Removes the value at a path; objects that this empties stay.
  package mutating func remove(at path: some Collection<String>) {
    guard let key = path.first, var object else { return }
    if path.count == 1 {
      object[key] = nil
    } else if var child = object[key] {
      child.remove(at: path.dropFirst())
      object[key] = child
    }
    self = .object(object)
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: Value...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(Object(elements))
  }
}
