import Documents
import Testing

@testable import Parsing

struct YAMLMutationTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `any bytes give nodes or diagnostics with a place`(seed: UInt64) throws {
    var mutations = Mutations(
      of: [
        "kind: project\nname: acme\ntenants:\n  cloud: { vendor: genesys-cloud }\n---\nkind: x\n",
        "a: &a [1, 2.50, 0x1F, ~]\nb: *a\nc: {<<: {x: 1}, y: !!str 2}\nd: \"q\\n\\u00e9\"\n",
        "text: |\n  one\n  two\nfold: >-\n  x\n? k\n: v\n- \n", "%YAML 1.2\n---\n'é😀': no\n...\n",
      ],
      morsels: [
        "\t", "  ", "\n", ": ", "- ", "&a ", "*a", "!", "!!int ", "{", "}", "[", "]", "\"", "'",
        "|", ">", "%", "@", "---\n", "...\n", "<<: ", "? ", "\0", "\u{FEFF}", "\u{85}", "#",
      ],
      seed: seed)
    for _ in 0..<2_000 {
      let bytes = mutations.next()
      let (documents, diagnostics) = YAML.documents(bytes, file: "f")
      for diagnostic in diagnostics {
        let range = try #require(diagnostic.range, "\(bytes)")
        try #require(
          range.start.line >= 1 && range.start.column >= 1 && range.start <= range.end, "\(bytes)")
      }
      for document in documents { try requireOrder(in: document, bytes) }
    }
  }

  private func requireOrder(in node: Node, _ bytes: [UInt8]) throws {
    try #require(node.range.start <= node.range.end, "\(bytes)")
    for child in node.elements ?? [] { try requireOrder(in: child, bytes) }
    for member in node.members ?? [] { try requireOrder(in: member.value, bytes) }
  }
}
