import Documents
import Files
import Hypercare
import Parsing
import Projects

extension Workspace {
  /// The time zones of the machine.
  static let zones = ZoneLibrary { name in
    try? Disk.read("/usr/share/zoneinfo/" + name, limit: 1 << 20)
  }

  /// The hypercares of the project, in the order of its files.
  var hypercares: [HypercareDocument] { Self.hypercares(in: project) }

  private static func hypercares(in project: Project) -> [HypercareDocument] {
    project.documents.filter { $0.kind == HypercareDocument.kind.name }
      .map { HypercareDocument($0, zones) }
  }

  /// What is wrong with hypercares, as far as files can show it.
  static func hypercareProblems(in project: Project) -> [Diagnostic] {
    var check = HypercareCheck(providers: allProviders)
    return check.problems(of: hypercares(in: project), in: project)
  }

  /// The hypercare of a name; a name that fits none is the user's mistake.
  func hypercare(_ name: String) throws -> HypercareDocument {
    guard let document = hypercares.first(where: { $0.name == name }) else {
      let names = hypercares.map(\.name)
      throw Refusal(
        .invalid, "unknown-hypercare",
        "the project has no hypercare '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: names)
          ?? (names.isEmpty
            ? "write a document of kind 'hypercare'" : "it has: \(names.joined(separator: ", "))"))
    }
    return document
  }
}
