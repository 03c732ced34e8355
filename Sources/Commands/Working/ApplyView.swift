import Documents
import Model
import Planning
import Reconciliation
import Rendering

/// What an apply did, for people and machines.
struct ApplyView {
  private let ends: [ApplySession.End]

  init(_ ends: [ApplySession.End]) {
    self.ends = ends
  }

  var outcome: Outcome {
    let ends = ends
    return Outcome(exit, result: .array(ends.map(Self.value)))
      .shown(as: .text) { ends.map(Self.text).joined(separator: "\n") }
      .shown(as: .markdown) { ends.map(Self.markdown).joined(separator: "\n") }
  }

  /// The outcome of a run that another tenant's failure ended: what was done before stands.
  func outcome(endedBy error: any Error) throws -> Outcome {
    guard ends.contains(where: \.report.hasWritten) else { throw error }
    let failure = Outcome.failed(error)
    var outcome = outcome
    outcome.exit = .partial
    outcome.diagnostics += failure.diagnostics
    outcome.sources.merge(failure.sources) { first, _ in first }
    return outcome
  }

  /// Partly applied says that something was written; where nothing was, the reason decides.
  private var exit: ExitCode {
    let incomplete = ends.filter { !$0.report.isComplete }
    if incomplete.isEmpty {
      // All is done and committed here, but others cannot see it yet.
      return ends.allSatisfy(\.report.notices.isEmpty) ? .success : .failed
    }
    if ends.contains(where: \.isPartial) { return .partial }
    let isStale = incomplete.allSatisfy { end in
      end.report.items.contains { if case .stale = $0.status { true } else { false } }
    }
    return isStale ? .stale : .failed
  }

  private static func value(_ end: ApplySession.End) -> Value {
    var value = end.report.value
    value.set(.string(end.tenant), at: ["tenant"])
    if let next = end.next { value.set(.string(next), at: ["next"]) }
    if let rollback = end.rollback { value.set(rollback.value, at: ["rollback"]) }
    return value
  }

  private static func lines(_ end: ApplySession.End) -> [String] {
    let report = end.report
    guard !report.items.isEmpty else {
      let recorded = end.plan.ownership.count
      return [
        "\(end.tenant): nothing to change" + (recorded > 0 ? "; \(grouped(recorded)) recorded" : "")
      ]
    }
    var lines = [
      "\(end.tenant): \(grouped(report.done)) of \(grouped(report.items.count)) changes made, "
        + "run \(report.run)"
    ]
    for item in report.items where item.status != .done {
      let reason = item.status.reason.map { ": " + Printable.line($0) } ?? ""
      lines.append("  \(item.status.word)  \(Printable.line(item.address.description))\(reason)")
    }
    if report.wasStopped { lines.append("  stopped before all could start") }
    lines += report.notices.map { "  notice: " + Printable.line($0) }
    if let rollback = end.rollback {
      lines.append("  rolled back: \(rollback.done) of \(rollback.items.count) changes undone")
    }
    if let next = end.next { lines.append("  to go on: " + next) }
    return lines
  }

  private static func text(_ end: ApplySession.End) -> String {
    lines(end).joined(separator: "\n") + "\n"
  }

  private static func markdown(_ end: ApplySession.End) -> String {
    let lines = lines(end).map(Markdown.inFence)
    return ([Markdown.fence()] + lines + [Markdown.fence(), ""]).joined(separator: "\n")
  }
}

extension ApplySession.End {
  /// Whether the tenant is neither as it was nor as it shall be. A run that was told to stop counts
  /// even before its first call: it has begun, and waits to be resumed.
  fileprivate var isPartial: Bool {
    if let rollback, rollback.isComplete { return false }
    return report.isComplete ? report.hasWritten : report.hasWritten || report.wasStopped
  }
}
