package import Documents

/// Times of keeping that do not go together: what explains a complaint is gone before anybody looks
/// for it.
package struct KeepingGap: Hashable, Sendable {
  /// Which it is.
  package enum Sort: String, Sendable {
    /// Entries come later than the log system takes them.
    case bufferTooShort = "siem-buffer-too-short"
    /// Traces are gone before they are fetched.
    case fetchedTooLate = "traces-too-short"
    /// Traces are gone before the window closes.
    case tracesTooShort = "traces-shorter-than-window"
    /// Recordings are gone before the window closes.
    case recordingsTooShort = "recordings-shorter-than-window"
  }

  /// Which it is.
  package var sort: Sort
  /// One sentence.
  package var message: String
  /// The time to change.
  package var range: SourceRange?
  /// What to do.
  package var help: String

  /// Whether something is lost whatever happens, and not only what happens early.
  package var losesAlways: Bool { sort == .bufferTooShort || sort == .fetchedTooLate }
}

extension HypercareFacts {
  /// What is written of keeping and does not go together, by itself or with the window.
  package var keepingGaps: [KeepingGap] {
    let window = closes - opens
    return [
      latest, unfetched,
      tooShort(.tracesTooShort, "traces", retention.traces, window),
      tooShort(.recordingsTooShort, "recordings", retention.recordings, window),
    ].compactMap(\.self)
  }

  private var latest: KeepingGap? {
    guard let buffer = retention.siemBuffer, let latency = retention.ingestionLatency,
      buffer.duration < latency.duration
    else { return nil }
    return KeepingGap(
      sort: .bufferTooShort,
      message: "the log system takes entries of the last \(buffer.duration.text), and they take up "
        + "to \(latency.duration.text) to arrive: the latest are dropped",
      range: buffer.range ?? latency.range, help: "make the buffer longer than the latency")
  }

  private var unfetched: KeepingGap? {
    guard let traces = retention.traces, let latency = retention.ingestionLatency,
      traces.duration < latency.duration
    else { return nil }
    return KeepingGap(
      sort: .fetchedTooLate,
      message: "the platform keeps traces for \(traces.duration.text), and they take up to "
        + "\(latency.duration.text) to be fetched", range: traces.range,
      help: "fetch them sooner")
  }

  private func tooShort(
    _ sort: KeepingGap.Sort, _ what: String, _ entry: Retention.Entry?, _ window: Duration
  ) -> KeepingGap? {
    guard let entry, entry.duration < window else { return nil }
    return KeepingGap(
      sort: sort,
      message: "\(what) are kept for \(entry.duration.text), less than the window of hypercare "
        + "'\(Printable.line(name))' (\(window.text)): what happens on its first day is gone before "
        + "its last", range: entry.range,
      help: "keep them until the window closes, in storage of your own where the platform cannot")
  }
}
