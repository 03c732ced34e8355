import Documents
import Files
import Model
import Projects
import Reconciliation

/// Writes a live tenant as a project.
struct ExportCommand: Command {
  private static let tenant = Argument("TENANT", "The tenant's name.", .text)
  private static let vendor = Option(
    "vendor", "VENDOR", "The platform of a tenant that no project declares.",
    Reading(
      listed(allProviders.map(\.vendor)), choices: allProviders.map(\.vendor),
      read: { text in allProviders.first { $0.vendor == text }?.vendor }))
  private static let region = Option(
    "region", "REGION", "The region of a tenant that no project declares.", .text)

  let declaration = Declaration(
    "export", in: .everyday,
    summary: "Write a live tenant as a project",
    discussion: """
      Reads everything that the tenant holds and writes it as YAML, a file for each kind, so that
      'cutsheet plan' in the new folder has nothing to change. What is empty or at the vendor's
      default is left out. What cannot be told apart by name or cannot be read is left out with a
      warning. The same tenant always gives the same files.

      A tenant of the project is known by its name. Without a project, say --vendor and --region and
      set the variables of its credentials, such as GENESYS_CLIENT_ID and GENESYS_CLIENT_SECRET;
      CUTSHEET_ENDPOINT_<TENANT> points it elsewhere. The folder of --output must not be there, or
      be empty; without it everything goes to standard output.
      """,
    takes: [Self.tenant, Self.vendor, Self.region], placesOutput: true,
    examples: [
      Declaration.Example(
        "cutsheet export cloud --output ../copy", "Writes a tenant of this project."),
      Declaration.Example(
        "cutsheet export cloud --vendor genesys-cloud --region eu-central-1 --output acme",
        "Starts a project from a tenant."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let folder = try invocation.globals.output.map { try NewFolder($0) }
    let source = try Self.source(invocation, context)
    let connector = try TenantConnector(invocation.globals, in: context)
    let access = try await connector.access(source.tenant)
    let inventory = try await TenantReading(access, in: context)
      .inventory(ReadingScope(everythingOf: source.provider.kinds))
    let export = TenantExport(source.tenant.name, provider: source.provider, inventory: inventory)
    let files = export.files(connection: source.connection)
    try folder?.write(files)
    return Self.outcome(export, files, invocation)
  }

  /// The tenant of the project in this folder, or one that needs none.
  private static func source(_ invocation: Invocation, _ context: Context) throws -> LoneTenant {
    let name = invocation[tenant]
    let file = invocation.globals.project + "/cutsheet.yaml"
    if invocation[vendor] == nil, Disk.item(at: file) != nil {
      let workspace = try Workspace.open(invocation, in: context)
      try refuseNesting(invocation.globals.output, in: workspace)
      guard let found = workspace.project.tenant(name),
        let provider = allProviders.first(where: { $0.vendor == found.vendor })
      else {
        throw Refusal(
          .invalid, "unknown-tenant", "the project has no tenant '\(Printable.line(name))'",
          help: Suggestion.clause(for: name, in: workspace.project.tenants.map(\.name))
            ?? "pass --vendor to export a tenant that the project does not have")
      }
      return LoneTenant(found, provider: provider)
    }
    let wanted = invocation[vendor] ?? allProviders.first?.vendor
    guard let provider = allProviders.first(where: { $0.vendor == wanted }) else {
      throw Refusal(.invalid, "missing-vendor", "pass --vendor")
    }
    return try LoneTenant(
      named: name, on: provider, region: invocation[region], in: context)
  }

  /// A project inside another would be read as a part of it.
  private static func refuseNesting(_ output: String?, in workspace: Workspace) throws {
    guard var place = output else { return }
    while Disk.item(at: place) == nil, place != "/", place != "." {
      place = Disk.parent(of: place)
    }
    let real = try Disk.resolved(place)
    guard real == workspace.folder.path || real.hasPrefix(workspace.folder.path + "/") else {
      return
    }
    throw Refusal(
      .invalid, "inside-project",
      "'\(Printable.line(output ?? ""))' lies in this project, which would then read the export too",
      help: "name a folder outside of it, such as '../copy'")
  }

  private static func outcome(
    _ export: TenantExport, _ files: [String: [UInt8]], _ invocation: Invocation
  ) -> Outcome {
    let counts = export.counts
    let paths = files.keys.sorted()
    var result: Object = [
      "tenant": .string(invocation[tenant]),
      "files": .array(paths.map { .string($0) }),
      "objects": .object(Object(counts.map { ($0.kind, .integer($0.count)) })),
    ]
    guard let output = invocation.globals.output else {
      result["contents"] = .object(Object(paths.map { ($0, .string(text($0, files))) }))
      return Outcome(result: .object(result), diagnostics: export.diagnostics)
        .shown(as: .text) {
          paths.map { text($0, files) }.joined(separator: "---\n")
        }
    }
    result["directory"] = .string(output)
    let list = counts.map { "\(grouped($0.count)) \($0.kind)" }.joined(separator: ", ")
    return Outcome(result: .object(result), diagnostics: export.diagnostics).shown(as: .text) {
      "wrote \(Printable.line(output)): \(list.isEmpty ? "nothing" : list)\n"
    }
  }

  private static func text(_ path: String, _ files: [String: [UInt8]]) -> String {
    String(decoding: files[path] ?? [], as: UTF8.self)
  }
}
