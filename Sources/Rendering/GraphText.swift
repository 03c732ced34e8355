import Documents
import Model

/// A graph in the languages of drawing programs.
package enum GraphText {
  /// Graphviz: a cluster a kind.
  package static func dot(_ graph: Graph) -> String {
    var lines = ["digraph cutsheet {", "  rankdir=LR;", "  node [shape=box];"]
    for (place, group) in graph.groups.enumerated() {
      lines.append("  subgraph cluster_\(place) {")
      lines.append("    label=\(quoted(group.kind));")
      lines += group.nodes.map { "    \(quoted($0.description)) [label=\(quoted($0.key))];" }
      lines.append("  }")
    }
    lines += graph.edges.map { "  \(quoted($0.from.description)) -> \(quoted($0.to.description));" }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  /// Mermaid: a subgraph a kind, nodes by number since names may hold anything.
  package static func mermaid(_ graph: Graph) -> String {
    let numbers = Dictionary(
      zip(graph.nodes, graph.nodes.indices), uniquingKeysWith: { first, _ in first })
    var lines = ["flowchart LR"]
    for (place, group) in graph.groups.enumerated() {
      lines.append("  subgraph k\(place)[\"\(entities(group.kind))\"]")
      lines += group.nodes.map { "    n\(numbers[$0] ?? 0)[\"\(entities($0.key))\"]" }
      lines.append("  end")
    }
    lines += graph.edges.map { "  n\(numbers[$0.from] ?? 0) --> n\(numbers[$0.to] ?? 0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in Printable.line(text) {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }

  /// Mermaid's way to write what its grammar, Markdown or HTML would read as their own.
  private static func entities(_ text: String) -> String {
    Printable.line(text).unicodeScalars.map { scalar in
      "\"#;<>&`[](){}|\\*_".unicodeScalars.contains(scalar) ? "#\(scalar.value);" : String(scalar)
    }.joined()
  }
}
