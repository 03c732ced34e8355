import Documents
import Model

/// Names that stand where nothing could be read: of these nobody can say that they are not there.
struct DoubtfulNames {
  private var names: Set<String> = []
  private var patterns: [AddressPattern] = []

  /// Takes what a block would declare or name, whatever kind it was meant for.
  mutating func add(block node: Node) {
    for member in node.members ?? [] { names.insert(member.key.lowercased()) }
    for text in (node.elements ?? []).compactMap(\.text) {
      if text.contains("*") {
        patterns.append(AddressPattern(text))
      } else {
        names.insert(text.lowercased())
      }
    }
  }

  /// Takes what a whole document would.
  mutating func add(document node: Node) {
    for member in node.members ?? [] {
      if member.key == "existing" {
        member.value.members?.forEach { add(block: $0.value) }
      } else {
        add(block: member.value)
      }
    }
  }

  /// Takes the name of a resource that is of no known tenant.
  mutating func add(_ name: String) {
    names.insert(name.lowercased())
  }

  func contain(_ name: String) -> Bool {
    names.contains(name.lowercased()) || patterns.contains { $0.matches(name) }
  }
}
