import Documents
import Hypercare
import Planning
import Snapshots

/// Takes away what has ended; made for a schedule.
struct HypercareExpireCommand: Command {
  private static let hypercare = Argument(
    optional: "NAME", "Only this hypercare; all when left out.", .text)

  let declaration = Declaration(
    "hypercare expire", in: .jobs,
    summary: "Take away break-glass roles that have ended",
    discussion: """
      Takes the roles away whose time is over, whether or not a snapshot knows them, and ends their
      record once the tenant shows that they are gone. Where nothing has ended it does nothing and
      succeeds: 'cutsheet deploy' schedules it every 5 minutes.

      What cannot be taken away stays on record and is tried again by every run that may write.
      """,
    takes: [Self.hypercare],
    examples: [
      Declaration.Example("cutsheet hypercare expire", "Sees to all tenants; for a schedule.")
    ],
    exits: [
      .failed: "something that has ended could not be taken away",
      .stale: "the lock is held; nothing was written",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let name = invocation[Self.hypercare]
    let runs = try await TenantRun.open(invocation, in: context, writing: true)
    let only = try name.map { try HypercareRun.tenant(of: $0, among: runs).tenant }
    var ends: [Expiry.End] = []
    for run in runs where only == nil || only == run.tenant {
      guard try await Expiry(run, of: name, invocation.globals, in: context).isDue else {
        continue
      }
      ends.append(try await Self.end(run, of: name, invocation.globals, in: context))
    }
    // What an earlier run could not push is told here still, and nowhere else.
    if ends.isEmpty, let repository = runs.first?.repository, try await repository.isAhead() {
      try await repository.push()
    }
    return Self.outcome(ends)
  }

  private static func end(
    _ run: TenantRun, of name: String?, _ globals: GlobalOptions, in context: Context
  ) async throws -> Expiry.End {
    try await run.locked(as: try context.newRunName(), in: context) {
      let current = try await run.newest()
      return try await Expiry(current, of: name, globals, in: context).end()
    }
  }

  /// What came of it, for people and machines.
  static func outcome(_ ends: [Expiry.End]) -> Outcome {
    let failed = ends.flatMap(\.failed)
    let outcome = Outcome(
      failed.isEmpty ? .success : .failed, result: .array(ends.map(value)),
      diagnostics: failed.map {
        Diagnostic(
          "not-revoked",
          "'\(Printable.line($0.opening.user))' still has role '\(Printable.line($0.opening.role))': "
            + Printable.line($0.reason),
          help: "the next run tries again; take the role away by hand if that cannot wait")
      })
    let lines = ends.flatMap { end in
      end.revoked.map { "\(end.tenant): \(Printable.line($0.title)) has ended" }
        + end.failed.map { "\(end.tenant): \(Printable.line($0.opening.title)) is NOT revoked" }
    }
    return outcome.shown(as: .text) {
      (lines.isEmpty ? ["nothing has ended"] : lines).joined(separator: "\n") + "\n"
    }
  }

  private static func value(_ end: Expiry.End) -> Value {
    [
      "tenant": .string(end.tenant), "revoked": .array(end.revoked.map(\.value)),
      "failed": .array(
        end.failed.map { ["opening": $0.opening.value, "reason": .string($0.reason)] }),
    ]
  }
}
