import Documents
import Hypercare
import Snapshots

/// What came of taking away what has ended, for people and machines.
struct ExpiryView {
  private let ends: [Expiry.End]
  private let unseen: SnapshotError?
  private let failures: [Outcome]

  /// `unseen` is why the state may be older than what others have pushed, `failures` what became of
  /// tenants that are not among the ends.
  init(_ ends: [Expiry.End], unseen: SnapshotError? = nil, beside failures: [Outcome] = []) {
    self.ends = ends
    self.unseen = unseen
    self.failures = failures
  }

  var outcome: Outcome {
    let failed = ends.flatMap(\.failed)
    let hindrances = ends.compactMap(\.hindrance)
    let exit = hindrances.first?.exit ?? (unseen == nil ? .success : .failed)
    let lines = lines
    return Outcome(
      failed.isEmpty && failures.isEmpty ? exit : .failed, result: .array(ends.map(Self.value)),
      diagnostics: failed.map(Self.diagnostic) + hindrances.flatMap(\.diagnostics)
        + [unseen.map(Self.diagnostic)].compactMap(\.self) + failures.flatMap(\.diagnostics)
    ).shown(as: .text) { lines.map { $0 + "\n" }.joined() }
  }

  private var lines: [String] {
    if ends.allSatisfy(\.isEmpty), failures.isEmpty {
      return [unseen == nil ? "nothing has ended" : "nothing that is known here has ended"]
    }
    return ends.flatMap { end in
      let record = end.hindrance == nil ? "" : ", which is not on record yet"
      return end.revoked.map { "\(end.tenant): \(Printable.line($0.title)) has ended\(record)" }
        + end.failed.map { "\(end.tenant): \(Printable.line($0.opening.title)) is NOT revoked" }
    }
  }

  private static func diagnostic(_ failed: Expiry.End.Failed) -> Diagnostic {
    Diagnostic(
      "not-revoked",
      "'\(Printable.line(failed.opening.user))' still has role "
        + "'\(Printable.line(failed.opening.role))': \(Printable.line(failed.reason))",
      help: "the next run tries again; take the role away by hand if that cannot wait")
  }

  private static func diagnostic(_ unseen: SnapshotError) -> Diagnostic {
    Diagnostic(
      "state-unseen", unseen.description,
      help: "what others have opened since the state was last seen is not known here")
  }

  private static func value(_ end: Expiry.End) -> Value {
    [
      "tenant": .string(end.tenant), "revoked": .array(end.revoked.map(\.value)),
      "recorded": .bool(end.hindrance == nil),
      "failed": .array(
        end.failed.map { ["opening": $0.opening.value, "reason": .string($0.reason)] }),
    ]
  }
}
