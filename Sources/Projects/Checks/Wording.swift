import Contracts
import Documents
import Model

/// Words a violation of a schema as a mistake of an author, at the token to change.
struct Wording {
  private let place: Place
  private let violation: Violation
  private let value: Value?

  init(_ place: Place, _ violation: Violation, _ value: Value?) {
    self.place = place
    self.violation = violation
    self.value = value
  }

  var diagnostics: [Diagnostic] {
    switch violation.keyword {
    case "additionalProperties": return [unknownField]
    case "required": return missing
    case "not": return [serverOwned]
    case "type": return [wrongType]
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
      return [outOfRange]
    case "enum", "const", "anyOf": return [notAllowed]
    case "minLength", "maxLength": return [length]
    case "pattern", "format": return [problem("bad-format", "must be " + expected)]
    case "propertyNames": return [entryName]
    case "uniqueItems": return [repetition]
    default: return [problem("invalid", violation.message)]
    }
  }

  private var name: String { Printable.line(place.name) }

  private func problem(_ code: String, _ message: String, help: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, code, "'\(name)' \(message)", at: place.valueRange ?? place.keyRange, help: help)
  }

  private var entryName: Diagnostic {
    let rule = place.rule ?? Shape.KeyRule("entry")
    let count = place.key.unicodeScalars.count
    let code =
      count < rule.length.lowerBound
      ? "too-short" : count > rule.length.upperBound ? "too-long" : "bad-format"
    let text = AttributeType.string(
      length: rule.length, format: code == "bad-format" ? rule.format : nil)
    let expected =
      code == "bad-format" && rule.isWord
      ? "letters, digits, '.', '_' and '-'" : text.expected
    return Diagnostic(
      .error, code,
      "'\(Printable.line(String(place.key.prefix(60))))' cannot name a \(rule.noun): "
        + "it must be \(expected)", at: place.keyRange)
  }

  private var unknownField: Diagnostic {
    let key = Printable.line(place.key)
    return Diagnostic(
      .error, "unknown-field", "there is no field '\(key)' here", at: place.keyRange,
      help: unknownFieldHelp)
  }

  private var unknownFieldHelp: String {
    if let entry = place.entry, entry.field == place.key {
      return "remove it: the name of the entry is the '\(place.key)' of the \(entry.noun)"
    }
    if let suggestion = Suggestion.clause(for: place.key, in: place.siblings) { return suggestion }
    guard place.siblings.count > Self.mostListed else {
      return "there are " + SourceDocument.list(place.siblings)
    }
    let path = place.explained.dropLast().joined(separator: ".")
    return "'cutsheet explain \(path)' lists the fields"
  }

  private static let mostListed = 10

  /// One for each field that is not there.
  private var missing: [Diagnostic] {
    guard case .object(let fields)? = place.shape?.objectShape(of: value) else {
      return [problem("missing-field", violation.message)]
    }
    return fields.all.filter { $0.isRequired && value?[$0.name] == nil }.map { field in
      Diagnostic(
        .error, "missing-field",
        name.isEmpty ? "'\(field.name)' is missing" : "'\(name)' lacks '\(field.name)'",
        at: place.keyRange, help: field.summary.isEmpty ? nil : field.summary)
    }
  }

  private var serverOwned: Diagnostic {
    Diagnostic(
      .error, "server-owned", "'\(name)' is set by the vendor and cannot be written",
      at: place.keyRange, help: "remove it")
  }

  private var wrongType: Diagnostic {
    let isNothing = value == .null
    let help =
      isNothing
      ? "leave the field out where it is not managed, or write the value"
      : wordForBoolean ?? (isQuotedNumber ? "remove the quotes" : nil)
    return problem(
      "wrong-type", "must be \(expected)\(isNothing ? " and is empty" : "")", help: help)
  }

  /// What to write in place of a word that other versions of YAML take for a truth value.
  private var wordForBoolean: String? {
    guard case .scalar(.boolean)? = place.shape, let text = value?.string else { return nil }
    return switch text.lowercased() {
    case "yes", "on", "true": "write true, without quotes"
    case "no", "off", "false": "write false, without quotes"
    default: nil
    }
  }

  private var isQuotedNumber: Bool {
    guard let text = value?.string, Value(number: text) != nil else { return false }
    switch place.shape {
    case .scalar(.integer), .scalar(.number): return true
    default: return false
    }
  }

  private var outOfRange: Diagnostic {
    let unit = place.field?.attribute?.unit
    return problem(
      "out-of-range", "must be \(place.shape?.bounds ?? "in its bounds")",
      help: unit.map {
        $0 == .ratio ? "it is a ratio: 80 % is 0.8" : "it counts \($0.rawValue)"
      })
  }

  private var notAllowed: Diagnostic {
    let words = place.shape?.words ?? []
    let help = value?.string.flatMap { Suggestion.clause(for: $0, in: words) }
    return problem("not-allowed", "must be \(expected)", help: help)
  }

  private var length: Diagnostic {
    let isShort = violation.keyword == "minLength"
    return problem(isShort ? "too-short" : "too-long", "must be \(expected)")
  }

  private var repetition: Diagnostic {
    var seen: Set<Value> = []
    let second = value?.array?.firstIndex { !seen.insert($0).inserted }
    let nodes = place.node?.elements ?? []
    let range = second.flatMap { nodes.indices.contains($0) ? nodes[$0].range : nil }
    return Diagnostic(
      .error, "duplicate-element", "'\(name)' holds an element twice",
      at: range ?? place.valueRange ?? place.keyRange, help: "remove one of the two")
  }

  private var expected: String { place.shape?.expected ?? "something else" }
}
