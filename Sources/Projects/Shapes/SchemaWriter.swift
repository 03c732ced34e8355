import Documents
import Model

/// Writes shapes as JSON Schema 2020-12.
struct SchemaWriter {
  /// Whether `${…}` may stand for a value that is not text: in files, but not once it is filled in.
  let acceptsInterpolation: Bool

  private static let interpolation: Value = "^\\$\\{(var|env|secret|file)\\."

  /// The schema of a whole kind of document.
  func schema(_ kind: DocumentKind) -> Object {
    var result: Object = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(kind.name),
      "description": .string(kind.summary),
    ]
    for (keyword, value) in object(kind.allFields) { result[keyword] = value }
    result["properties"]?.set(.object(["const": .string(kind.name)]), at: ["kind"])
    var definitions = Object()
    define(kind.fields, in: &definitions)
    if !definitions.isEmpty { result["$defs"] = .object(definitions) }
    return result
  }

  private func define(_ fields: Fields, in definitions: inout Object) {
    for field in fields.all {
      if let name = field.definition, definitions[name] == nil {
        definitions[name] = .object(schema(field.shape))
      }
      for inner in field.shape.innerFields { define(inner, in: &definitions) }
    }
  }

  private func schema(_ shape: Shape) -> Object {
    switch shape {
    case .scalar(let type): scalar(type)
    case .text(let pattern, _):
      ["type": ["string", "integer"], "pattern": .string(pattern)]
    case .reference(let reference): self.reference(reference)
    case .list(let element, let isSet):
      interpolated(list(element, isSet: isSet), "array")
    case .map(let element, let keys): map(element, keys)
    case .object(let fields): object(fields)
    case .variant(let tag, let variants): variant(tag, variants)
    case .either(let scalar, let fields): either(scalar, fields)
    }
  }

  private func object(_ fields: Fields) -> Object {
    var result: Object = ["type": "object"]
    result["properties"] = .object(
      Object(fields.all.map { ($0.name, Value.object(property($0))) }))
    result["additionalProperties"] = false
    let required = fields.all.filter(\.isRequired).map { Value.string($0.name) }
    if !required.isEmpty { result["required"] = .array(required) }
    return result
  }

  private func property(_ field: Field) -> Object {
    var result: Object = [:]
    if field.attribute?.mutability == .never {
      result = ["not": [:], "readOnly": true]
    } else if let name = field.definition {
      result = ["$ref": .string("#/$defs/\(name)")]
    } else {
      result = schema(field.shape)
    }
    if !field.summary.isEmpty { result["description"] = .string(field.summary) }
    if let value = field.attribute?.defaultValue { result["default"] = value }
    if field.attribute?.isSecret == true { result["writeOnly"] = true }
    return result
  }

  private func list(_ element: Shape, isSet: Bool) -> Object {
    var result: Object = ["type": "array", "items": .object(schema(element))]
    if isSet { result["uniqueItems"] = true }
    return result
  }

  private func map(_ element: Shape, _ keys: Shape.KeyRule) -> Object {
    var names: Object = ["minLength": .integer(keys.length.lowerBound)]
    names["maxLength"] = .integer(keys.length.upperBound)
    if let format = keys.format { names["pattern"] = .string(format.pattern) }
    if keys.isWord { names["pattern"] = .string(Shape.KeyRule.wordPattern) }
    var entry = schema(element)
    // `Sales:` with nothing after it is an entry without attributes.
    if case .object = element { entry["type"] = ["object", "null"] }
    return [
      "type": "object", "propertyNames": .object(names), "additionalProperties": .object(entry),
    ]
  }

  private func reference(_ reference: Reference) -> Object {
    [
      "type": ["string", "object"], "minLength": 1,
      "properties": [
        "id": [
          "type": "string", "minLength": 1,
          "description": .string("The id of one of the \(reference.kind), where no name will do."),
        ]
      ],
      "required": ["id"], "additionalProperties": false,
    ]
  }

  private func variant(_ tag: String, _ variants: [Shape.Variant]) -> Object {
    let names = variants.map { Value.string($0.name) }
    var result: Object = ["type": "object", "required": [.string(tag)]]
    result["properties"] = .object([
      tag: ["enum": .array(names), "description": "Which platform it is."]
    ])
    result["allOf"] = .array(
      variants.map { variant in
        var then = object(variant.fields)
        var properties: Object = [tag: true]
        for (name, schema) in then["properties"]?.object ?? Object() { properties[name] = schema }
        then["properties"] = .object(properties)
        return [
          "if": ["properties": .object([tag: ["const": .string(variant.name)]])],
          "then": .object(then),
        ]
      })
    return result
  }

  private func either(_ scalar: Shape, _ fields: Fields) -> Object {
    var result = object(fields)
    let other = schema(scalar)
    result["type"] = other["type"] ?? ["string", "number", "boolean", "array", "object"]
    for (keyword, value) in other where keyword != "type" { result[keyword] = value }
    return result
  }

  private func scalar(_ type: AttributeType) -> Object {
    switch type {
    case .string(let length, let format): text(length, format)
    case .integer(let range): interpolated(number("integer", range), "integer")
    case .number(let range): interpolated(number("number", range), "number")
    case .boolean: interpolated(["type": "boolean"], "boolean")
    case .choice(let words): choice(words)
    case .json: [:]
    default: schema(Shape(type))
    }
  }

  private func text(_ length: ClosedRange<Int>, _ format: StringFormat?) -> Object {
    var result: Object = ["type": "string"]
    if length.lowerBound > 0 { result["minLength"] = .integer(length.lowerBound) }
    result["maxLength"] = .integer(length.upperBound)
    if let format {
      result["pattern"] = .string(
        acceptsInterpolation ? "\\$\\{|" + format.pattern : format.pattern)
    }
    return result
  }

  private func number(_ name: String, _ range: ClosedRange<Int>) -> Object {
    [
      "type": .string(name), "minimum": .integer(range.lowerBound),
      "maximum": .integer(range.upperBound),
    ]
  }

  private func choice(_ words: [String]) -> Object {
    let choice: Value = ["enum": .array(words.map { .string($0) })]
    guard acceptsInterpolation else { return choice.object ?? [:] }
    return ["anyOf": [choice, ["type": "string", "pattern": Self.interpolation]]]
  }

  /// Lets a placeholder stand for a value of a type whose keywords do not look at text.
  private func interpolated(_ schema: Object, _ type: Value) -> Object {
    guard acceptsInterpolation else { return schema }
    var result = schema
    result["type"] = [type, "string"]
    result["pattern"] = Self.interpolation
    return result
  }
}

extension Shape {
  /// The objects that may stand in it.
  fileprivate var innerFields: [Fields] {
    switch self {
    case .scalar, .text, .reference: []
    case .list(let element, _), .map(let element, _): element.innerFields
    case .object(let fields), .either(_, let fields): [fields]
    case .variant(_, let variants): variants.map(\.fields)
    }
  }
}

extension StringFormat {
  /// The grammar, as far as a pattern can tell.
  var pattern: String {
    switch self {
    case .email: "^[^@\\s]+@[^@\\s]+$"
    case .localDateTime:
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?$"
    case .timeZone: "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
    case .recurrence: "^(RRULE:)?([A-Z]+=[^=;]+)(;[A-Z]+=[^=;]+)*$"
    case .dateTime:
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?"
        + "(Z|[+-][0-9]{2}:[0-9]{2})$"
    case .uri: "^[A-Za-z][A-Za-z0-9+.-]*:"
    case .e164: "^\\+[1-9][0-9]{1,14}$"
    case .duration: "^[0-9]{1,9}(ms|s|m|h|d)$"
    }
  }

  /// What a text of the format looks like, for messages.
  var expected: String {
    switch self {
    case .email: "an e-mail address such as ana@acme.example"
    case .localDateTime: "a local time such as 2026-01-31T08:00:00.000"
    case .timeZone: "a time zone such as Europe/Berlin"
    case .recurrence: "a recurrence rule such as FREQ=WEEKLY;BYDAY=MO,TU"
    case .dateTime: "a time such as 2026-01-31T08:00:00Z"
    case .uri: "an address such as https://acme.example"
    case .e164: "a telephone number such as +4930123456"
    case .duration: "a duration such as 90s, 15m, 4h or 14d"
    }
  }
}
