/// Where identifiers come from: the tenant's and the kind's name make 24 characters, a number the
/// rest, so that the same organisation is made again from the same names.
struct Identifiers: Sendable {
  let tenant: String

  func prefix(_ kind: String) -> String {
    let first = Self.hash(tenant + "/" + kind)
    let second = Self.hash(kind + "/" + tenant)
    let digits = Self.hexadecimal(first) + Self.hexadecimal(second)
    let parts = [8, 12, 15, 18].map { digits.prefix($0) }
    return
      "\(parts[0])-\(parts[1].dropFirst(8))-4\(parts[2].dropFirst(12))"
      + "-8\(parts[3].dropFirst(15))-"
  }

  func id(_ kind: String, _ index: Int) -> String { Holding.id(prefix(kind), index) }

  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
