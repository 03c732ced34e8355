/// Where time zones come from: the bytes of a file by a zone's name.
package struct ZoneLibrary: Sendable {
  private let file: @Sendable (String) -> [UInt8]?

  /// `file` gives the compiled form of a zone, and nil where there is none of that name.
  package init(_ file: @escaping @Sendable (String) -> [UInt8]?) {
    self.file = file
  }

  /// Finds a zone by its IANA name; abbreviations such as `CET` are files of their own and no more
  /// than that.
  package func zone(_ name: String) -> CivilZone? {
    guard Self.isName(name) else { return nil }
    return file(name).flatMap { CivilZone(name, tzif: $0) }
  }

  /// A name is a path below the folder of zones and never leads out of it.
  private static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return name.utf8.count <= 100
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            (0x61...0x7a).contains(byte | 0x20) || (0x30...0x39).contains(byte)
              || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+")].contains(byte)
          }
      }
  }
}
