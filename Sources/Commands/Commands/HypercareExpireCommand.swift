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

      What cannot be taken away stays on record and is tried again by every run that may write. A
      tenant that cannot be reached keeps no other from being seen to, and one at which nothing is
      open is not asked.

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
    let tenants = try await ProjectTenants(invocation, in: context, mayBeOld: true)
    var named = tenants.named
    if let name { named = [try await HypercareRun.tenant(of: name, among: tenants)] }
    var ends: [Expiry.End] = []
    var failures: [Outcome] = []
    for tenant in named where try await tenants.hypercares(of: tenant).isInUse {
      do {
        let run = try await tenants.run(of: tenant, writing: true, derives: false)
        ends += [try await Self.end(run, of: name, invocation.globals, in: context)]
          .compactMap(\.self)
      } catch let error where !(error is CancellationError) {
        // What cannot be reached keeps nobody's rights alive elsewhere.
        failures.append(.failed(error))
      }
    }
    // What an earlier run could not push is told here still, and nowhere else.
    if ends.isEmpty, tenants.unseen == nil, try await tenants.repository.isAhead() {
      try await tenants.repository.push()
    }
    return ExpiryView(ends, unseen: tenants.unseen, beside: failures).outcome
  }

  /// Nil where nothing has ended, which takes no lock.
  private static func end(
    _ run: TenantRun, of name: String?, _ globals: GlobalOptions, in context: Context
  ) async throws -> Expiry.End? {
    guard try await Expiry(run, of: name, globals, in: context).isDue else { return nil }
    let hindrance: Refusal
    do {
      return try await run.locked(as: try context.newRunName(), in: context) {
        let current = try await run.newest()
        return try await Expiry(current, of: name, globals, in: context).end()
      }
    } catch let refusal as Refusal where refusal.exit == .stale {
      hindrance = refusal
    } catch let error as SnapshotError {
      hindrance = Refusal(
        .failed, "not-recorded", error.description,
        help: "the next run that can write the state records what came of this one")
    }
    return try await Expiry(run, of: name, globals, in: context)
      .endUnrecorded(because: hindrance)
  }
}
