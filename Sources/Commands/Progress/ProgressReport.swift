import Documents

/// How often progress is shown, and in which form.
enum ProgressPace: Hashable, Sendable {
  /// One line that is written over, once a second.
  case live(width: Int)
  /// A line of its own every ten seconds.
  case lines
  case silent

  var interval: Duration? {
    switch self {
    case .live: .seconds(1)
    case .lines: .seconds(10)
    case .silent: nil
    }
  }
}

/// Shows how far a piece of work is, on standard error and to `--events`.
///
/// A display that cannot be written must not stop the work: such errors are dropped here.
package actor ProgressReport {
  private let pace: ProgressPace
  private let errors: any TextSink
  private let events: EventLog?
  private let uptime: @Sendable () -> Duration
  private var meter: ProgressMeter
  private var shown: Duration
  private var reported: Duration
  private var isLineOpen = false
  private var counts: ProgressCounts?

  init(
    _ unit: String, pace: ProgressPace, errors: any TextSink, events: EventLog?,
    uptime: @escaping @Sendable () -> Duration
  ) {
    self.pace = pace
    self.errors = errors
    self.events = events
    self.uptime = uptime
    let start = uptime()
    meter = ProgressMeter(unit: unit, at: start)
    shown = start
    reported = start
  }

  /// Takes in new counts and shows them when it is time.
  package func update(_ counts: ProgressCounts) async {
    let time = uptime()
    self.counts = counts
    meter.record(counts, at: time)
    if time - reported >= .seconds(1) {
      reported = time
      try? await events?.record("progress", meter.event(counts, at: time))
    }
    guard let interval = pace.interval, time - shown >= interval else { return }
    shown = time
    await show(meter.line(counts, at: time))
  }

  /// Says something in between without tearing the live line.
  package func note(_ line: String) async {
    guard pace != .silent else { return }
    await closeLine()
    try? await errors.write(line + "\n")
  }

  /// Ends the display; a run that was never shown stays silent.
  package func finish() async {
    await closeLine()
    guard let counts else { return }
    try? await events?.record("progress", meter.event(counts, at: uptime()))
  }

  private func show(_ line: String) async {
    switch pace {
    case .live(let width):
      isLineOpen = true
      try? await errors.write("\r\(line.prefix(max(width - 1, 1)))\u{1B}[K")
    case .lines: try? await errors.write(line + "\n")
    case .silent: break
    }
  }

  private func closeLine() async {
    guard isLineOpen else { return }
    isLineOpen = false
    try? await errors.write("\r\u{1B}[K")
  }
}
