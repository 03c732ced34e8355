import Documents
import Model
import Projects
import Rendering

/// Draws what refers to what in a project.
struct GraphCommand: Command {
  let declaration = Declaration(
    "graph", in: .tools,
    summary: "Draw what refers to what",
    discussion: """
      Shows the references between the project's resources, from which the order of every apply
      follows. Needs no tenant and no network. With --target only resources that fit are shown,
      with what they refer to and what refers to them.
      """,
    formats: [.text, .dot, .mermaid, .svg, .json],
    examples: [
      Declaration.Example("cutsheet graph", "Lists each resource with what it refers to."),
      Declaration.Example(
        "cutsheet graph --format svg --output graph.svg", "Draws the whole project."),
      Declaration.Example(
        "cutsheet graph --target 'cloud/queues/Support*' --format dot",
        "Draws some queues and what is around them."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    let tenants = try workspace.tenants(invocation.globals)
    let targets = invocation.globals.targets.map { AddressPattern($0) }
    let graph = Self.graph(workspace.project, tenants, targets)
    return Outcome(
      result: [
        "nodes": .array(graph.nodes.map { .string($0.description) }),
        "edges": .array(
          graph.edges.map {
            ["from": .string($0.from.description), "to": .string($0.to.description)]
          }),
      ], diagnostics: workspace.diagnostics, sources: workspace.sources
    )
    .shown(as: .text) { Self.text(graph) }
    .shown(as: .dot) { GraphText.dot(graph) }
    .shown(as: .mermaid) { GraphText.mermaid(graph) }
    .shown(as: .svg) { GraphDrawing.svg(graph) }
  }

  private static func graph(
    _ project: Project, _ tenants: [Tenant], _ targets: [AddressPattern]
  ) -> Graph {
    var nodes: [Address] = []
    var edges: [Graph.Edge] = []
    for tenant in tenants {
      let kinds = allProviders.first { $0.vendor == tenant.vendor }?.kinds ?? []
      let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      let resources = project.resources(of: tenant.name)
      func folded(_ kind: String, _ key: String) -> Address {
        Address(tenant: tenant.name, kind: kind, key: byName[kind]?.foldedKey(key) ?? key)
      }
      let places = Dictionary(
        resources.map { (folded($0.address.kind, $0.address.key), $0.address) },
        uniquingKeysWith: { first, _ in first })
      nodes += resources.map(\.address)
      for resource in resources {
        let found = byName[resource.address.kind]?.references(in: resource.attributes) ?? []
        edges += found.compactMap { reference in
          places[folded(reference.target.kind, reference.key)].map {
            Graph.Edge(from: resource.address, to: $0)
          }
        }
      }
    }
    guard !targets.isEmpty else { return Graph(nodes: nodes, edges: edges) }
    let wanted = Set(nodes.filter { node in targets.contains { $0.matches(node) } })
    let near = edges.filter { wanted.contains($0.from) || wanted.contains($0.to) }
    return Graph(nodes: wanted + near.flatMap { [$0.from, $0.to] }, edges: near)
  }

  private static func text(_ graph: Graph) -> String {
    let targets = Dictionary(grouping: graph.edges, by: \.from)
    let lines = graph.nodes.flatMap { node in
      [Printable.line(node.description)]
        + (targets[node] ?? []).map { "  -> " + Printable.line($0.to.description) }
    }
    return lines.isEmpty ? "the project declares nothing\n" : lines.joined(separator: "\n") + "\n"
  }
}
