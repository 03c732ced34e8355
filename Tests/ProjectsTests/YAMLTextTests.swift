import Documents
import Parsing
import Projects
import Testing

@Suite struct YAMLTextTests {
  private static let texts = [
    "plain", "", " ", " leading", "trailing ", "yes", "No", "null", "~", "1", "1.10", "012",
    "0x1F", "1e3", ".inf", "2026-01-15", "12:30:45", "a: b", "a:b", "a #b", "# c", "- d", "? e",
    "*f", "&g", "!h", "%i", "@j", "`k", "'l'", "\"m\"", "\\n", "line\nfeed", "tab\t", "\r\n",
    "\u{7}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}turned", "💬", "👩‍👩‍👧", "é", "{o}",
    "[p]", "q, r", "---", "...", "<<", "=", "|", ">", String(repeating: "long ", count: 500),
  ]

  @Test(arguments: texts)
  func `any text comes back as it was, as a name and as a value`(text: String) throws {
    let value: Value = [
      "outer": .object([
        text + "x": .string(text), "list": .array([.string(text), ["in": .string(text)]]),
      ])
    ]
    let yaml = YAMLText.document(value, fillsIn: true)
    let (documents, problems) = YAML.documents(Array(yaml.utf8), file: "x.yaml")
    #expect(problems == [], "\(yaml)")
    #expect(documents.first?.value == value, "\(yaml)")
  }

  @Test func `what opens a variable is written so that it does not`() throws {
    let yaml = YAMLText.document(["a": "${env.HOME}", "b": "$${x"])
    #expect(yaml == "a: \"$${env.HOME}\"\nb: \"$$${x\"\n")
    #expect(YAMLText.canName("a$") && !YAMLText.canName("${a}") && !YAMLText.canName(""))
  }
}
