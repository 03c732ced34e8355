package import Documents
import Model
package import Planning

/// One thing that is wrong or worth saying, whoever says it: a check of files, a rule, an audit.
///
/// What machines of a forge are shown is made from these alone.
package struct Remark: Sendable {
  /// What all remarks of one sort have in common.
  package struct Rule: Sendable {
    /// Stable and kebab-case: what suppressions match.
    package var id: String
    /// One sentence.
    package var summary: String
    /// Why it matters; nil where the summary says it all.
    package var why: String?

    package init(_ id: String, summary: String? = nil, why: String? = nil) {
      self.id = id
      self.summary = summary ?? id.split(separator: "-").joined(separator: " ")
      self.why = why
    }
  }

  /// The sort of remark.
  package var rule: Rule
  /// How bad it is.
  package var severity: Diagnostic.Severity
  /// One sentence, with the values that make it so.
  package var message: String
  /// The object that it speaks of, as `cloud/queues/Support`.
  package var address: String?
  /// Where the project says it.
  package var range: SourceRange?
  /// What to do.
  package var help: String?
  /// Further places that explain it.
  package var notes: [Diagnostic.Note]
  /// Why it is let through; nil where it is not.
  package var exemption: String?
  /// Whether the world failed, so that nothing is known, rather than that something is wrong.
  package var isFailure: Bool

  package init(_ diagnostic: Diagnostic, isFailure: Bool = false) {
    rule = Rule(diagnostic.code)
    severity = diagnostic.severity
    message = diagnostic.message
    range = diagnostic.range
    help = diagnostic.help
    notes = diagnostic.notes
    self.isFailure = isFailure
  }

  /// `rule` tells more of the result's rule than its code.
  package init(_ result: PolicyResult, of rule: Rule? = nil) {
    self.rule = rule ?? Rule(result.rule)
    severity = Diagnostic.Severity(rawValue: result.severity.rawValue) ?? .error
    message = result.message
    address = result.address?.description
    range = result.range
    help = result.help
    notes = []
    exemption = result.exemption
    isFailure = false
  }

  /// The message with what to do about it.
  var text: String {
    Printable.text(message) + (help.map { "\nhelp: " + Printable.text($0) } ?? "")
  }
}
