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
      other zones are named under 'timeZones' of the hypercare, or here in 'also'.
      """,
    settings: [
      Setting(
        "timeZone", "The zone by which all goes where there is no hypercare; null for any.",
        schema: ["type": ["string", "null"], "format": "time-zone"], default: .null),
      Setting(
        "also", "Zones that are meant to differ.",
        schema: ["type": "array", "items": ["type": "string", "format": "time-zone"]], default: []),
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
    let also = (settings["also"]?.array ?? []).compactMap(\.string)
    let meant = Set(also + context.currentHypercares.flatMap(\.furtherTimeZones))
    return context.zonedAttributes.flatMap { kind, attributes in
      let objects = ResultingObject.all(of: kind, in: context)
      return attributes.flatMap { findings(on: objects, $0, measure, meant, context) }
    }
  }

  private static func findings(
    on objects: [ResultingObject], _ attribute: Attribute, _ measure: Measure, _ meant: Set<String>,
    _ context: PolicyContext
  ) -> [Finding] {
    let zones = Dictionary(grouping: objects) {
      $0.attributes[path: attribute.path]?.string ?? ""
    }
    let written = Set(
      context.resources.filter { $0.attributes[path: attribute.path] != nil }.map(\.address))
    return zones.sorted { $0.key < $1.key }.flatMap { zone, objects -> [Finding] in
      guard !zone.isEmpty, !meant.contains(zone),
        let fault = fault(of: zone, attribute, measure, context)
      else { return [] }
      return objects.filter { written.contains($0.address) }.map {
        Finding(
          "'\(Printable.line($0.address.description))' goes by \(fault.words)",
          address: $0.address, at: $0.origins.range(of: attribute.path), help: fault.help)
      } + found(objects.filter { !written.contains($0.address) }, fault, in: context)
    }
  }

  /// What the project does not write is told in one sentence, however many objects go by that zone.
  private static func found(
    _ objects: [ResultingObject], _ fault: Fault, in context: PolicyContext
  ) -> [Finding] {
    let addresses = objects.map(\.address).sorted()
    guard let first = addresses.first else { return [] }
    guard addresses.count > 1 else {
      return [
        Finding(
          "'\(Printable.line(first.description))' goes by \(fault.words)", address: first,
          help: fault.help)
      ]
    }
    let shown = addresses.prefix(3).map { "'\(Printable.line($0.key))'" }.joined(separator: ", ")
    let others = addresses.count > 3 ? " and \(addresses.count - 3) others" : ""
    return [
      Finding(
        "\(first.kind) \(shown)\(others) go by \(fault.words)",
        address: Address(tenant: first.tenant, kind: first.kind, key: "*"), help: fault.help)
    ]
  }

  /// What is wrong with a zone; nil where its clocks agree.
  private static func fault(
    of text: String, _ attribute: Attribute, _ measure: Measure, _ context: PolicyContext
  ) -> Fault? {
    guard let usual = context.zones.zone(measure.zone) else { return nil }
    guard let zone = context.zones.zone(text) else {
      // Only where the vendor takes IANA names can another name be called wrong.
      guard case .string(_, .timeZone) = attribute.type else { return nil }
      return Fault(
        words: "'\(Printable.line(text))', which is no time zone",
        help: "write an IANA name such as Europe/Berlin")
    }
    let agrees = measure.moments(from: context.now).allSatisfy {
      zone.offset(at: $0) == usual.offset(at: $0)
    }
    return agrees
      ? nil
      : Fault(
        words: "the clocks of \(Printable.line(text)), \(measure.words)",
        help: "write \(measure.zone), or name the zone under \(measure.place)")
  }

  private struct Fault {
    let words: String
    let help: String
  }

  /// What clocks are compared with.
  private struct Measure {
    let zone: String
    let end: Instant
    let words: String
    /// Where a project says which other zones are meant.
    let place: String

    init(_ zone: String, until end: Instant, whose hypercare: String?) {
      self.zone = zone
      self.end = end
      words =
        hypercare.map { "hypercare '\(Printable.line($0))' by those of \(zone)" }
        ?? "all else by those of \(zone)"
      place =
        hypercare.map { "'timeZones' of hypercare '\(Printable.line($0))'" }
        ?? "'also' of this rule's settings"
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
