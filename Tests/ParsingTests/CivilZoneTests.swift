import Documents
import TestSupport
import Testing

@testable import Parsing

struct CivilZoneTests {
  private static let library = ZoneLibrary(ZoneFile.named)

  private static func zone(_ name: String) throws -> CivilZone {
    try #require(library.zone(name))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29T00:59:59Z", 3600),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", 7200),
    ("Europe/Berlin", "2026-10-25T00:59:59Z", 7200),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", 3600),
    ("America/New_York", "2026-03-08T07:00:00Z", -14_400),
    ("America/New_York", "2026-11-01T06:00:00Z", -18_000),
    ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39_600),
    ("Australia/Lord_Howe", "2026-07-01T00:00:00Z", 37_800),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", -36_000),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", 46_800), ("UTC", "1969-12-31T23:59:59.999Z", 0),
  ]) func `clocks are east of UTC by what the zone's file says`(
    name: String, text: String, offset: Int
  ) throws {
    let instant = try #require(Instant(text))
    #expect(try Self.zone(name).offset(at: instant) == offset)
  }

  @Test func `a time that clocks are put forward over is shown by none`() throws {
    let berlin = try Self.zone("Europe/Berlin")
    let time = try #require(CivilTime("2026-03-29T02:30"))
    #expect(berlin.instants(of: time) == [])
    #expect(berlin.instant(of: time).description == "2026-03-29T01:30:00.000Z")
    #expect(berlin.time(at: berlin.instant(of: time)).description == "2026-03-29T03:30")
  }

  @Test func `a time that clocks show twice has two moments, and the first is taken`() throws {
    let berlin = try Self.zone("Europe/Berlin")
    let time = try #require(CivilTime("2026-10-25T02:30"))
    #expect(
      berlin.instants(of: time).map(\.description)
        == ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"])
    #expect(berlin.instant(of: time) == berlin.instants(of: time).first)
  }

  @Test func `a day that was left out is shown by no clock`() throws {
    let apia = try Self.zone("Pacific/Apia")
    #expect(apia.instants(of: try #require(CivilTime("2011-12-30T12:00"))) == [])
  }

  @Test(arguments: [
    "EST5", "<-03>3", "AAA-1BBB,J60,J300/-1", "AAA-1BBB-2:30:15,59/167,M10.1.6/0",
  ]) func `every form of a rule is read`(text: String) {
    #expect(ZoneRule(text) != nil)
  }

  @Test(arguments: [
    "", "ES5", "EST", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
    "EST5EDT,M3.2.0,M11.1.0x",
    "<EST5", "EST5EDT,M3.6.0,M11.1.0", "EST999999999999999999999",
  ]) func `what is no rule is refused`(text: String) {
    #expect(ZoneRule(text) == nil)
  }

  @Test func `days of a rule count as their form says`() throws {
    let julian = try #require(ZoneRule("AAA0BBB,J60/0,J61/0"))
    let plain = try #require(ZoneRule("AAA0BBB,60/0,61/0"))
    let first = try #require(Instant("2028-03-01T12:00:00Z")).wholeSeconds
    #expect(julian.offset(at: first) == 3600)
    #expect(plain.offset(at: first) == 3600)
    #expect(julian.offset(at: first - 86_400) == 0)
    #expect(plain.offset(at: first - 86_400) == 0)
  }

  @Test(arguments: [
    "../etc/passwd", "/etc/localtime", "", "Europe//Berlin", "Europe/..", "Mars/Olympus",
  ])
  func `a name that is no zone's leads nowhere`(name: String) {
    let library = ZoneLibrary { $0 == "Mars/Olympus" ? nil : ZoneFile.named("UTC") }
    #expect(library.zone(name) == nil)
  }

  @Test func `a file that is cut or changed anywhere does no harm`() throws {
    let whole = try #require(ZoneFile.named("Pacific/Apia"))
    for length in whole.indices { _ = CivilZone("x", tzif: Array(whole[..<length])) }
    for place in whole.indices {
      for byte in [UInt8(0), 0x7f, 0xff] {
        var changed = whole
        changed[place] = byte
        _ = CivilZone("x", tzif: changed)?.offset(at: Instant(milliseconds: 0))
      }
    }
    #expect(CivilZone("x", tzif: Array(whole.prefix(60))) == nil)
    #expect(CivilZone("x", tzif: Array("no zone".utf8)) == nil)
  }
}
