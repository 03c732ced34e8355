import Documents
import Model
import Planning
import Testing

@testable import Policies

struct PolicyTests {
  private static let queues = """
    kind: genesys-cloud
    tenant: cloud
    queues:
      VIP Gold:
        description: 12345
        acwSettings: { wrapupPrompt: MANDATORY }
      Support: { description: text }
    """

  private static let long = """
    kind: policy
    name: no-figures
    match: { kinds: [queues], addresses: ["cloud/queues/VIP *"] }
    condition:
      properties: { description: { pattern: "^[A-Za-z]" } }
    message: a description must be words
    """

  private func results(_ parts: String...) throws -> [PolicyResult] {
    try ExampleScene(parts.joined(separator: "\n---\n"), rules: []).results
  }

  @Test func `an object that breaks a condition is told at the line that breaks it`() throws {
    let results = try results(Self.queues, Self.long)
    let result = try #require(results.first)
    #expect(results.count == 1)
    #expect(result.rule == "no-figures" && result.severity == .error && result.refuses)
    #expect(result.address?.key == "VIP Gold")
    #expect(result.range?.description == "example.yaml:5:18")
    #expect(result.message.hasPrefix("a description must be words: 'description'"))
  }

  @Test func `what is as it was is an object as well, until actions say otherwise`() throws {
    let tenant = "tenant: |\n" + Self.queues.split(separator: "\n").map { "  \($0)\n" }.joined()
    let shown = try results(Self.queues, Self.long, tenant)
    #expect(shown.count == 1)
    let narrowed = Self.long.replacing(
      "match: {", with: "match: { actions: [create, update],")
    #expect(try results(Self.queues, narrowed, tenant).isEmpty)
  }

  @Test func `a change is what plan files hold of it`() throws {
    let policy = """
      kind: policy
      name: no-new-queues
      over: change
      severity: warning
      condition: { properties: { action: { not: { const: create } } } }
      """
    let results = try results(Self.queues, policy)
    #expect(results.map(\.severity) == [.warning, .warning])
    #expect(results.map { $0.address?.key } == ["Support", "VIP Gold"])
  }

  @Test(arguments: [
    ("2027-01-15", true), ("2027-01-14", false), ("2027-01-15T08:00:01Z", true),
    ("2027-01-15T08:00:00Z", false),
  ])
  func `an exemption shows while it holds and is told once it has ended`(
    until: String, holds: Bool
  ) throws {
    let exemption = """

      exemptions:
        - { addresses: ["*/queues/VIP *"], reason: moved in May, until: "\(until)" }
      """
    let hour = "now: 2027-01-15T08:00:00Z"
    let result = try #require(try results(Self.queues, Self.long + exemption, hour).first)
    #expect(result.refuses == !holds)
    #expect(result.exemption == (holds ? "moved in May, until \(until)" : nil))
    let ending = "; its exemption (moved in May) ended on \(until)"
    #expect(result.message.hasSuffix(ending) == !holds)
  }

  @Test func `a policy that is off says nothing`() throws {
    #expect(try results(Self.queues, Self.long + "\noff: true").isEmpty)
  }

  private static let role = """
    kind: genesys-cloud
    tenant: cloud
    roles:
      Night:
        permissionPolicies: [{ domain: "*", entityName: "*", actionSet: ["*"] }]
    """

  @Test(arguments: [
    ("severity: note", [PolicyResult.Severity.note]), ("off: true", []),
    ("severity: error", [.error]),
  ])
  func `a policy changes what a built-in rule does`(
    line: String, expected: [PolicyResult.Severity]
  ) throws {
    let policy = "kind: policy\nname: ours\nrule: wildcard-permission\n" + line
    let scene = try ExampleScene(Self.role + "\n---\n" + policy, rules: [.wildcardPermission])
    #expect(scene.results.map(\.severity) == expected)
  }

  @Test func `files alone are judged as they stand`() throws {
    let scene = try ExampleScene(Self.queues + "\n---\n" + Self.long, rules: [])
    var context = scene.context
    context.plan = nil
    #expect(scene.book.results(in: context).map { $0.address?.key } == ["VIP Gold"])
  }
}

struct PolicyCheckTests {
  @Test(arguments: [
    ("condition: { type: objekt }", "unusable-schema", 3, 20),
    ("condition: { properties: { a: { minimum: x } } }", "unusable-schema", 3, 42),
    ("condition: { properties: { name: { maximun: 4 } } }", "idle-keyword", 3, 36),
    ("condition: { requierd: [a] }", "idle-keyword", 3, 14),
    ("condition: { properties: { name: { format: emial } } }", "idle-keyword", 3, 44),
    (
      "condition: { properties: { aletringTimeoutSeconds: {} } }\nmatch: { kinds: [queues] }",
      "unknown-attribute", 3, 28
    ),
    (
      "condition: { required: [desription] }\nmatch: { kinds: [queues] }",
      "unknown-attribute", 3, 25
    ),
    ("severity: note", "missing-field", 2, 7),
    ("condition: {}\nmatch: { kinds: [ques] }", "unknown-kind", 4, 18),
    ("condition: {}\nmatch: { addresses: ['*/queues/VIP', VIP *] }", "unknown-address", 4, 38),
    ("condition: {}\nmatch: { addresses: [cloud/queus/VIP *] }", "unknown-address", 4, 22),
    (
      "condition: {}\nexemptions: [{ addresses: [cloud/queues], reason: a, until: 2027-01-01 }]",
      "unknown-address", 4, 28
    ),
    ("condition: {}\nmatch: { actions: [remove] }", "unknown-action", 4, 20),
    ("rule: wildcard-permision", "unknown-rule", 3, 7),
    ("rule: wildcard-permission\ncondition: {}", "policy-conflict", 4, 1),
    ("rule: wildcard-permission\nsettings: { x: 1 }", "unknown-setting", 4, 13),
    (
      "condition: {}\nexemptions: [{ addresses: ['*'], reason: r, until: soon }]", "bad-date", 4, 52
    ),
  ])
  func `a mistake is told where it stands`(
    lines: String, code: String, line: Int, column: Int
  ) throws {
    do {
      _ = try ExampleScene("kind: policy\nname: ours\n" + lines)
      Issue.record("it was taken")
    } catch let error as ExampleScene.Unusable {
      #expect(error.diagnostics.map(\.code) == [code], "\(error.diagnostics)")
      let start = try #require(error.diagnostics.first?.range?.start)
      #expect(start == SourcePosition(line: line, column: column))
    }
  }

  @Test func `what looks odd in a condition and is right is not objected to`() throws {
    _ = try ExampleScene(
      """
      kind: policy
      name: ours
      match: { kinds: [queues, users] }
      condition:
        title: what we agreed on
        $comment: ask ops
        $defs: { short: { maxLength: 20 } }
        properties:
          name: { $ref: "#/$defs/short" }
          email: { format: email }
          acwSettings: { properties: { timeoutMs: { maximum: 1000 } }, required: [timeoutMs] }
          routingRules: { items: { properties: { waitSeconds: { maximum: 60 } } } }
        anyOf: [{ required: [description] }, { required: [department] }]
      """)
  }

  @Test func `a field of an object within an object is looked for there`() {
    let text = """
      kind: policy
      name: ours
      match: { kinds: [queues] }
      condition: { properties: { acwSettings: { properties: { timeoutMS: { maximum: 9 } } } } }
      """
    do {
      _ = try ExampleScene(text)
      Issue.record("it was taken")
    } catch let error as ExampleScene.Unusable {
      #expect(error.diagnostics.map(\.help) == ["did you mean 'timeoutMs'?"])
      #expect(error.diagnostics.map(\.severity) == [.warning])
    } catch {
      Issue.record(error)
    }
  }

  @Test func `a format in a condition is kept`() throws {
    let text = """
      kind: policy
      name: ours
      match: { kinds: [queues] }
      condition: { properties: { description: { format: email } } }
      ---
      kind: genesys-cloud
      tenant: cloud
      queues: { Support: { description: no address } }
      """
    #expect(try ExampleScene(text, rules: []).results.map(\.rule) == ["ours"])
  }

  @Test func `two policies about one rule are one too many`() {
    let text = """
      kind: policy
      name: a
      rule: wildcard-permission
      off: true
      ---
      kind: policy
      name: b
      rule: wildcard-permission
      severity: note
      """
    #expect(throws: ExampleScene.Unusable.self) { try ExampleScene(text) }
  }

  @Test(arguments: [
    "exemptions: [{ addresses: [a], until: 2026-12-31 }]",
    "exemptions: [{ addresses: [a], reason: r }]",
    "severity: fatal", "over: object",
  ])
  func `what the schema forbids is told by it`(line: String) {
    #expect(throws: ExampleScene.Unusable.self) {
      try ExampleScene("kind: policy\nname: a\ncondition: {}\n" + line)
    }
  }
}
