/// Compiled time zones as a system keeps them, so that no test depends on the system's own.
package enum ZoneFile {
  /// Berlin from 1970 on in one line, Samoa's jump over the date line as a table, and Lord Howe,
  /// whose clocks move by half an hour.
  package static func named(_ name: String) -> [UInt8]? {
    switch name {
    case "UTC": bytes(types: [0], rule: "UTC0")
    case "Europe/Berlin", "Europe/Paris": bytes(types: [3600], rule: "CET-1CEST,M3.5.0,M10.5.0/3")
    case "America/New_York": bytes(types: [-18_000], rule: "EST5EDT,M3.2.0,M11.1.0")
    case "Pacific/Apia":
      bytes(
        types: [-36_000, 50_400], changes: [(1_325_239_200, 1)], rule: "<+13>-13")
    case "Australia/Lord_Howe":
      bytes(types: [37_800], rule: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0")
    default: nil
    }
  }

  /// A file with offsets in seconds east of UTC, and from which moments which of them hold.
  package static func bytes(
    types: [Int], changes: [(moment: Int, type: Int)] = [], rule: String
  ) -> [UInt8] {
    let empty = header(moments: 0, types: 1) + number(0, 4) + [0, 0, 0]
    let table =
      changes.flatMap { number($0.moment, 8) } + changes.map { UInt8($0.type) }
      + types.flatMap { number($0, 4) + [0, 0] } + [0]
    return empty + header(moments: changes.count, types: types.count) + table
      + Array("\n\(rule)\n".utf8)
  }

  private static func header(moments: Int, types: Int) -> [UInt8] {
    Array("TZif2".utf8) + Array(repeating: 0, count: 15)
      + [0, 0, 0, moments, types, 1].flatMap { number($0, 4) }
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
