package import Documents
import Parsing

/// The time in which the roles of a hypercare hold.
///
/// Both ends are times of day by the clocks of its zone, so that a day on which clocks change is a
/// day like any other: the last one ends at the time of day at which the first began.
package struct HypercareWindow: Hashable, Sendable {
  /// A time of day that a clock shows twice on its day, or never.
  package struct Oddity: Hashable, Sendable {
    /// The field that holds it; `days` where it follows from them.
    package var field: String
    /// The time.
    package var time: CivilTime
    /// Whether a clock shows it twice; otherwise never.
    package var isRepeated: Bool
    /// The moment that is taken for it.
    package var taken: Instant
  }

  /// The first moment.
  package let opens: Instant
  /// The first moment after it.
  package let closes: Instant
  /// The IANA name of the zone.
  package let timeZone: String
  /// What a change of clocks makes of its ends.
  package let oddities: [Oddity]
  private let zone: Zone

  /// A zone is compared by name.
  private struct Zone: Hashable, Sendable {
    let rules: CivilZone

    static func == (left: Zone, right: Zone) -> Bool { left.rules.name == right.rules.name }
    func hash(into hasher: inout Hasher) { hasher.combine(rules.name) }
  }

  /// How many days it lasts where nothing is written.
  static let usualDays = 14

  /// Reads `opens`, `days` or `closes`, and `timeZone`; nil where they make no window.
  init?(_ value: Value, _ zones: ZoneLibrary) {
    guard let zone = value["timeZone"]?.string.flatMap(zones.zone),
      let opens = value["opens"]?.string.flatMap(CivilTime.init)
    else { return nil }
    let written = value["closes"]?.string.flatMap(CivilTime.init)
    let closes = written ?? opens.adding(days: value["days"]?.integer ?? Self.usualDays)
    let end = written == nil ? "days" : "closes"
    self.zone = Zone(rules: zone)
    timeZone = zone.name
    self.opens = zone.instant(of: opens)
    self.closes = zone.instant(of: closes)
    oddities = [("opens", opens), (end, closes)].compactMap { field, time in
      let moments = zone.instants(of: time)
      guard moments.count != 1 else { return nil }
      return Oddity(
        field: field, time: time, isRepeated: moments.count > 1, taken: zone.instant(of: time))
    }
  }

  /// Whether a moment lies in it.
  package func contains(_ instant: Instant) -> Bool { instant >= opens && instant < closes }

  /// Whether two have a moment in common.
  package func overlaps(_ other: HypercareWindow) -> Bool {
    opens < other.closes && other.opens < closes
  }

  /// A moment as people of the zone read it: `2026-03-28 22:00 Europe/Berlin`.
  package func text(_ instant: Instant) -> String {
    let time = zone.rules.time(at: instant).description.split(separator: "T")
    return time.joined(separator: " ") + " " + timeZone
  }
}
