import Documents
import Files
import Projects
import Snapshots

extension Workspace {
  /// Opens the state of the environment, taking over what others pushed; what is overdue in it is
  /// said at the end of the command.
  func state(in context: Context) async throws -> StateRepository {
    let location = StateLocation(project.state.repository, inProject: folder.path)
    let repository = try await StateRepository.open(
      at: location, environment: environment, author: Self.author,
      signer: try project.state.isSigned ? CommitSigner.configured(in: folder.path) : nil)
    try await repository.fetch()
    await context.alarms.watch(
      repository, environment: environment, documents: hypercares)
    return repository
  }

  /// Who commits: the user of this process on this machine.
  private static var author: Author {
    Author(name: Host.user(), email: "\(Host.user())@\(Host.name())")
  }
}
