import Documents
import Synchronization
import Testing

@testable import Commands

/// A clock that tells prepared seconds one after the other.
private final class Times: Sendable {
  private let place = Atomic(0)
  private let seconds: [Int]

  init(_ seconds: [Int]) { self.seconds = seconds }

  func next() -> Int {
    seconds[min(place.wrappingAdd(1, ordering: .relaxed).oldValue, seconds.count - 1)]
  }
}

struct ProgressTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1930, "1,930"), (1_234_567, "1,234,567"), (-1234, "-1,234"),
  ])
  func `thousands are parted`(number: Int, text: String) {
    #expect(grouped(number) == text)
  }

  @Test func `the line tells count, speed, time left and limit`() {
    var meter = ProgressMeter(unit: "queues", at: .seconds(100))
    let counts = ProgressCounts(done: 412, of: 1930, limit: 5, waited: .seconds(31))
    let end = Duration.milliseconds(122_391)
    meter.record(counts, at: end)
    #expect(
      meter.line(counts, at: end)
        == "412/1,930 queues  18.4/s  ETA 1m22s  (limited: 5/s, 31 s waited)")
  }

  @Test func `before the first second no speed is told`() {
    var meter = ProgressMeter(unit: "users", at: .zero)
    let counts = ProgressCounts(done: 3, of: nil)
    meter.record(counts, at: .milliseconds(900))
    #expect(meter.line(counts, at: .milliseconds(900)) == "3 users")
  }

  @Test func `what is done has no time left`() {
    var meter = ProgressMeter(unit: "users", at: .zero)
    let counts = ProgressCounts(done: 40, of: 40)
    meter.record(counts, at: .seconds(2))
    #expect(meter.line(counts, at: .seconds(2)) == "40/40 users  20.0/s")
  }

  @Test func `speed follows the last half minute`() {
    var meter = ProgressMeter(unit: "users", at: .zero)
    for second in 1...60 {
      let done = second <= 30 ? second * 100 : 3000 + (second - 30) * 2
      meter.record(ProgressCounts(done: done, of: 9000), at: .seconds(second))
    }
    #expect(meter.rate(at: .seconds(60)) == 2)
  }

  @Test(arguments: [
    (ProgressPace.live(width: 12), "\r30/40 crate\u{1B}[K\r\u{1B}[K"),
    (.lines, ""), (.silent, ""),
  ])
  func `a terminal is told each second and a pipe every ten`(
    pace: ProgressPace, text: String
  ) async {
    let errors = Recorder()
    let events = Recorder()
    let times = Times([0, 1, 3])
    let report = ProgressReport(
      "crates", pace: pace, errors: errors,
      events: EventLog(into: events, now: { Instant(milliseconds: 0) }),
      uptime: { .seconds(times.next()) })
    await report.update(ProgressCounts(done: 30, of: 40))
    await report.finish()
    #expect(await errors.text == text)
    #expect(
      await events.text.split(separator: "\n").first
        == #"{"done":30,"event":"progress","rate":30,"time":"1970-01-01T00:00:00.000Z","#
        + #""total":40,"unit":"crates","waited_ms":0}"#)
  }
}
