package import Documents
import Parsing

/// Checks lines of JSON against a contract, each by itself.
package struct ContractCheck: Sendable {
  private let schema: Schema

  /// Takes the contract as a compiled schema.
  package init(_ schema: Schema) {
    self.schema = schema
  }

  /// What there is to say of one line.
  package struct Line: Hashable, Sendable {
    /// Counted from 1.
    package var number: Int
    /// All that is wrong with the line; empty where nothing is.
    package var violations: [Violation]

    /// Whether the line is JSON and keeps the contract.
    package var isValid: Bool { violations.isEmpty }

    /// The form that machines read: `{"line":…,"valid":…,"errors":[…]}`.
    package var value: Value {
      [
        "line": .integer(number), "valid": .bool(isValid),
        "errors": .array(violations.map(\.value)),
      ]
    }
  }

  /// Checks one line; a text that is no JSON is as wrong as one that breaks the contract.
  package func check(_ bytes: [UInt8], number: Int) -> Line {
    do {
      return Line(number: number, violations: schema.validate(try JSON.value(bytes)))
    } catch {
      let message = "the line is no JSON: \(error.message) (column \(error.position.column))"
      return Line(
        number: number,
        violations: [
          Violation(instancePath: "", schemaPath: "", message: message, keyword: "json")
        ])
    }
  }

  /// Checks every line of a text, in order and only as they are asked for.
  ///
  /// A line feed at the end begins no further line; an empty line elsewhere is one that is wrong.
  package func check(lines text: [UInt8]) -> some Sequence<Line> {
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.enumerated().lazy.map { place, line in
      check(Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line), number: place + 1)
    }
  }
}
