package import Documents
package import Model

/// What a rule says about a plan or a project.
package struct PolicyResult: Hashable, Sendable {
  /// How much it weighs.
  package enum Severity: String, Sendable, CaseIterable {
    /// Refuses an apply.
    case error
    case warning
    case note
  }

  /// The rule's code: `wildcard-permission`.
  package var rule: String
  /// How much it weighs.
  package var severity: Severity
  /// One sentence: what is wrong, with the values that make it so.
  package var message: String
  /// What it speaks of, where that is one object.
  package var address: Address?
  /// Where the project says it.
  package var range: SourceRange?
  /// What to do.
  package var help: String?
  /// Why it is let through, and until when; nil where it is not.
  package var exemption: String?
  /// Whether the line there must not be shown, since it holds a secret; known in the run that
  /// found it alone.
  package var hidesLine = false

  package init(
    _ rule: String, _ severity: Severity, _ message: String, address: Address? = nil,
    at range: SourceRange? = nil, help: String? = nil, exemption: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.address = address
    self.range = range
    self.help = help
    self.exemption = exemption
  }
}
