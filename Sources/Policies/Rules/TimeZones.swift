import Documents
import Model
import Parsing
import Planning

extension PolicyRule {
  static let timeZones = PolicyRule(
    "time-zones", .warning,
    summary: "Opening hours and people go by other clocks than the hypercare does.",
    why: """
      Alerts at the wrong hour and shifts that end too early mostly come from one object in another
      zone. While a hypercare is under way its zone is the measure, else the one that this rule is
      told; zones whose clocks agree from now on until the window closes are let pass. Sites in
      other zones are named in 'also'.
      """,
    settings: [
      Setting(
        "timeZone", "The zone by which all goes where there is no hypercare; null for any.",
        schema: ["type": ["string", "null"]], default: .null),
      Setting(
        "also", "Zones that are meant to differ.",
        schema: ["type": "array", "items": ["type": "string"]], default: []),
    ],
    good: [
      Example("clocks that agree", hours(in: "Europe/Berlin")),
      Example(
        "no hypercare and nothing to go by",
        """
        kind: genesys-cloud
        tenant: cloud
        scheduleGroups: { Opening Hours: { timeZone: America/New_York } }
        """),
    ],
    bad: [
      Example("opening hours by another clock", hours(in: "America/New_York")),
      Example("a zone that there is not", hours(in: "Europe/Berlim")),
    ]
  ) { context, settings in
    let own = context.currentHypercares.compactMap { hypercare in
      hypercare.timeZone.map { Measure($0, until: hypercare.closes, whose: hypercare.name) }
    }
    let told = settings["timeZone"]?.string.map {
      Measure($0, until: context.now + .seconds(365 * 86_400), whose: nil)
    }
    guard let measure = own.first ?? told else { return [] }
    let also = Set((settings["also"]?.array ?? []).compactMap(\.string))
    return context.zonedAttributes.flatMap { kind, names in
      ResultingObject.all(of: kind, in: context).flatMap { object in
        names.compactMap { name in
          finding(object, name, measure, also, context)
        }
      }
    }
  }

  private static func finding(
    _ object: ResultingObject, _ attribute: Attribute, _ measure: Measure, _ also: Set<String>,
    _ context: PolicyContext
  ) -> Finding? {
    guard let text = object.attributes[path: attribute.path]?.string, !text.isEmpty,
      !also.contains(text), let usual = context.zones.zone(measure.zone)
    else { return nil }
    let place = object.origins.range(of: attribute.path)
    let name = "'\(Printable.line(object.address.description))'"
    guard let zone = context.zones.zone(text) else {
      // Only where the vendor takes IANA names can another name be called wrong.
      guard case .string(_, .timeZone) = attribute.type else { return nil }
      return Finding(
        "\(name) goes by '\(Printable.line(text))', which is no time zone",
        address: object.address, at: place, help: "write an IANA name such as Europe/Berlin")
    }
    let agrees = measure.moments(from: context.now).allSatisfy {
      zone.offset(at: $0) == usual.offset(at: $0)
    }
    guard !agrees else { return nil }
    return Finding(
      "\(name) goes by the clocks of \(Printable.line(text)), \(measure.words)",
      address: object.address, at: place,
      help: "write \(measure.zone), or name the zone under 'also' of this rule's settings")
  }

  /// What clocks are compared with.
  private struct Measure {
    let zone: String
    let end: Instant
    let words: String

    init(_ zone: String, until end: Instant, whose hypercare: String?) {
      self.zone = zone
      self.end = end
      words =
        hypercare.map { "hypercare '\(Printable.line($0))' by those of \(zone)" }
        ?? "all else by those of \(zone)"
    }

    /// A moment a day, so that a change of clocks in one place alone is seen.
    func moments(from now: Instant) -> [Instant] {
      let day = Duration.seconds(86_400)
      let days = max(1, min(366, (end - now).milliseconds / day.milliseconds + 1))
      return (0..<days).map { now + day * $0 } + [end]
    }
  }

  private static func hours(in zone: String) -> String {
    """
    kind: hypercare
    name: wave-1
    tenant: cloud
    window: { opens: "2026-11-20T08:00", days: 14, timeZone: Europe/Berlin }
    roles:
      HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
    ---
    kind: genesys-cloud
    tenant: cloud
    scheduleGroups: { Opening Hours: { timeZone: \(zone) } }
    ---
    now: 2026-11-21T12:00:00Z
    """
  }
}

extension PolicyContext {
  /// The attributes that hold a time zone, by kind.
  fileprivate var zonedAttributes: [(kind: String, attributes: [Attribute])] {
    kinds.values.sorted { $0.name < $1.name }.compactMap { kind in
      let zoned = kind.attributes.filter { attribute in
        guard case .string(_, let format) = attribute.type else { return false }
        return format == .timeZone
          || attribute.path.last?.lowercased().hasSuffix("timezone") ?? false
      }
      return zoned.isEmpty ? nil : (kind.name, zoned)
    }
  }
}
