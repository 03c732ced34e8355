import Documents
import Model
import Parsing
import Planning

extension PolicyRule {
  static let freezeWindow = PolicyRule(
    "freeze-window", .error,
    summary: "Something changes in hours in which nothing shall.",
    why: """
      The evening before a campaign, the last days of a quarter, business hours: a project says when
      its tenants are left alone. Hours are those of a wall clock in the zone that is written, so that
      they stay what they are when clocks change. An exemption lets addresses through; a window with
      'kinds' speaks of those kinds alone.
      """,
    settings: [
      Setting(
        "windows",
        "When nothing changes: each with 'timeZone', and any of 'from' and 'to' (local times), 'days' "
          + "(mon to sun) and 'hours' ('18:00-06:00' goes past midnight), all of which must hold.",
        schema: FrozenHours.schema, default: [])
    ],
    good: [
      Example(
        "the tenant is left alone in business hours, and it is night",
        freeze("days: [mon, tue, wed, thu, fri], hours: \"08:00-18:00\"", "2026-11-20T20:00:00Z")),
      Example(
        "an hour before it begins there, whatever the time is in UTC",
        freeze("from: \"2026-03-29T03:00\"", "2026-03-29T00:30:00Z")),
    ],
    bad: [
      Example(
        "a change in business hours",
        freeze("days: [mon, tue, wed, thu, fri], hours: \"08:00-18:00\"", "2026-11-20T10:00:00Z")),
      Example(
        "past midnight it is still the night of Friday",
        freeze("days: [fri], hours: \"22:00-06:00\"", "2026-11-21T03:00:00Z")),
      Example(
        "from the moment on at which clocks were put forward",
        freeze("from: \"2026-03-29T03:00\"", "2026-03-29T01:00:00Z")),
    ]
  ) { context, settings in
    let frozen = (settings["windows"]?.array ?? []).map(FrozenHours.init)
    return frozen.flatMap { hours -> [Finding] in
      guard let zone = context.zones.zone(hours.timeZone) else {
        return context.plan?.isEmpty ?? true ? [] : [unknownZone(hours)]
      }
      let time = zone.time(at: context.now)
      guard hours.contain(time) else { return [] }
      return (context.plan?.changes ?? []).filter { hours.include($0.address.kind) }.map { change in
        Finding(
          "nothing changes in \(hours.words): it is \(time.words) in \(hours.timeZone)",
          address: change.address, at: change.place,
          help: "apply it afterwards, or write an exemption with a reason and an end")
      }
    }
  }

  /// A guard that cannot be looked at refuses.
  private static func unknownZone(_ hours: FrozenHours) -> Finding {
    Finding(
      "there is no time zone '\(Printable.line(hours.timeZone))', by which \(hours.words) goes",
      help: "write an IANA name such as Europe/Berlin")
  }

  private static func freeze(_ window: String, _ now: String) -> String {
    """
    kind: policy
    name: quiet-hours
    rule: freeze-window
    settings:
      windows: [{ name: quiet hours, timeZone: Europe/Berlin, \(window) }]
    ---
    kind: genesys-cloud
    tenant: cloud
    queues: { Support: {} }
    ---
    now: \(now)
    """
  }
}

/// Hours in which nothing changes, as an author writes them.
private struct FrozenHours {
  let name: String
  let timeZone: String
  let from: CivilTime?
  /// The first time after it.
  let to: CivilTime?
  let days: [String]
  /// Seconds since midnight; the second may be before the first.
  let hours: (from: Int, to: Int)?
  let kinds: [AddressPattern]

  private static let dayNames = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"]

  static let schema: Value = [
    "type": "array",
    "items": [
      "type": "object", "required": ["timeZone"], "additionalProperties": false,
      "properties": [
        "name": ["type": "string"], "timeZone": ["type": "string", "format": "time-zone"],
        "from": ["$ref": "#/$defs/time"], "to": ["$ref": "#/$defs/time"],
        "days": ["type": "array", "items": ["enum": .array(dayNames.map { .string($0) })]],
        "hours": [
          "type": "string",
          "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]|24):[0-5][0-9]$",
        ],
        "kinds": ["type": "array", "items": ["type": "string"]],
      ],
    ],
    "$defs": [
      "time": [
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$",
      ]
    ],
  ]

  init(_ value: Value) {
    name = value["name"]?.string ?? "a freeze window"
    timeZone = value["timeZone"]?.string ?? ""
    from = value["from"]?.string.flatMap { Self.time($0, isEnd: false) }
    to = value["to"]?.string.flatMap { Self.time($0, isEnd: true) }
    days = (value["days"]?.array ?? []).compactMap(\.string)
    hours = value["hours"]?.string.flatMap(Self.hours)
    kinds = (value["kinds"]?.array ?? []).compactMap { $0.string.map { AddressPattern($0) } }
  }

  /// A day alone is the whole day.
  private static func time(_ text: String, isEnd: Bool) -> CivilTime? {
    if let day = CivilDate(text) {
      return CivilTime(day).adding(days: isEnd ? 1 : 0)
    }
    return CivilTime(text)
  }

  private static func hours(_ text: String) -> (from: Int, to: Int)? {
    let numbers = text.split { $0 == ":" || $0 == "-" }.compactMap { Int($0) }
    guard numbers.count == 4 else { return nil }
    return (numbers[0] * 3600 + numbers[1] * 60, numbers[2] * 3600 + numbers[3] * 60)
  }

  var words: String { "'\(Printable.line(name))'" }

  func include(_ kind: String) -> Bool { kinds.isEmpty || kinds.contains { $0.matches(kind) } }

  func contain(_ time: CivilTime) -> Bool {
    if let from, time.isBefore(from) { return false }
    if let to, !time.isBefore(to) { return false }
    guard let hours else { return isOn(time.date) }
    if hours.from < hours.to {
      return isOn(time.date) && hours.from <= time.seconds && time.seconds < hours.to
    }
    // What goes past midnight belongs to the day on which it began.
    return time.seconds >= hours.from
      ? isOn(time.date) : time.seconds < hours.to && isOn(time.adding(days: -1).date)
  }

  private func isOn(_ date: CivilDate) -> Bool {
    let place = (date.daysSinceEpoch % 7 + 7) % 7
    return days.isEmpty || days.contains(Self.dayNames[place])
  }
}

extension CivilTime {
  fileprivate func isBefore(_ other: CivilTime) -> Bool {
    (date.daysSinceEpoch, seconds) < (other.date.daysSinceEpoch, other.seconds)
  }

  fileprivate var words: String {
    description.split(separator: "T").joined(separator: " ")
  }
}
