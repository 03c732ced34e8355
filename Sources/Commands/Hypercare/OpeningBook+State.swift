import Documents
import Hypercare
import Parsing
import Snapshots

extension OpeningBook {
  /// Every book of an environment.
  ///
  /// One that cannot be read is an error: nobody could tell what is still open.
  static func all(in repository: StateRepository) async throws -> [OpeningBook] {
    guard let head = try await repository.head() else { return [] }
    return try await repository.readAll(under: root, at: head).map { file in
      guard let book = (try? JSON.value(file.bytes)).flatMap(OpeningBook.init) else {
        throw Refusal(
          .failed, "unreadable-openings",
          "'\(Printable.line(file.path))' in the state is no book of openings that this version "
            + "reads",
          help: "use the version of cutsheet that wrote it; until then nobody can tell what is "
            + "still open")
      }
      return book
    }
  }
}
