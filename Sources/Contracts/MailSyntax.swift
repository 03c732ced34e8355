/// Addresses of mailboxes: RFC 5321, and RFC 6531 for those beyond ASCII.
enum MailSyntax {
  static func isAddress(_ text: String, isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: "@") else { return false }
    let local = text[..<at]
    let domain = text[text.index(after: at)...]
    return isLocal(local, isInternational) && isDomain(domain, isInternational)
  }

  private static let longestLocal = 64

  private static func isLocal(_ local: Substring, _ isInternational: Bool) -> Bool {
    guard (1...longestLocal).contains(local.utf8.count) else { return false }
    if local.utf8.first == UInt8(ascii: "\"") { return isQuoted(local, isInternational) }
    return local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty
        && atom.utf8.allSatisfy { byte in
          byte.isASCIILetter || byte.isASCIIDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
            || (isInternational && byte >= 0x80)
        }
    }
  }

  private static func isQuoted(_ local: Substring, _ isInternational: Bool) -> Bool {
    var bytes = local.utf8.dropFirst().makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "\""): return bytes.next() == nil
      case UInt8(ascii: "\\"):
        guard let escaped = bytes.next(), (0x20...0x7e).contains(escaped) else { return false }
      case 0x20...0x7e: break
      default: guard isInternational, byte >= 0x80 else { return false }
      }
    }
    return false
  }

  private static func isDomain(_ domain: Substring, _ isInternational: Bool) -> Bool {
    guard domain.utf8.first == UInt8(ascii: "["), domain.utf8.last == UInt8(ascii: "]") else {
      return isInternational
        ? HostSyntax.isInternationalHostname(String(domain))
        : HostSyntax.isHostname(String(domain))
    }
    let literal = domain.dropFirst().dropLast()
    if literal.lowercased().hasPrefix("ipv6:") { return HostSyntax.isIPv6(literal.dropFirst(5)) }
    return HostSyntax.isIPv4(literal)
  }
}
