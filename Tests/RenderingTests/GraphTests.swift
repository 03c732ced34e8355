import Documents
import Foundation
import Model
import TestSupport
import Testing

@testable import Rendering

struct GraphTests {
  private let small = Graph(
    nodes: [
      address("queues", "Support"), address("teams", "Sales"), address("agents", "ana@x"),
      address("queues", "a\"b\\<c>&[d]\n::e"),
    ],
    edges: [
      .init(from: address("queues", "Support"), to: address("teams", "Sales")),
      .init(from: address("queues", "Support"), to: address("agents", "ana@x")),
      .init(from: address("agents", "ana@x"), to: address("teams", "Sales")),
      .init(from: address("queues", "Support"), to: address("queues", "a\"b\\<c>&[d]\n::e")),
      .init(from: address("queues", "Support"), to: address("teams", "elsewhere")),
    ])

  @Test func `a graph is written for Graphviz`() throws {
    let text = GraphText.dot(small)
    #expect(try text == Golden.text("graph.dot", updatedBy: text))
  }

  @Test func `a graph is written for Mermaid`() throws {
    let text = GraphText.mermaid(small)
    #expect(try text == Golden.text("graph.mmd", updatedBy: text))
  }

  @Test func `a graph is drawn`() throws {
    let text = GraphDrawing.svg(small)
    #expect(try text == Golden.text("graph.svg", updatedBy: text))
  }

  @Test func `kinds stand right of what they refer to`() {
    #expect(small.columns == [["teams"], ["agents"], ["queues"]])
  }

  @Test func `kinds that refer to each other have a place all the same`() {
    let graph = Graph(
      nodes: [address("a", "1"), address("b", "1")],
      edges: [
        .init(from: address("a", "1"), to: address("b", "1")),
        .init(from: address("b", "1"), to: address("a", "1")),
      ])
    #expect(graph.columns.joined().sorted() == ["a", "b"])
  }

  @Test func `a large graph keeps its boxes apart and inside the page`() throws {
    let queues = (1...40).map { address("queues", "Queue \($0)") }
    let users = (1...120).map { address("users", "user\($0)@acme.example") }
    let edges = queues.indices.flatMap { place in
      (0..<5).map { Graph.Edge(from: queues[place], to: users[(place * 3 + $0) % 120]) }
    }
    let text = GraphDrawing.svg(Graph(nodes: queues + users, edges: edges.shuffled()))
    #expect(text == GraphDrawing.svg(Graph(nodes: users + queues, edges: edges)))
    let places = text.matches(of: /<rect x="(\d+)" y="(\d+)"/).map { "\($0.1) \($0.2)" }
    #expect(places.count == 160)
    #expect(Set(places).count == 160)
    let size = try #require(text.firstMatch(of: /viewBox="0 0 (\d+) (\d+)"/))
    #expect((Int(size.2) ?? 0) < 1_300)
    #expect((Int(size.1) ?? 0) < 1_300)
  }

}

private func address(_ kind: String, _ key: String) -> Address {
  Address(tenant: "cloud", kind: kind, key: key)
}
