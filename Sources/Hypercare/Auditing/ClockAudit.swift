import Documents
import Model
import Parsing

/// Finds clocks of a tenant that do not go with those of a hypercare: escalations then fire hours
/// early or late, and a window closes when nobody thinks it does.
struct ClockAudit {
  private(set) var findings: [AuditFinding] = []
  private let zones: ZoneLibrary

  init(_ facts: Audit.Facts) {
    zones = facts.zones
    for hypercare in facts.hypercares {
      guard let window = hypercare.document.window, hypercare.isCurrent(at: facts.now)
      else { continue }
      check(facts.clocks, hypercare.document, window)
    }
  }

  private mutating func check(
    _ clocks: [TenantClock], _ document: HypercareDocument, _ window: HypercareWindow
  ) {
    let expected = [window.timeZone] + document.timeZones.map(\.text)
    let groups = Dictionary(grouping: clocks) { [$0.noun, $0.zone] }
    for (key, clocks) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard let clock = clocks.first, key.count == 2,
        !expected.contains(where: { isSame($0, clock.zone, in: window) })
      else { continue }
      findings.append(finding(clock, clocks.map(\.name).sorted(), document, window))
    }
  }

  private func finding(
    _ clock: TenantClock, _ names: [String], _ document: HypercareDocument,
    _ window: HypercareWindow
  ) -> AuditFinding {
    let shown = names.prefix(3).map { "'\(Printable.line($0))'" }.joined(separator: ", ")
    let all = names.count > 3 ? "\(shown) and \(names.count - 3) others" : shown
    return AuditFinding(
      .warning, "time-zones-differ",
      "\(clock.noun) \(all) \(names.count == 1 ? "goes" : "go") by '\(Printable.line(clock.zone))', "
        + "and hypercare '\(Printable.line(document.name))' by '\(window.timeZone)'"
        + distance(clock.zone, window),
      at: document.node["window"]?["timeZone"]?.range,
      help: "set one as the other, or name the zone under 'timeZones' where it is meant")
  }

  /// Two names stand for one clock where it shows the same all through the window and the year
  /// around it.
  private func isSame(_ name: String, _ other: String, in window: HypercareWindow) -> Bool {
    if name == other { return true }
    guard let first = zones.zone(name), let second = zones.zone(other) else { return false }
    return (-26...26).allSatisfy { week in
      let moment = window.opens + .seconds(week * 7 * 86_400)
      return first.offset(at: moment) == second.offset(at: moment)
    }
  }

  private func distance(_ name: String, _ window: HypercareWindow) -> String {
    guard let other = zones.zone(name), let own = zones.zone(window.timeZone) else { return "" }
    let seconds = other.offset(at: window.opens) - own.offset(at: window.opens)
    guard seconds != 0 else { return "" }
    return ", \(Duration.seconds(abs(seconds)).text) \(seconds < 0 ? "behind" : "ahead")"
  }
}
