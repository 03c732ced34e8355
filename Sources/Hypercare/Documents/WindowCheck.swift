import Documents
import Parsing

/// Finds what is wrong with the window of a hypercare.
struct WindowCheck {
  private(set) var problems: [Diagnostic] = []
  private let node: Node?

  init(_ document: HypercareDocument) {
    node = document.node["window"]
    for field in ["opens", "closes"] { checkTime(field) }
    if let closes = node?["closes"], let days = node?.member("days") {
      add(
        "two-ends", "the window has both 'closes' and 'days'", at: days.keyRange,
        notes: [Diagnostic.Note("'closes' is here", at: closes.range)])
    }
    for zone in document.unknownTimeZones { addUnknown(zone.text, at: zone.range) }
    guard let window = document.window else {
      checkZone()
      return
    }
    if window.closes <= window.opens {
      add(
        "empty-window", "the window closes at \(window.text(window.closes)), before it has opened",
        at: node?["closes"]?.range ?? node?.range)
    }
    for oddity in window.oddities { tell(oddity, window) }
  }

  private mutating func checkTime(_ field: String) {
    guard let node = node?[field], let text = node.text, CivilTime(text) == nil else { return }
    add(
      "no-such-time", "there is no time '\(Printable.line(text))'", at: node.range,
      help: "write it like 2026-03-28T22:00")
  }

  /// A window without a reason among its times has none in its zone.
  private mutating func checkZone() {
    guard problems.isEmpty, let node = node?["timeZone"], let name = node.text else { return }
    addUnknown(name, at: node.range)
  }

  private mutating func addUnknown(_ name: String, at range: SourceRange?) {
    add(
      "unknown-time-zone", "there is no time zone '\(Printable.line(name))'", at: range,
      help: "write an IANA name such as Europe/Berlin; the system's list is in "
        + "/usr/share/zoneinfo")
  }

  private mutating func tell(_ oddity: HypercareWindow.Oddity, _ window: HypercareWindow) {
    let time = oddity.time.description.split(separator: "T").joined(separator: " ")
    let range = node?[oddity.field]?.range ?? node?["opens"]?.range
    guard oddity.isRepeated || oddity.field == "days" else {
      add(
        "no-such-time",
        "clocks in \(window.timeZone) are put forward over \(time), so that no clock shows it",
        at: range, help: "write the time that they show then")
      return
    }
    problems.append(
      Diagnostic(
        .warning, oddity.isRepeated ? "repeated-time" : "no-such-time",
        oddity.isRepeated
          ? "clocks in \(window.timeZone) show \(time) twice; the first is taken, "
            + "\(oddity.taken)"
          : "the window ends at \(window.text(oddity.taken)): clocks are put forward over \(time)",
        at: range))
  }

  private mutating func add(
    _ code: String, _ message: String, at range: SourceRange?, help: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    problems.append(Diagnostic(code, message, at: range, help: help, notes: notes))
  }
}
