/// Templates of URIs (RFC 6570), of every level.
enum TemplateSyntax {
  static func isValid(_ text: String) -> Bool {
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "{":
        var expression = ""
        while true {
          guard let next = scalars.next(), next != "{" else { return false }
          if next == "}" { break }
          expression.unicodeScalars.append(next)
        }
        guard isExpression(expression) else { return false }
      case "%":
        guard isHexadecimal(scalars.next()), isHexadecimal(scalars.next()) else { return false }
      default: guard isLiteral(scalar) else { return false }
      }
    }
    return true
  }

  private static func isHexadecimal(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isASCIIHexDigit } ?? false
  }

  private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.value > 0x20 && !"\"<>\\^`|}\u{7f}".unicodeScalars.contains(scalar)
    }
    return URISyntax.isInternational(scalar) || URISyntax.isPrivate(scalar)
  }

  private static func isExpression(_ expression: String) -> Bool {
    var variables = expression[...]
    if let first = variables.unicodeScalars.first,
      "+#./;?&=,!@|".unicodeScalars.contains(first)
    {
      variables = Substring(variables.unicodeScalars.dropFirst())
    }
    return variables.split(separator: ",", omittingEmptySubsequences: false)
      .allSatisfy { isVariable(String($0)) }
  }

  private static func isVariable(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    repeat {
      guard takeNameCharacters(&scanner) > 0 else { return false }
    } while scanner.take(".")
    if scanner.take(":") {
      let isZero = scanner.current == UInt8(ascii: "0")
      guard !isZero, (1...4).contains(scanner.count(while: \.isASCIIDigit)) else { return false }
    } else {
      _ = scanner.take("*")
    }
    return scanner.isAtEnd
  }

  private static func takeNameCharacters(_ scanner: inout SyntaxScanner) -> Int {
    var count = 0
    while let byte = scanner.current {
      if byte == UInt8(ascii: "%") {
        _ = scanner.take(byte)
        guard takeHexadecimal(&scanner), takeHexadecimal(&scanner) else { return 0 }
      } else if byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_") {
        _ = scanner.take(byte)
      } else {
        break
      }
      count += 1
    }
    return count
  }

  private static func takeHexadecimal(_ scanner: inout SyntaxScanner) -> Bool {
    guard let byte = scanner.current, byte.hexadecimalValue != nil else { return false }
    return scanner.take(byte)
  }
}
