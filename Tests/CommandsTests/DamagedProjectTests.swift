import Documents
import Projects
import TestSupport
import Testing

@testable import Commands

/// Checks of meaning look at what is left of documents with mistakes: whatever that is, they answer.
struct DamagedProjectTests {
  private static let lines = """
    kind: project
    name: acme
    tenants:
      cloud:
        vendor: genesys-cloud
        region: us-east-1
        clientId: a
        clientSecret: ${env.S}
      legacy:
        vendor: nice-cxone
        area: na1
        accessKeyId: a
        accessKeySecret: ${env.K}
    ---
    kind: hypercare
    name: wave-1
    tenant: cloud
    window:
      opens: "2026-11-20T08:00"
      days: 14
      timeZone: Europe/Berlin
    requiresMFA: true
    mustNotHold:
      - "*admin*"
    timeZones:
      - Europe/London
    retention:
      siemBuffer: 6h
      traces: 14d
    roles:
      HYPERCARE_LEAD:
        description: Mends routing.
        permissions:
          - routing:queue:edit
        members:
          - ana@acme.example
        divisions:
          - Sales
        tasks:
          look:
            - routing:queue:view
        breakGlass:
          maximum: 4h
    ---
    kind: migration
    name: move
    from: legacy
    to: cloud
    map:
      skills-to-queues:
        name: "{name}"
        defaults:
          description: moved
    pairs:
      - source: agents
        target: users
        names:
          a: b@acme.example
    ---
    kind: policy
    name: quiet
    rule: freeze-window
    settings:
      windows:
        - timeZone: Europe/Berlin
          days:
            - mon
    exemptions:
      - addresses:
          - cloud/queues/VIP
        reason: because
        until: 2026-12-31
    ---
    kind: policy
    name: words
    match:
      kinds:
        - queues
      actions:
        - create
    condition:
      required:
        - description
      properties:
        description:
          maxLength: 20
    severity: warning
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  private static let rubbish = [
    "", "[]", "{}", "null", "-1", "1e999", "x", "\"\"", "[[{}]]", "${var.x}", "2026-02-30T99:99",
    "{ a: { b: c } }", "99999999999999999999",
  ]

  /// The lines with a few of them gone, repeated, indented otherwise, or with another value.
  private static func damaged(_ random: inout SplitMix) -> String {
    var lines = lines
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: place)
      case 2: lines[place] = "  " + lines[place]
      default:
        let value = rubbish.randomElement(using: &random) ?? ""
        let name = lines[place].split(separator: ":", maxSplits: 1).first ?? ""
        let isElement = lines[place].contains("- ")
        let indent = lines[place].prefix { $0 == " " }
        lines[place] = isElement ? "\(indent)- \(value)" : "\(name): \(value)"
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func diagnostics(_ text: String) -> [Diagnostic] {
    Project.load(
      ProjectSources(files: ["cutsheet.yaml": Array(text.utf8)]), providers: allProviders,
      kinds: allDocumentKinds,
      checking: { project in allDocumentSorts.flatMap { $0.problems(project) } }
    ).diagnostics
  }

  /// A secret's line is not shown, and a file that is not there has none.
  private static let placeless: Set<String> = ["plain-secret", "missing-project"]

  @Test func `whatever is wrong with a project, every mistake has a place and no check crashes`() {
    let whole = Self.diagnostics(Self.lines.joined(separator: "\n"))
    #expect(whole.allSatisfy { $0.severity != .error }, "\(whole)")
    var random = SplitMix(seed: 4)
    for _ in 0..<250 {
      let text = Self.damaged(&random)
      for diagnostic in Self.diagnostics(text) {
        #expect(
          diagnostic.range != nil || Self.placeless.contains(diagnostic.code), "\(diagnostic)")
      }
    }
  }
}
