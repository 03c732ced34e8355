import Documents

extension Declaration {
  /// The declaration for machines: what `help --format json` answers.
  var value: Value {
    [
      "name": .string(name),
      "group": .string(group.rawValue),
      "summary": .string(summary),
      "discussion": .string(Paragraphs.split(discussion).joined(separator: "\n\n")),
      "arguments": .array(parameters.filter { !$0.isNamed }.map(\.value)),
      "options": .array(allOptions.map(\.value)),
      "examples": .array(
        examples.map { ["line": .string($0.line), "purpose": .string($0.purpose)] }),
      "exits": .array(
        exitTable.map {
          ["code": .integer(Int($0.code.number)), "meaning": .string($0.meaning)]
        }),
    ]
  }
}

extension Parameter {
  fileprivate var value: Value {
    var object: Object = [
      "name": .string(spelling), "summary": .string(summary),
      "required": .bool(isRequired), "repeatable": .bool(isRepeatable),
      "takes_value": .bool(role != .flag),
    ]
    if !placeholder.isEmpty { object["placeholder"] = .string(placeholder) }
    if !choices.isEmpty { object["choices"] = .array(choices.map { .string($0) }) }
    object["default"] = defaultText.map { .string($0) }
    return .object(object)
  }
}
