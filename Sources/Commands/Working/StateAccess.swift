import Documents
import Files
import Projects
import Snapshots

extension Workspace {
  /// Opens the state of the environment, taking over what others pushed; what is overdue in it is
  /// said at the end of the command.
  func state(in context: Context) async throws -> StateRepository {
    try await state(in: context, mayBeOld: false).repository
  }

  /// The same, and why it may be older than what others pushed.
  ///
  /// A remote that cannot be reached ends the command, unless what was last seen of it will do: then
  /// `unseen` says why it may be old.
  func state(
    in context: Context, mayBeOld: Bool
  ) async throws -> (repository: StateRepository, unseen: SnapshotError?) {
    let location = StateLocation(project.state.repository, inProject: folder.path)
    let repository = try await StateRepository.open(
      at: location, environment: environment, author: Self.author,
      signer: try project.state.isSigned ? CommitSigner.configured(in: folder.path) : nil)
    if repository.isNew, project.state.repository != StateSettings.usualRepository {
      await context.alarms.note(Self.begun(repository))
    }
    let unseen = try await Self.fetch(repository, mayBeOld: mayBeOld)
    await context.alarms.watch(
      repository, environment: environment, documents: hypercares)
    return (repository, unseen)
  }

  /// A folder that the project names and that is not there may be on a disk that is not.
  private static func begun(_ repository: StateRepository) -> Diagnostic {
    Diagnostic(
      .warning, "new-state",
      "the state in '\(Printable.line(repository.folder))' was begun by this run and knows of no "
        + "earlier one: not what is managed, nor what was opened",
      help: "if it is not the first run, remove that folder and bring the state back")
  }

  private static func fetch(
    _ repository: StateRepository, mayBeOld: Bool
  ) async throws(SnapshotError) -> SnapshotError? {
    do throws(SnapshotError) {
      try await repository.fetch()
      return nil
    } catch {
      guard mayBeOld, case .program = error.cause else { throw error }
      return error
    }
  }

  /// Who commits: the user of this process on this machine.
  private static var author: Author {
    Author(name: Host.user(), email: "\(Host.user())@\(Host.name())")
  }
}
