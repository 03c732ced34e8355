import Documents
import Files
import Model
import Projects

/// Starts a project.
struct InitCommand: Command {
  private static let folder = Argument(
    optional: "DIR", "The folder to start it in; this one when left out.", .folder)
  private static let vendor = Option(
    "vendor", "VENDOR", "The platform that the tenant lives on.",
    Reading(
      listed(allProviders.map(\.vendor)), choices: allProviders.map(\.vendor),
      read: { text in allProviders.contains { $0.vendor == text } ? text : nil }),
    default: allProviders.first?.vendor ?? "")
  private static let name = Option(
    "name", "NAME", "The project's name; that of the folder when left out.", .text)

  let declaration = Declaration(
    "init", in: .everyday,
    summary: "Start a project",
    discussion: """
      Writes a small project that is valid as it stands, with comments that explain it, and the
      schemas by which editors complete it. --tenant names the tenant; 'cloud' when left out.

      Files that are there already are never replaced; '.gitignore' only gains what it lacks.
      """,
    takes: [Self.folder, Self.vendor, Self.name],
    examples: [
      Declaration.Example("cutsheet init contact-centre", "Starts a project in a new folder."),
      Declaration.Example(
        "cutsheet init --vendor genesys-cloud --tenant production",
        "Starts one here, with a tenant of that name."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let folder = invocation[Self.folder] ?? invocation.globals.project
    let starter = try Self.starter(invocation, in: folder)
    try Self.refuseOverwriting(starter, in: folder)
    try Disk.makeFolder(folder + "/.cutsheet/schemas")
    for (path, text) in starter.files {
      try Disk.write(Array(text.utf8), to: "\(folder)/\(path)", mode: .shared)
    }
    for (name, schema) in ProjectSchemas.all(allProviders, kinds: allDocumentKinds) {
      let bytes = CanonicalJSON.bytes(of: schema, layout: .lines)
      try Disk.write(bytes, to: "\(folder)/.cutsheet/schemas/\(name)", mode: .shared)
    }
    try Self.ignore(in: folder)
    let paths = starter.files.map(\.path)
    return Outcome(
      result: [
        "directory": .string(folder), "files": .array(paths.map { .string($0) }),
        "environment": .array(starter.variables.map { .string($0) }),
      ]
    ).shown(as: .text) { Self.text(starter, folder) }
  }

  private static func starter(
    _ invocation: Invocation, in folder: String
  ) throws -> StarterProject {
    let tenant = invocation.globals.tenant ?? "cloud"
    guard StarterProject.canName(tenant) else {
      throw Refusal(
        .invalid, "bad-name", "'\(Printable.line(tenant))' does not name a tenant",
        help: "use small letters, digits and '-', and a letter first")
    }
    guard let provider = allProviders.first(where: { $0.vendor == invocation[vendor] }) else {
      throw Refusal(
        .invalid, "unknown-vendor", "there is no vendor '\(Printable.line(invocation[vendor]))'")
    }
    let name = try invocation[name] ?? folderName(folder)
    return StarterProject(name: name, tenant: tenant, provider: provider)
  }

  private static func folderName(_ folder: String) throws -> String {
    let path = Disk.item(at: folder) == nil ? folder : try Disk.resolved(folder)
    let name = path.split(separator: "/").last.map(String.init) ?? "project"
    return String(Printable.line(name).prefix(100))
  }

  private static func refuseOverwriting(_ starter: StarterProject, in folder: String) throws {
    let there = starter.files.map(\.path).filter {
      Disk.item(at: "\(folder)/\($0)", followingLinks: false) != nil
    }
    guard there.isEmpty else {
      throw Refusal(
        .invalid, "would-overwrite",
        "\(listed(there, "and")) \(there.count == 1 ? "is" : "are") in "
          + "'\(Printable.line(folder))' already",
        help: "start the project in another folder, or move \(there.count == 1 ? "it" : "them")")
    }
  }

  /// Adds what is missing to the file by which git leaves files alone.
  private static func ignore(in folder: String) throws {
    let path = folder + "/.gitignore"
    let isThere = Disk.item(at: path) != nil
    var text = isThere ? String(decoding: try Disk.read(path), as: UTF8.self) : ""
    let lines = text.split(separator: "\n").map(String.init)
    let missing = StarterProject.ignored.filter { !lines.contains($0) }
    guard !missing.isEmpty else { return }
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    text += missing.map { $0 + "\n" }.joined()
    try Disk.write(Array(text.utf8), to: path, mode: .shared)
  }

  private static func text(_ starter: StarterProject, _ folder: String) -> String {
    let project = folder == "." ? "" : " --project \(folder.shellQuoted)"
    let tenant = starter.tenant == "cloud" ? "" : " --tenant \(starter.tenant)"
    let exports = starter.variables.map { "  export \($0)=…" }
    let lines =
      starter.files.map { "wrote \(folder)/\($0.path)" } + [
        "", "Try it against a simulated tenant:", "",
        "  cutsheet sandbox\(tenant) -- cutsheet plan\(project)", "",
        "Then give it the credentials of a tenant, and see what would change:", "",
      ] + exports + ["  cutsheet plan\(project)", ""]
    return lines.map { Printable.line($0) }.joined(separator: "\n")
  }
}
