import Documents
import Model

/// A graph as a picture that needs nothing else: kinds in columns, names in boxes, references as
/// curves from right to left.
package struct GraphDrawing {
  /// Writes an SVG document; the same graph gives the same bytes.
  package static func svg(_ graph: Graph) -> String {
    GraphDrawing(graph).text
  }

  private struct Box {
    var x: Int
    var y: Int
    var node: Address
  }

  private struct Title {
    var x: Int
    var y: Int
    var text: String
  }

  private static let boxWidth = 190
  private static let boxHeight = 20
  private static let pitch = 26
  /// A kind with more objects goes on in a further column, so that the page stays a page.
  private static let mostRows = 40
  private static let gap = 110
  private static let margin = 24
  private static let mostLetters = 28

  private let graph: Graph
  private var boxes: [Address: Box] = [:]
  private var titles: [Title] = []
  private var width = GraphDrawing.margin
  private var height = 0

  private init(_ graph: Graph) {
    self.graph = graph
    let groups = Dictionary(
      graph.groups.map { ($0.kind, $0.nodes) }, uniquingKeysWith: { first, _ in first })
    for column in graph.columns { place(column.map { ($0, groups[$0] ?? []) }) }
    width += Self.margin - Self.gap
    height += Self.margin
  }

  /// Sets the kinds of a column below each other.
  private mutating func place(_ kinds: [(name: String, nodes: [Address])]) {
    var y = Self.margin
    var lanes = 1
    for kind in kinds {
      titles.append(Title(x: width, y: y + 12, text: "\(kind.name) (\(kind.nodes.count.grouped))"))
      y += Self.pitch
      for (place, node) in kind.nodes.enumerated() {
        let (lane, row) = place.quotientAndRemainder(dividingBy: Self.mostRows)
        boxes[node] = Box(
          x: width + lane * (Self.boxWidth + 10), y: y + row * Self.pitch, node: node)
        lanes = max(lanes, lane + 1)
      }
      y += min(kind.nodes.count, Self.mostRows) * Self.pitch + Self.margin
    }
    height = max(height, y)
    width += lanes * (Self.boxWidth + 10) - 10 + Self.gap
  }

  private var text: String {
    let size = "\(max(width, 2 * Self.margin)) \(max(height, 2 * Self.margin))"
    let head = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" role=\"img\""
        + " font-family=\"sans-serif\" font-size=\"11\">",
      "<style>",
      "rect{fill:#f6f8fa;stroke:#8c959f}.t{font-weight:bold;font-size:13px}text{fill:#1f2328}",
      "path{fill:none;stroke:#0969da;stroke-opacity:.3}path:hover{stroke-opacity:1;stroke-width:2}",
      "g:hover rect{fill:#ddf4ff}",
      "</style>",
      "<rect width=\"100%\" height=\"100%\" style=\"fill:#fff;stroke:none\"/>",
    ]
    let all =
      head + graph.edges.compactMap(curve) + titles.map(heading) + graph.nodes.compactMap(box)
    return all.joined(separator: "\n") + "\n</svg>\n"
  }

  private func heading(_ title: Title) -> String {
    "<text class=\"t\" x=\"\(title.x)\" y=\"\(title.y)\">\(Self.escaped(title.text))</text>"
  }

  private func box(_ node: Address) -> String? {
    guard let box = boxes[node] else { return nil }
    let letters = Array(Printable.line(node.key))
    let label =
      letters.count > Self.mostLetters
      ? String(letters.prefix(Self.mostLetters - 1)) + "…" : String(letters)
    return "<g><title>\(Self.escaped(node.description))</title>"
      + "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(Self.boxWidth)\""
      + " height=\"\(Self.boxHeight)\" rx=\"4\"/>"
      + "<text x=\"\(box.x + 7)\" y=\"\(box.y + 14)\">\(Self.escaped(label))</text></g>"
  }

  private func curve(_ edge: Graph.Edge) -> String? {
    guard let from = boxes[edge.from], let to = boxes[edge.to] else { return nil }
    let isInColumn = from.x <= to.x
    let start = (x: isInColumn ? from.x + Self.boxWidth : from.x, y: from.y + Self.boxHeight / 2)
    let end = (x: to.x + Self.boxWidth, y: to.y + Self.boxHeight / 2)
    let bend = isInColumn ? 60 : -60
    return "<path d=\"M\(start.x) \(start.y)C\(start.x + bend) \(start.y) \(end.x + 60) \(end.y) "
      + "\(end.x) \(end.y)\"><title>"
      + Self.escaped("\(edge.from.description) → \(edge.to.description)") + "</title></path>"
  }

  private static func escaped(_ text: String) -> String {
    Printable.line(text).unicodeScalars.map { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      case _ where scalar.value & 0xFFFE == 0xFFFE: "?"
      default: String(scalar)
      }
    }.joined()
  }
}
