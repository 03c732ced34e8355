import Documents
import Files
import Model
import Policies
import Projects

/// The project of a run: its folder, what it means, and the texts that diagnostics point into.
struct Workspace: Sendable {
  let folder: Folder
  var project: Project
  /// Warnings; errors end the run before there is a workspace.
  let diagnostics: [Diagnostic]
  /// The texts of the project's files, by path.
  let sources: [String: String]
  let environment: String

  /// Reads the project of a command line, with every mistake at once.
  ///
  /// `fillingSecrets` also takes them from the environment and from files: what reaches a tenant
  /// needs them, what only looks at files does not.
  static func open(
    _ invocation: Invocation, in context: Context, fillingSecrets: Bool = true
  ) throws -> Workspace {
    let globals = invocation.globals
    let folder = try projectFolder(globals.project)
    let files = try contents(of: folder)
    let sources = ProjectSources(
      files: files, environment: context.environment, overlay: globals.environment,
      attachment: { try? Disk.read(folder.path(of: $0)) })
    let texts = files.mapValues { String(decoding: $0, as: UTF8.self) }
    var (project, diagnostics) = Project.load(
      sources, providers: allProviders, kinds: allDocumentKinds,
      checking: { project in
        var copy = project
        let missing = fillingSecrets ? copy.fillSecrets { secret($0, folder, context) } : []
        return allDocumentSorts.flatMap { $0.problems(project) } + missing
      })
    if project != nil, fillingSecrets {
      diagnostics += project?.fillSecrets { secret($0, folder, context) } ?? []
    }
    guard let project, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw Refusal(.invalid, diagnostics, sources: texts)
    }
    return Workspace(
      folder: folder, project: project, diagnostics: diagnostics, sources: texts,
      environment: globals.environment)
  }

  /// The tenants that the command line speaks of: one by name, or all.
  func tenants(_ globals: GlobalOptions) throws -> [Tenant] {
    guard let name = globals.tenant else { return project.tenants }
    guard let tenant = project.tenant(name) else {
      throw Refusal(
        .invalid, "unknown-tenant", "the project has no tenant '\(Printable.line(name))'",
        help: Suggestion.clause(for: name, in: project.tenants.map(\.name))
          ?? "it has: \(project.tenants.map(\.name).joined(separator: ", "))")
    }
    return [tenant]
  }

  private static func projectFolder(_ path: String) throws -> Folder {
    do {
      return try Folder(path)
    } catch {
      throw Refusal(
        .invalid, "no-project", "'\(Printable.line(path))' is no folder that can be read",
        help: "pass --project DIR, or run 'cutsheet init DIR' to start one")
    }
  }

  private static func contents(of folder: Folder) throws -> [String: [UInt8]] {
    let paths = try folder.tree().filter { $0.hasSuffix(".yaml") }
    guard paths.contains("cutsheet.yaml") else {
      throw Refusal(
        .invalid, "no-project",
        "there is no 'cutsheet.yaml' in '\(Printable.line(folder.path))'",
        help: "pass --project DIR, or run 'cutsheet init' to start a project here")
    }
    var files: [String: [UInt8]] = [:]
    for path in paths { files[path] = try Disk.read(folder.path(of: path)) }
    return files
  }

  /// A secret from where the project says that it is; nil where it is not.
  static func secret(
    _ reference: SecretReference, _ folder: Folder, _ context: Context
  ) -> Secret? {
    switch reference {
    case .environment(let name):
      if let text = context.environment[name] { return Secret(text) }
      return context.environment[name + "_FILE"].flatMap(fileSecret)
    case .file(let path):
      return path.hasPrefix("/")
        ? fileSecret(path) : (try? folder.path(of: path)).flatMap(fileSecret)
    }
  }

  /// A mounted secret, less the line feed that editors put at its end.
  private static func fileSecret(_ path: String) -> Secret? {
    guard let bytes = try? Disk.read(path, limit: 1 << 20) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return Secret(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }
}
