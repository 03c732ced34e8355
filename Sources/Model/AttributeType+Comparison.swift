package import Documents

// When two values are the same, for a reader and for the vendor.
extension AttributeType {
  /// The form in which equal values are equal: sets sorted, addresses in lower case.
  package func canonical(_ value: Value) -> Value {
    switch (self, value) {
    case (.string(_, .email), .string(let text)):
      return .string(text.lowercased())
    case (.string(_, .localDateTime), .string(let text)):
      return .string(Self.withoutEmptyFraction(text))
    case (.reference(let reference), .string(let text)):
      return .string(reference.ignoresCase ? text.lowercased() : text)
    case (.list(let element), .array(let values)):
      return .array(values.map(element.canonical))
    case (.set(let element), .array(let values)):
      return .array(Self.sorted(values.map(element.canonical)))
    case (.map(let key, let type), .object(let object)):
      return .object(
        Object(object.map { (key.canonical($0.key), type.canonical($0.value)) }))
    case (.record(let fields), .object):
      return Self.record(fields, value) { $0.canonical($1) }
    default:
      return value
    }
  }

  /// `00:00:00.000` and `00:00:00` are one time.
  private static func withoutEmptyFraction(_ text: String) -> String {
    guard let point = text.lastIndex(of: "."), text[point...].dropFirst().allSatisfy({ $0 == "0" })
    else { return text }
    return String(text[..<point])
  }

  /// What of a live value an author who wrote `desired` speaks about: of a record in a list only
  /// the fields that stand in the desired one at the same place, of one in a set those of the one
  /// it agrees with.
  package func projected(_ live: Value, onto desired: Value) -> Value {
    switch (self, live, desired) {
    case (.list(let element), .array(let values), .array(let wanted)):
      return .array(
        values.enumerated().map { place, value in
          place < wanted.count ? element.projected(value, onto: wanted[place]) : value
        })
    case (.set(.record(let fields)), .array(let values), .array(let wanted)):
      return .array(Self.record(fields).projected(values, ontoElementsOf: wanted))
    case (.map(_, let type), .object(let object), .object(let wanted)):
      return .object(
        Object(
          object.map { key, value in
            (key, wanted[key].map { type.projected(value, onto: $0) } ?? value)
          }))
    case (.record(let fields), .object, .object):
      var result = Value.object(Object())
      for field in fields {
        guard let wanted = desired[path: field.path], let found = live[path: field.path] else {
          continue
        }
        result.set(field.type.projected(found, onto: wanted), at: field.path)
      }
      return result
    default:
      return live
    }
  }

  /// An element of a set has no place; it stands for a desired one that it agrees with in every
  /// field that is written there, and for one alone: what is left over is not desired.
  private func projected(_ live: [Value], ontoElementsOf wanted: [Value]) -> [Value] {
    let desired = wanted.map(canonical)
    var matching = ElementMatching(live.count, with: wanted.count) {
      canonical(projected(live[$0], onto: wanted[$1])) == desired[$1]
    }
    return zip(live, matching.partners()).map { live, partner in
      partner.map { projected(live, onto: wanted[$0]) } ?? live
    }
  }

  /// Puts the elements of a set into an order that follows from them alone, each once.
  static func sorted(_ values: [Value]) -> [Value] {
    let texts = values.compactMap(\.string)
    return texts.count == values.count ? sorted(texts) : sortedByContent(values)
  }

  private static func sorted(_ texts: [String]) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(texts.count)
    var last: String?
    for text in texts.sorted() where text != last {
      result.append(.string(text))
      last = text
    }
    return result
  }

  private static func sortedByContent(_ values: [Value]) -> [Value] {
    let keyed = values.map { (key: CanonicalJSON.bytes(of: $0), value: $0) }
    var result: [(key: [UInt8], value: Value)] = []
    for entry in keyed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
    where result.last?.key != entry.key {
      result.append(entry)
    }
    return result.map(\.value)
  }

  private static func record(
    _ fields: [Attribute], _ value: Value, _ change: (AttributeType, Value) -> Value
  ) -> Value {
    var result = value
    for field in fields {
      guard let found = value[path: field.path] else { continue }
      result.set(change(field.type, found), at: field.path)
    }
    return result
  }
}

extension AttributeType.MapKey {
  fileprivate func canonical(_ key: String) -> String {
    if case .reference(let reference) = self, reference.ignoresCase {
      key.lowercased()
    } else {
      key
    }
  }
}
