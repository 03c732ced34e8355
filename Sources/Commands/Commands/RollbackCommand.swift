import Documents
import Planning
import Reconciliation
import Snapshots

/// Takes tenants back to an earlier snapshot.
struct RollbackCommand: Command {
  private static let revision = Argument(
    "REV", "The snapshot to go back to: a commit, 'HEAD~2' or the id of a run.", .text)
  private static let allow = Option(
    repeatable: "allow", "LIMIT",
    "Lets more through than 'safety' allows, such as 'delete=queues:12'.", Allowance.reading)

  let declaration = Declaration(
    "rollback", in: .state,
    summary: "Take tenants back to an earlier snapshot",
    discussion: """
      Plans the way from the tenant as it is to the snapshot, shows it, asks, and applies it like
      any other plan, with the same limits, lock, journal and commits. What was managed then becomes
      as it was then; what was made since is deleted; what was adopted since becomes as it was
      found.

      'cutsheet history' lists the snapshots; the one before an apply is 'HEAD~1', or, after the
      very first apply, its 'observe' commit. The documents are not touched: until they are
      reverted too, the next plan shows what they say otherwise.
      """,
    takes: [Self.revision, Self.allow], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet rollback HEAD~1", "Undoes the last apply, after a question."),
      Declaration.Example(
        "cutsheet rollback 3f9a1c2d7b --tenant cloud --yes", "Goes back without being asked."),
    ],
    exits: [
      .refused: "refused by policy or safety, or it is the wrong organisation",
      .stale: "the lock is held; nothing was written",
      .partial: "some changes were not made",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let runs = try await TenantRun.open(invocation, in: context, writing: true)
    var ends: [ApplySession.End] = []
    for run in runs {
      let revision = try await run.repository.revision(invocation[Self.revision])
      let session = ApplySession(
        run, invocation.globals, context, allowances: invocation[Self.allow], rollsBack: false)
      if let end = try await session.end(.earlier(revision)) { ends.append(end) }
    }
    if ends.contains(where: { $0.report.done > 0 }) {
      try await context.notice(
        "notice: the documents are as they were; until they are reverted too, the next plan shows "
          + "the difference")
    }
    return ApplyView(ends).outcome
  }
}

extension StateRepository {
  /// The commit that a user named; a name that fits none is the user's mistake.
  func revision(_ text: String) throws -> Revision {
    do throws(SnapshotError) {
      return try resolve(text)
    } catch {
      guard case .missing = error.cause else { throw error }
      throw Refusal(
        .invalid, "unknown-revision",
        "there is no snapshot '\(Printable.line(text))' on branch '\(branch)'",
        help: "'cutsheet history' lists them")
    }
  }
}
