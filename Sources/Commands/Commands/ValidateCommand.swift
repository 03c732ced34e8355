import Documents
import Planning
import Model
import Projects
import Rendering

/// Checks a project without a tenant or a network.
struct ValidateCommand: Command {
  let declaration = Declaration(
    "validate", in: .everyday,
    summary: "Check the project's files, offline",
    discussion: """
      Reads every file and reports all mistakes at once, each with its place, what was expected
      and what to do. Rules that need no tenant are asked as well: an error of one refuses. Needs no
      tenant, no credentials and no network.

      SARIF and JUnit are what forges show beside the lines of a pull request; --remarks writes
      either to a file as well.
      """,
    formats: [.text, .json, .sarif, .junit],
    examples: [
      Declaration.Example("cutsheet validate", "Checks the project in this folder."),
      Declaration.Example(
        "cutsheet validate --env staging --format json", "Checks an overlay, for a machine."),
      Declaration.Example(
        "cutsheet validate --format sarif --output cutsheet.sarif", "Checks for code scanning."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    let project = workspace.project
    let counts = Dictionary(grouping: project.resources, by: \.address.kind)
      .mapValues(\.count).sorted { $0.key < $1.key }
    // A document that no tenant owns is looked at for each.
    let results = Set(
      try workspace.tenants(invocation.globals).flatMap {
        workspace.policyResults(of: $0, at: context.now())
      }
    ).sorted()
    let isRefused = results.contains(where: \.refuses)
    var outcome = Outcome(
      isRefused ? .refused : .success,
      result: [
        "project": .string(project.name),
        "resources": .object(Object(counts.map { ($0.key, .integer($0.value)) })),
        "policy_results": .array(results.map(\.value)),
      ],
      diagnostics: workspace.diagnostics, sources: workspace.sources)
    switch invocation.globals.format {
    case .sarif, .junit: outcome.remarks = results.map(Remark.init(ruled:))
    default: outcome.diagnostics += results.map(\.diagnostic)
    }
    let documents = Dictionary(grouping: project.documents, by: \.kind).mapValues(\.count)
      .sorted { $0.key < $1.key }.map { "\(grouped($0.value)) \($0.key)" }
    return outcome.shown(as: .text) {
      let list = counts.map { "\(grouped($0.value)) \($0.key)" }.joined(separator: ", ")
      let verdict = isRefused ? "breaks a rule" : "is valid"
      return "\(project.name) \(verdict): \(list.isEmpty ? "no resources yet" : list)"
        + (documents.isEmpty ? "" : "; documents: " + documents.joined(separator: ", ")) + "\n"
    }
  }
}
