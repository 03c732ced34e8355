import Documents
import Files
import Model
import Projects
import Snapshots

/// The project behind a pipeline, and the repository that takes the pipeline's files.
struct PipelineProject {
  let request: PipelineRequest
  /// The folder that holds the repository.
  let root: String
  let diagnostics: [Diagnostic]
  let sources: [String: String]

  /// What the commands for all forges take.
  static let options: [any Declared] = [install, branch, schedule, variable]

  private static let install = Option(
    "install", "LINE", "The shell line by which runners get cutsheet.", Reading<String>.text)
  private static let branch = Option(
    "branch", "NAME", "The branch that is applied.", Reading<String>.text, default: "main")
  private static let schedule = Option(
    "schedule", "CRON", "When drift is looked for, in UTC.", Reading<String>.text,
    default: "17 3 * * *")
  private static let variable = Option(
    repeatable: "variable", "NAME",
    "An environment variable that the project reads and that is no secret.", Reading<String>.text)

  /// Reads the project of a command line; refuses what no pipeline can serve.
  static func open(
    _ invocation: Invocation, in context: Context, image: String? = nil
  ) throws -> PipelineProject {
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    let folder = workspace.folder.path
    let root = RepositoryFolder.around(folder) ?? folder
    var request = PipelineRequest()
    request.project = root == folder ? "." : String(folder.dropFirst(root.utf8.count + 1))
    request.environment = workspace.environment
    request.tenants = try workspace.tenants(invocation.globals).map(\.name)
    request.secrets = secrets(of: workspace.project)
    request.variables = invocation[variable]
    request.state = try state(of: workspace.project, in: folder)
    request.branch = invocation[branch]
    request.schedule = invocation[schedule]
    request.install = invocation[install] ?? PipelineRequest.defaultInstall
    request.image = image
    request.hasHypercare = workspace.project.documents.contains { $0.kind == "hypercare" }
    if let problem = request.problem {
      throw Refusal(
        .invalid, "bad-name", "'\(Printable.line(problem))' cannot stand in a pipeline",
        help: "use letters, digits, '-', '_', '.' and '/'")
    }
    return PipelineProject(
      request: request, root: root,
      diagnostics: workspace.diagnostics + lostSecrets(of: workspace.project),
      sources: workspace.sources)
  }

  /// Writes the files; one that is there and not ours is never replaced.
  func write(_ files: [PipelineFile]) throws {
    for file in files {
      let path = root + "/" + file.path
      guard Disk.item(at: path, followingLinks: false) != nil else { continue }
      let text = String(decoding: try Disk.read(path), as: UTF8.self)
      guard text.prefix(200).contains(PipelineFile.mark) else {
        throw Refusal(
          .invalid, "would-overwrite", "'\(Printable.line(path))' was not written by cutsheet",
          help: "move it away first")
      }
    }
    for file in files {
      let path = root + "/" + file.path
      try Disk.makeFolder(Disk.parent(of: path))
      try Disk.write(Array(file.text.utf8), to: path, mode: .shared)
    }
  }

  /// What a command answers once the files are written.
  func outcome(_ files: [PipelineFile], steps: [String]) -> Outcome {
    let paths = files.map(\.path)
    return Outcome(
      result: [
        "directory": .string(root), "files": .array(paths.map { .string($0) }),
        "steps": .array(steps.map { .string($0) }),
      ], diagnostics: diagnostics, sources: sources
    ).shown(as: .text) {
      let written = paths.map { "wrote " + Printable.line($0) }
      let todo = steps.enumerated().map { "\($0.offset + 1). \(Printable.line($0.element))" }
      return (written + ["", "Before the first pull request:", ""] + todo)
        .joined(separator: "\n") + "\n"
    }
  }

  private static func secrets(of project: Project) -> [String] {
    let templates =
      project.tenants.flatMap { $0.templates.values }
      + project.secrets.values.flatMap(\.values)
    let names = templates.flatMap(\.references).compactMap { reference in
      if case .environment(let name) = reference { name } else { nil }
    }
    return Set(names).sorted()
  }

  /// A state on the runner is gone with the runner, and with it history, locks and rollback.
  private static func state(
    of project: Project, in folder: String
  ) throws -> PipelineRequest.State {
    let text = project.state.repository
    switch StateLocation(text, inProject: folder) {
    case .project: return .here
    case .remote(let url, _) where url.hasPrefix("https://"): return .https
    case .remote(let url, _) where !url.hasPrefix("file://") && !url.hasPrefix("http://"):
      return .ssh
    case .remote, .folder:
      throw Refusal(
        .invalid, "state-on-runner",
        "the state in '\(Printable.line(text))' would be lost with the runner",
        help: "write 'state: { repository: . }' in cutsheet.yaml, or a git URL that runners reach")
    }
  }

  /// Secrets that the vendor shows once must not go to a file that the runner throws away.
  private static func lostSecrets(of project: Project) -> [Diagnostic] {
    project.resources.filter { $0.secretTarget?.hasPrefix("file:") == true }.map { resource in
      Diagnostic(
        .warning, "secret-on-runner",
        "the secret of '\(Printable.line(resource.address.description))' goes to a file, which "
          + "is lost with the runner", at: resource.declaredAt,
        help: "create it once from a machine of your own, before the pipeline does")
    }
  }
}
