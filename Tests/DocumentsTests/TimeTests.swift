import Testing

@testable import Documents

struct TimeTests {
  @Test(arguments: [
    ("2026-01-15T10:02:00.000Z", 1_768_471_320_000), ("1970-01-01T00:00:00Z", 0),
    ("1969-12-31T23:59:59.999Z", -1), ("2026-01-15T11:02:00+01:00", 1_768_471_320_000),
    ("2026-01-15 05:32:00.000000-04:30", 1_768_471_320_000),
    ("2024-02-29T00:00:00.5z", 1_709_164_800_500),
  ])
  func `instants are read as RFC 3339 has them`(text: String, milliseconds: Int) {
    #expect(Instant(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-01-15", "2026-01-15T10:02:00", "2026-02-29T00:00:00Z", "2026-01-15T24:00:00Z",
    "2026-01-15T10:60:00Z", "2026-01-15T10:02:00.Z", "2026-01-15T10:02:00+0100",
    "2026-13-01T00:00:00Z", "é026-01-15T10:02:00Z", "2026-01-15T10:02:00Zx",
  ])
  func `what is no instant is none`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test(arguments: [0, -1, 1_768_471_320_000, -62_135_596_800_000, 253_402_300_799_999])
  func `an instant is read back as it was written`(milliseconds: Int) {
    let instant = Instant(milliseconds: milliseconds)
    #expect(Instant(instant.description) == instant)
  }

  @Test func `every day of eight centuries follows its neighbour`() {
    var last = CivilDate(daysSinceEpoch: -150_000)
    for day in -149_999...150_000 {
      let date = CivilDate(daysSinceEpoch: day)
      let isNext =
        date.day == last.day + 1 && date.month == last.month
        || date.day == 1 && last.day == CivilDate.length(ofMonth: last.month, in: last.year)
      guard isNext, date.daysSinceEpoch == day else {
        Testing.Issue.record("\(date) does not follow \(last)")
        return
      }
      last = date
    }
  }

  @Test(arguments: [
    "2026-02-29", "2025-00-10", "2025-1-01", "20250101", "2025-04-31", "-025-01-01",
  ])
  func `what is no day is none`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    ("20ms", 20), ("2s", 2000), ("15m", 900_000), ("2h", 7_200_000), ("14d", 1_209_600_000),
  ])
  func `durations are read with their unit`(text: String, milliseconds: Int) {
    #expect(Duration(text: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: ["", "5", "s", "-1s", "1.5s", "1 s", "99999999999999999999s", "5w", "٣s"])
  func `what is no duration is none`(text: String) {
    #expect(Duration(text: text) == nil)
  }

  @Test(arguments: [
    (450, "450 ms"), (2500, "2.5 s"), (20_000, "20 s"), (80_000, "1 m 20 s"), (60_000, "1 m"),
    (7_500_000, "2 h 5 m"), (7_200_000, "2 h"),
  ])
  func `durations are said as people say them`(milliseconds: Int, text: String) {
    #expect(Duration.milliseconds(milliseconds).text == text)
  }
}
