import Documents
import GenesysCloud
import Migration
import Model
import NICECXone
import Projects
import Testing

struct DocumentTests {
  private static let providers: [any Provider] = [GenesysCloudProvider(), NICECXoneProvider()]

  private static let project = """
    kind: project
    name: acme
    tenants:
      legacy: { vendor: nice-cxone, area: na1, accessKeyId: "${env.ID}", accessKeySecret: "${env.KEY}" }
      cloud: { vendor: genesys-cloud, region: us-east-1, clientId: "${env.CI}", clientSecret: "${env.CS}" }

    """

  private static func load(_ text: String) -> (MigrationDocument?, [Diagnostic]) {
    let (project, problems) = Project.load(
      ProjectSources(files: [
        "cutsheet.yaml": Array(Self.project.utf8), "migration.yaml": Array(text.utf8),
      ]), providers: providers, kinds: [MigrationDocument.kind])
    guard let project, let found = project.documents.first else { return (nil, problems) }
    let document = MigrationDocument(found)
    var check = MappingCheck(document, providers: providers)
    return (document, problems + check.problems(in: project))
  }

  @Test func `a document is read with its options and positions`() throws {
    let (document, problems) = Self.load(
      """
      kind: migration
      name: wave-1
      from: legacy
      to: cloud
      map:
        teams-to-divisions: {}
        skills-to-queues:
          name: "{skillName | trim | limit:256}"
          filter: { isActive: true }
          skip: { "TEST*": trials }
          merge: { Support: [support, "Support "] }
          split: { by: mediaTypeId, name: "{name} {part}" }
          defaults: { division: Home, acwSettings.wrapupPrompt: MANDATORY }
          lifecycle: { protect: true, ignore: [mediaSettings] }
      pairs:
        - source: scripts
          target: flows
          names: { 'IVR\\Main': Main Menu }
      """)
    #expect(problems == [])
    let map = try #require(document?.map)
    #expect(map.keys.sorted() == ["skills-to-queues", "teams-to-divisions"])
    #expect(map["skills-to-queues"]?.range?.start.line == 7)
    #expect(map["skills-to-queues"]?.merges.first?.sources == ["support", "Support "])
    #expect(map["skills-to-queues"]?.lifecycle.isProtected == true)
    #expect(document?.pairings.first?.names.count == 1)
  }

  @Test(arguments: [
    ("  skils-to-queues: {}", "unknown-rule", "did you mean 'skills-to-queues'?"),
    ("  queues-to-skills: {}", "unknown-rule", nil),
    (
      "  skills-to-queues: { filter: { isactive: true } }", "unknown-attribute",
      "did you mean 'isActive'?"
    ),
    (
      "  skills-to-queues: { defaults: { divison: Home } }", "unknown-attribute",
      "did you mean 'division'?"
    ),
    ("  skills-to-queues: { omit: { waitMs: none } }", "unknown-attribute", nil),
    (
      "  skills-to-queues: { name: \"{skilName}\" }", "unknown-attribute",
      "did you mean 'skillName'?"
    ),
    (
      "  skills-to-queues: { name: \"{skillName | uper}\" }", "bad-template",
      "did you mean 'upper'?"
    ),
    ("  skills-to-queues: { name: \"{skillName\" }", "bad-template", "write '{name}'"),
    ("  agents-to-users: { settings: { wurst: 5 } }", "unknown-setting", "did you mean 'worst'?"),
    ("  skills-to-queues: { merge: { A: [x], B: [x] } }", "mapping-cycle", nil),
    ("  skills-to-queues: { merge: { A: [B], B: [A] } }", "mapping-cycle", nil),
    ("  skills-to-queues: { lifecycle: { ignore: [acwSetings] } }", "unknown-attribute", nil),
  ])
  func `a mistake is told where it stands`(line: String, code: String, help: String?) throws {
    let (_, problems) = Self.load(
      "kind: migration\nname: w\nfrom: legacy\nto: cloud\nmap:\n" + line + "\n")
    let problem = try #require(problems.first)
    #expect(problem.code == code)
    #expect(problem.range?.start.line == 6)
    if let help { #expect(problem.help == help) }
  }

  @Test(arguments: [
    ("scripts", "flows", "A: ' '", "bad-pair", 9, 17),
    ("scripts", "flows", "A: \(String(repeating: "x", count: 257))", "bad-pair", 9, 17),
    ("agents", "users", "ana: ana", "bad-pair", 9, 19),
    ("scripts", "flow", "A: B", "unknown-kind", 7, 5),
    ("script", "flows", "A: B", "unknown-kind", 7, 5),
  ])
  func `a pair that cannot be is told where it stands`(
    source: String, target: String, names: String, code: String, line: Int, column: Int
  ) throws {
    let (_, problems) = Self.load(
      """
      kind: migration
      name: w
      from: legacy
      to: cloud
      map: {}
      pairs:
        - source: \(source)
          target: \(target)
          names: { \(names) }
      """)
    let problem = try #require(problems.first)
    #expect(problem.code == code, "\(problems)")
    #expect(problem.range?.start == SourcePosition(line: line, column: column))
  }

  @Test func `a name that stands in two pairs is told`() {
    let pair = "  - { source: scripts, target: flows, names: { A: B } }\n"
    let (_, problems) = Self.load(
      "kind: migration\nname: w\nfrom: legacy\nto: cloud\nmap: {}\npairs:\n" + pair + pair)
    #expect(problems.map(\.code) == ["repeated-pair"])
    #expect(problems.first?.range?.start.line == 8)
  }

  @Test func `a tenant that there is not is told`() {
    let (_, problems) = Self.load("kind: migration\nname: w\nfrom: legcy\nto: cloud\nmap: {}\n")
    #expect(problems.map(\.code) == ["unknown-tenant"])
    #expect(problems.first?.help == "did you mean 'legacy'?")
  }

  @Test func `a tenant is not derived from itself`() {
    let (_, problems) = Self.load("kind: migration\nname: w\nfrom: cloud\nto: cloud\nmap: {}\n")
    #expect(problems.map(\.code) == ["same-tenant"])
  }

  @Test(arguments: [
    (["a-b"], nil), (["a-b", "b-c"], nil), (["a-b", "b-a"], "'b' → 'a' → 'b'"),
    (["a-b", "b-c", "c-a"], "'b' → 'a' → 'c' → 'b'"), (["a-a"], nil),
    (["x-a", "a-b", "b-c", "c-b"], "'b' → 'c' → 'b'"),
  ])
  func `tenants that are derived from one another are told once`(ways: [String], circle: String?) {
    let migrations = ways.map { way in
      MigrationDocument(
        name: way, from: String(way.prefix(1)), to: String(way.suffix(1)), map: [:])
    }
    let problems = MigrationDocument.cycles(among: migrations)
    #expect(problems.map(\.code) == (circle == nil ? [] : ["migration-cycle"]))
    if let circle { #expect(problems.first?.message.hasSuffix(circle) == true, "\(problems)") }
  }

  @Test func `a field that there is not is told by the schema`() {
    let (_, problems) = Self.load(
      "kind: migration\nname: w\nfrom: legacy\nto: cloud\nmap:\n  skills-to-queues: { nme: x }\n")
    #expect(problems.map(\.code) == ["unknown-field"])
  }
}
