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

      Where the state cannot be written, since another run holds the lock or the remote cannot be
      reached, the roles go all the same by what was last seen of it. The command then fails, and
      the next run that can puts it on record.
      """,
    takes: [Self.hypercare],
    examples: [
      Declaration.Example("cutsheet hypercare expire", "Sees to all tenants; for a schedule.")
    ],
    exits: [
      .failed: "something that has ended could not be taken away",
      .stale: "the lock is held; what has ended is gone, and not on record",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let name = invocation[Self.hypercare]
    let runs = try await TenantRun.open(invocation, in: context, writing: true, mayBeOld: true)
    let only = try name.map { try HypercareRun.tenant(of: $0, among: runs).tenant }
    var ends: [Expiry.End] = []
    for run in runs where only == nil || only == run.tenant {
      guard try await Expiry(run, of: name, invocation.globals, in: context).isDue else {
        continue
      }
      ends.append(try await Self.end(run, of: name, invocation.globals, in: context))
    }
    // What an earlier run could not push is told here still, and nowhere else.
    let unseen = runs.first?.unseen
    if ends.isEmpty, unseen == nil, let repository = runs.first?.repository,
      try await repository.isAhead()
    {
      try await repository.push()
    }
    return ExpiryView(ends, unseen: unseen).outcome
  }

  private static func end(
    _ run: TenantRun, of name: String?, _ globals: GlobalOptions, in context: Context
  ) async throws -> Expiry.End {
    let hindrance: Refusal
    do {
      return try await run.locked(as: try context.newRunName(), in: context) {
        let current = try await run.newest()
        return try await Expiry(current, of: name, globals, in: context).end()
      }
    } catch let refusal as Refusal where refusal.exit == .stale {
      hindrance = refusal
    } catch let error as SnapshotError {
      hindrance = Refusal(.failed, "not-recorded", error.description)
    }
    return try await Expiry(run, of: name, globals, in: context)
      .endUnrecorded(because: hindrance)
  }
}
