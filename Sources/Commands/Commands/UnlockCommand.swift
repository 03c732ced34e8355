import Documents
import Projects
import Snapshots

/// Takes away the lock of a run that will never give it back.
struct UnlockCommand: Command {
  private static let run = Argument("RUN", "The id of the run that holds the lock.", .text)

  let declaration = Declaration(
    "unlock", in: .state,
    summary: "Remove the lock of a run that is dead",
    discussion: """
      An apply locks its tenant, and a run that was killed on another machine cannot give the lock
      back. The refusal of the next run names its id; giving it here shows that you mean that run
      and no other. A dead run of this machine needs no unlocking; the lock of another
      machine is taken over after a day.

      Make sure that the run does not live any more: two applies at once undo one another.
      """,
    takes: [Self.run],
    examples: [
      Declaration.Example(
        "cutsheet unlock 20260115T100200Z-3f9a1c --tenant cloud", "Removes that run's lock.")
    ],
    exits: [.stale: "another run holds the lock"])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    let tenants = try workspace.tenants(invocation.globals)
    guard tenants.count == 1, let tenant = tenants.first?.name else {
      throw Refusal(
        .invalid, "which-tenant", "a lock is that of one tenant",
        help: "pass --tenant with one of: \(tenants.map(\.name).joined(separator: ", "))")
    }
    let run = invocation[Self.run]
    let repository = try await workspace.state(in: context)
    do throws(SnapshotError) {
      try await repository.unlock(tenant, run: run)
    } catch {
      switch error.cause {
      case .missing:
        throw Refusal(.invalid, "not-locked", "nobody holds the lock of '\(tenant)'")
      case .locked(let holder):
        throw Refusal(
          .stale, "other-run", "the lock of '\(tenant)' is held by another run: \(holder)",
          help: "if that run is certainly dead: cutsheet unlock \(holder.run) --tenant \(tenant)")
      default: throw error
      }
    }
    return Outcome(result: ["tenant": .string(tenant), "run": .string(run)])
      .shown(as: .text) { "\(tenant) is unlocked; run \(Printable.line(run)) held it\n" }
  }
}
