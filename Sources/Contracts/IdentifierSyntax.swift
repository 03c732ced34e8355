/// UUIDs as RFC 4122 writes them.
enum UUIDSyntax {
  static func isValid(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    for (place, length) in [8, 4, 4, 4, 12].enumerated() {
      if place > 0, !scanner.take("-") { return false }
      guard scanner.count(while: { $0.hexadecimalValue != nil }) == length else { return false }
    }
    return scanner.isAtEnd
  }
}

/// Relative JSON pointers: so many levels up, perhaps some places aside, then down.
enum PointerSyntax {
  static func isRelative(_ text: String) -> Bool {
    var scanner = SyntaxScanner(text)
    guard takeNumber(&scanner) else { return false }
    if scanner.take(oneOf: "+-"), scanner.current == UInt8(ascii: "0") || !takeNumber(&scanner) {
      return false
    }
    let rest = text.utf8.dropFirst(scanner.offset)
    return rest.elementsEqual("#".utf8) || JSONPointer(parsing: String(Substring(rest))) != nil
  }

  private static func takeNumber(_ scanner: inout SyntaxScanner) -> Bool {
    if scanner.take("0") { return !(scanner.current?.isASCIIDigit ?? false) }
    return scanner.count(while: \.isASCIIDigit) > 0
  }
}
