package import Documents

/// A path into a document (RFC 6901).
package struct JSONPointer: Hashable, Sendable {
  /// Names of members and places of elements, outermost first, unescaped.
  package var tokens: [String]

  /// Takes the tokens, unescaped; none of them mean the whole document.
  package init(_ tokens: [String] = []) {
    self.tokens = tokens
  }

  /// Reads the text form; nil where it does not begin with `/` or escapes wrongly.
  package init?(parsing text: some StringProtocol) {
    guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
    tokens = []
    for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
  }

  /// The innermost token, or nil for the whole document.
  package var last: String? { tokens.last }

  /// Leads further in.
  package func appending(_ tokens: String...) -> JSONPointer {
    JSONPointer(self.tokens + tokens)
  }

  private static func unescaped(_ part: some StringProtocol) -> String? {
    guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
    var result: [UInt8] = []
    var bytes = part.utf8.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "~") else {
        result.append(byte)
        continue
      }
      switch bytes.next() {
      case UInt8(ascii: "0"): result.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): result.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
    else { return token }
    var result = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The place of an element in an array: digits without leading zeros.
  static func index(_ token: String) -> Int? {
    guard token == "0" || token.utf8.first != UInt8(ascii: "0"),
      token.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(token)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The text form, with `~` and `/` escaped.
  package var description: String {
    tokens.map { "/" + Self.escaped($0) }.joined()
  }
}

extension Value {
  /// The part that a pointer leads to, or nil where there is none.
  package func at(_ pointer: JSONPointer) -> Value? {
    var current = self
    for token in pointer.tokens {
      switch current {
      case .object(let object):
        guard let member = object[token] else { return nil }
        current = member
      case .array(let elements):
        guard let index = JSONPointer.index(token), index < elements.count else { return nil }
        current = elements[index]
      default: return nil
      }
    }
    return current
  }
}
