package import Contracts
package import Documents
import Model
package import Planning
package import Projects

/// A document of kind `policy`: a rule of the project's own, or what it changes about a built-in
/// one.
package struct PolicyDocument: Sendable {
  /// What a condition is held against.
  package enum Subject: String, Sendable, CaseIterable {
    /// The change, as plan files have it.
    case change
    /// The object as it is once the plan is carried out.
    case result
  }

  /// What tells it from other policies.
  package var name: String
  /// The code of the built-in rule that it is about; nil for a rule of its own.
  package var rule: String?
  /// What it speaks of.
  package var match: PolicyMatch
  /// What the condition is held against.
  package var subject: Subject
  /// What must hold; nil for a built-in rule, and where the schema cannot be used.
  package var condition: Schema?
  /// How much its results weigh, where it says so.
  package var severity: PolicyResult.Severity?
  /// What is wrong with what breaks it.
  package var message: String?
  /// What to do then.
  package var help: String?
  /// What a built-in rule is told.
  package var settings: Object
  /// Whether the rule is switched off.
  package var isOff: Bool
  /// What is let through.
  package var exemptions: [PolicyExemption]
  /// The document with positions.
  package var node: Node

  /// Takes a document that `Project.load` has found to have the right shape.
  package init(_ document: Document) {
    let value = document.value
    name = document.identity
    rule = value["rule"]?.string
    match = PolicyMatch(value["match"])
    subject = value["over"]?.string.flatMap(Subject.init) ?? .result
    condition = value["condition"].flatMap { try? Schema(condition: $0) }
    severity = value["severity"]?.string.flatMap(PolicyResult.Severity.init)
    message = value["message"]?.string
    help = value["help"]?.string
    settings = value["settings"]?.object ?? Object()
    isOff = value["off"]?.bool ?? false
    exemptions = (value["exemptions"]?.array ?? []).map { PolicyExemption($0) }
    node = document.node
  }

  /// The policies of a project, by name.
  package static func all(in project: Project) -> [PolicyDocument] {
    project.documents.filter { $0.kind == kind.name }.map { PolicyDocument($0) }
      .sorted { $0.name < $1.name }
  }

  /// The kind of document, for `Project.load`.
  package static let kind = DocumentKind(
    "policy",
    summary: "A rule that every plan is held against, or a change of a built-in one.",
    identity: "name",
    fields: [
      .string("name", "What tells the policy from others.", length: 1...100).required(),
      .list("match.kinds", of: pattern, "The kinds that it speaks of; all when absent."),
      .list("match.addresses", of: pattern, "The addresses; 'cloud/queues/VIP *'."),
      .list(
        "match.actions", of: pattern,
        "What a plan does with them, such as 'create'; 'no-op' is what it leaves as it is."),
      .choice(
        "over",
        "What the condition is held against: the change as plan files have it, or the object as it "
          + "will be; 'result' when absent.",
        of: Subject.allCases.map(\.rawValue)),
      Attribute("condition", .json, "A JSON Schema (2020-12) that must be satisfied."),
      .choice(
        "severity", "An error refuses an apply.",
        of: PolicyResult.Severity.allCases.map(\.rawValue)),
      .string("message", "What is wrong with what breaks it.", length: 1...1_000),
      .string("help", "What to do then.", length: 1...1_000),
      .string("rule", "The built-in rule that it is about, instead of a condition."),
      .map("settings", from: .text, to: .json, "What the built-in rule is told."),
      .boolean("off", "Switches the rule off."),
      .list("exemptions", of: .record(exemption), "What is let through, and how long."),
    ]
  ).judging()

  private static let pattern = AttributeType.string(length: 1...2_000, format: nil)

  private static let exemption: [Attribute] = [
    .list("addresses", of: pattern, "The addresses, '*' for any characters.").required(),
    .string("reason", "Why they may; plans show it.", length: 1...1_000).required(),
    .string(
      "until", "The last day (2026-12-31, in UTC) or the moment at which it ends.",
      length: 1...100
    ).required(),
  ]
}
