import CIDN2

/// Names and addresses of hosts.
enum HostSyntax {
  /// RFC 1123; labels in Punycode must decode to names that IDNA2008 allows.
  static func isHostname(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= longestName && labels.allSatisfy { isLabel($0) }
  }

  private static let longestName = 253
  private static let longestLabel = 63

  private static func isLabel(_ label: Substring) -> Bool {
    let bytes = label.utf8
    guard (1...longestLabel).contains(bytes.count), bytes.first != UInt8(ascii: "-"),
      bytes.last != UInt8(ascii: "-"),
      bytes.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
    else { return false }
    let hasHyphens = bytes.dropFirst(2).prefix(2).elementsEqual("--".utf8)
    guard hasHyphens, label.lowercased().hasPrefix("xn--") else { return !hasHyphens }
    return isRegistrable(nil, punycode: label.lowercased()) != nil
  }

  /// RFC 5890 to 5893: each label in its own script, with the four dots that people type.
  static func isInternationalHostname(_ text: String) -> Bool {
    var length = 0
    let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      [".", "\u{3002}", "\u{ff0e}", "\u{ff61}"].contains(scalar)
    }
    for scalars in labels {
      let label = Substring(scalars)
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        guard isLabel(label) else { return false }
        length += label.utf8.count + 1
      } else {
        guard let encoded = isRegistrable(String(label), punycode: nil) else { return false }
        length += encoded + 1
      }
    }
    return length - 1 <= longestName
  }

  /// Applies the rules of registration, which are the strict ones; gives the length in Punycode.
  private static func isRegistrable(_ label: String?, punycode: String?) -> Int? {
    var name: UnsafeMutablePointer<UInt8>?
    let bytes = label.map { Array($0.utf8) + [0] }
    let encoded = punycode.map { Array($0.utf8) + [0] }
    let status = unsafe idn2_register_u8(bytes, encoded, &name, 0)
    defer { unsafe idn2_free(name) }
    guard status == Int32(IDN2_OK.rawValue), let name = unsafe name else { return nil }
    var length = 0
    while unsafe name[length] != 0 { length += 1 }
    return length
  }

  static func isIPv4(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(\.isASCIIDigit) else {
          return false
        }
        return (part == "0" || part.utf8.first != UInt8(ascii: "0")) && Int(part) ?? 256 < 256
      }
  }

  /// RFC 4291, section 2.2; zones are no part of an address.
  static func isIPv6(_ text: some StringProtocol) -> Bool {
    let halves = parts(of: String(text))
    guard halves.count <= 2 else { return false }
    var count = 0
    for (place, half) in halves.enumerated() {
      let mayEndInIPv4 = place == halves.count - 1
      guard let groups = groups(in: half, mayEndInIPv4: mayEndInIPv4) else { return false }
      count += groups
    }
    return halves.count == 2 ? count <= 7 : count == 8
  }

  /// Cuts at each `::`.
  private static func parts(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text[...]
    var place = rest.startIndex
    while place < rest.endIndex {
      if rest[place...].hasPrefix("::") {
        parts.append(rest[..<place])
        rest = rest[place...].dropFirst(2)
        place = rest.startIndex
      } else {
        place = rest.index(after: place)
      }
    }
    return parts + [rest]
  }

  /// How many groups of 16 bits stand between colons; nil where one is none.
  private static func groups(in half: Substring, mayEndInIPv4: Bool) -> Int? {
    if half.isEmpty { return 0 }
    let groups = half.split(separator: ":", omittingEmptySubsequences: false)
    var count = 0
    for (place, group) in groups.enumerated() {
      if (1...4).contains(group.utf8.count),
        group.utf8.allSatisfy({ $0.hexadecimalValue != nil })
      {
        count += 1
      } else if mayEndInIPv4, place == groups.count - 1, isIPv4(group) {
        count += 2
      } else {
        return nil
      }
    }
    return count
  }
}
