import Documents
import Model
import Projects
import Rendering

/// Lists the rights that a project needs, and no more.
struct PermissionsCommand: Command {
  let declaration = Declaration(
    "permissions", in: .tools,
    summary: "List the least rights that a project needs",
    discussion: """
      Derives from the kinds that the project uses what the vendor must allow: one list for a client
      that only plans and looks for drift, one for a client that applies, and where a hypercare gives
      roles one for the client that revokes what has ended. Words are the vendor's. Needs no tenant
      and no network.
      """,
    formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet permissions", "Lists the rights for all tenants."),
      Declaration.Example(
        "cutsheet permissions --tenant cloud --format json", "The same for a script."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    let needs = try workspace.tenants(invocation.globals).compactMap { tenant in
      allProviders.first { $0.vendor == tenant.vendor }.map {
        NeededRights(tenant, of: workspace.project, on: $0)
      }
    }
    return Outcome(
      result: ["tenants": .object(Object(needs.map { ($0.tenant, $0.value) }))],
      diagnostics: workspace.diagnostics, sources: workspace.sources
    )
    .shown(as: .text) { needs.map(\.text).joined(separator: "\n") }
    .shown(as: .markdown) { needs.map(\.markdown).joined(separator: "\n") }
  }
}
