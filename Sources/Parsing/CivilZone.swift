package import Documents

/// A time zone: what its clocks show at every moment.
///
/// Read from the compiled form of the IANA database (TZif, RFC 9636), which every system keeps up to
/// date on its own.
package struct CivilZone: Sendable {
  /// The IANA name: `Europe/Berlin`.
  package let name: String
  /// Moments at which the clocks change, in seconds since 1970.
  private let moments: [Int]
  /// Seconds east of UTC from each of them on.
  private let offsets: [Int]
  /// The same before the first.
  private let earliest: Int
  /// What holds after the last.
  private let rule: ZoneRule?

  /// Reads a file's bytes; nil where they are no time zone.
  package init?(_ name: String, tzif bytes: [UInt8]) {
    guard let data = ZoneData(bytes) else { return nil }
    self.name = name
    moments = data.moments
    offsets = data.offsets
    earliest = data.earliest
    rule = data.rule
  }

  /// Seconds east of UTC.
  package func offset(at instant: Instant) -> Int {
    let seconds = instant.wholeSeconds
    guard let last = moments.last else { return rule?.offset(at: seconds) ?? earliest }
    if seconds >= last { return rule?.offset(at: seconds) ?? offsets.last ?? earliest }
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? earliest : offsets[low - 1]
  }

  /// What a clock there shows.
  package func time(at instant: Instant) -> CivilTime {
    CivilTime(instant, offset: offset(at: instant))
  }

  /// When a clock there shows a time: once on most days, never where it is put forward over it,
  /// twice where it is put back.
  package func instants(of time: CivilTime) -> [Instant] {
    let candidates = offsets(around: time).map { time.instant(offset: $0) }
    return Set(candidates).filter { self.time(at: $0) == time }.sorted()
  }

  /// When a clock there shows a time: the first of two; where it never does, the moment at which a
  /// clock would that nobody has put forward.
  package func instant(of time: CivilTime) -> Instant {
    instants(of: time).first ?? time.instant(offset: offsets(around: time)[0])
  }

  /// The offsets in force a day before and a day after a time, between which a change would lie.
  private func offsets(around time: CivilTime) -> [Int] {
    [-1, 1].map { offset(at: time.adding(days: $0).instant(offset: 0)) }
  }
}
