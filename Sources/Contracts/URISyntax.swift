/// Which characters stand where in a URI (RFC 3986) or an IRI (RFC 3987).
struct URISyntax {
  private let isInternational: Bool

  static func isValid(_ text: String, isInternational: Bool, isAbsolute: Bool) -> Bool {
    let reference = URIReference(text)
    let syntax = URISyntax(isInternational: isInternational)
    if isAbsolute, reference.scheme == nil { return false }
    return syntax.accepts(reference)
  }

  private func accepts(_ reference: URIReference) -> Bool {
    if let authority = reference.authority, !isAuthority(authority) { return false }
    // Without a scheme, a colon in the first segment would make one of what stands before it.
    let first = reference.path.prefix { $0 != "/" }
    if reference.scheme == nil, reference.authority == nil, first.contains(":") { return false }
    return consists(reference.path, of: ":@/")
      && consists(reference.query ?? "", of: ":@/?", isQuery: true)
      && consists(reference.fragment ?? "", of: ":@/?")
  }

  private func isAuthority(_ authority: String) -> Bool {
    var host = authority[...]
    if let at = host.lastIndex(of: "@") {
      guard consists(String(host[..<at]), of: ":") else { return false }
      host = host[host.index(after: at)...]
    }
    var port: Substring = ""
    if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") {
      port = host[colon...].dropFirst()
      host = host[..<colon]
    }
    guard port.utf8.allSatisfy(\.isASCIIDigit) else { return false }
    return host.hasPrefix("[") ? isLiteral(host) : consists(String(host), of: "")
  }

  private func isLiteral(_ host: Substring) -> Bool {
    guard host.hasSuffix("]") else { return false }
    let literal = host.dropFirst().dropLast()
    return HostSyntax.isIPv6(literal) || isFutureLiteral(literal)
  }

  /// `v1.…`: kinds of addresses that the standard keeps a place for.
  private func isFutureLiteral(_ literal: Substring) -> Bool {
    guard let sign = literal.utf8.first, sign | 0x20 == UInt8(ascii: "v"),
      let dot = literal.firstIndex(of: ".")
    else { return false }
    let version = literal[..<dot].utf8.dropFirst()
    let rest = String(literal[dot...].dropFirst())
    return !version.isEmpty && version.allSatisfy { $0.hexadecimalValue != nil }
      && !rest.isEmpty && !rest.contains("%")
      && URISyntax(isInternational: false).consists(rest, of: ":")
  }

  /// Tells whether a part has nothing but what stands anywhere and some signs of its own.
  private func consists(_ part: String, of signs: String, isQuery: Bool = false) -> Bool {
    var scalars = part.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      if scalar == "%" {
        guard Self.isHexadecimal(scalars.next()), Self.isHexadecimal(scalars.next()) else {
          return false
        }
      } else if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        let isKnown =
          byte.isASCIILetter || byte.isASCIIDigit || "-._~!$&'()*+,;=".utf8.contains(byte)
        guard isKnown || signs.utf8.contains(byte) else { return false }
      } else {
        let isAllowed = Self.isInternational(scalar) || (isQuery && Self.isPrivate(scalar))
        guard isInternational, isAllowed else { return false }
      }
    }
    return true
  }

  private static func isHexadecimal(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar, scalar.isASCII else { return false }
    return UInt8(truncatingIfNeeded: scalar.value).hexadecimalValue != nil
  }

  /// `ucschar` of RFC 3987.
  static func isInternational(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xa0...0xd7ff, 0xf900...0xfdcf, 0xfdf0...0xffef: true
    case 0x10000...0xdffff: scalar.value & 0xffff < 0xfffe
    case 0xe1000...0xefffd: true
    default: false
    }
  }

  /// `iprivate` of RFC 3987.
  static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    (0xe000...0xf8ff).contains(scalar.value)
      || (scalar.value >= 0xf0000 && scalar.value & 0xffff < 0xfffe)
  }
}
