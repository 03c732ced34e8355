import Documents
import Model
import Policies

/// Finds times of keeping that do not go together: what explains a complaint is gone before anybody
/// looks for it.
struct RetentionAudit {
  private(set) var findings: [AuditFinding] = []

  init(_ document: HypercareDocument) {
    let kept = document.retention
    if let latency = kept.ingestionLatency {
      if let buffer = kept.siemBuffer, buffer.duration < latency.duration {
        add(
          .error, "siem-buffer-too-short",
          "the log system takes entries up to \(buffer.duration.text) late, and they arrive up to "
            + "\(latency.duration.text) late: the latest are dropped", buffer,
          help: "let the buffer be \(latency.duration.text) or more")
      }
      if let traces = kept.traces, traces.duration < latency.duration {
        add(
          .error, "traces-too-short",
          "the platform keeps traces for \(traces.duration.text), and they are fetched up to "
            + "\(latency.duration.text) late", traces, help: "fetch them sooner")
      }
    }
    guard let window = document.window else { return }
    let length = window.closes - window.opens
    for (entry, what) in [(kept.traces, "traces"), (kept.recordings, "recordings")] {
      guard let entry, entry.duration < length else { continue }
      add(
        .warning, "\(what)-shorter-than-window",
        "\(what) are kept for \(entry.duration.text), and the window lasts \(length.text): what "
          + "happened on its first day is gone before its last", entry,
        help: "keep them until the window has closed, in storage of your own where the platform "
          + "cannot")
    }
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String,
    _ entry: HypercareFacts.Retention.Entry, help: String
  ) {
    findings.append(AuditFinding(severity, code, message, at: entry.range, help: help))
  }
}
