import Documents

/// One measured number beside what it must reach.
struct Figure {
  /// Which side of the limit is the good one.
  enum Limit {
    case atMost(Double)
    case none
  }

  let name: String
  let value: Double
  let unit: String
  let limit: Limit
  /// How it was measured, in a sentence.
  let method: String

  init(
    _ name: String, _ value: Double, _ unit: String, _ limit: Limit = .none, method: String
  ) {
    self.name = name
    self.value = value
    self.unit = unit
    self.limit = limit
    self.method = method
  }

  var holds: Bool {
    if case .atMost(let most) = limit { value <= most } else { true }
  }

  var json: Value {
    var object: Object = [
      "name": .string(name), "value": Self.number(value), "unit": .string(unit),
      "method": .string(method),
    ]
    if case .atMost(let most) = limit {
      object["at_most"] = Self.number(most)
      object["holds"] = .bool(holds)
    }
    return .object(object)
  }

  /// Four digits after the point are more than any of the figures is worth.
  private static func number(_ value: Double) -> Value {
    Value(ExactDecimal(text: (value * 10_000).rounded() / 10_000))
  }
}

extension ExactDecimal {
  fileprivate init(text value: Double) {
    self = ExactDecimal("\(value)") ?? ExactDecimal(Int(value))
  }
}
