import Documents
import Planning
import Policies
import Projects

/// What `cutsheet explain` says of policies: their fields, and the built-in rules out of their own
/// files.
enum RuleExplanation {
  private static let kind = PolicyDocument.kind.name

  /// Explains `policy` and `policy.<rule>`; nil for any other path.
  static func text(of path: String) -> (text: String?, diagnostics: [Diagnostic])? {
    if path == kind {
      let (fields, diagnostics) = Explanation.text(
        of: path, allProviders, kinds: allDocumentKinds)
      return (fields.map { $0 + list }, diagnostics)
    }
    guard path.hasPrefix(kind + ".") else { return nil }
    if let rule = PolicyRule.all.first(where: { "\(kind).\($0.code)" == path }) {
      return (page(rule), [])
    }
    let (text, diagnostics) = Explanation.text(of: path, allProviders, kinds: allDocumentKinds)
    return (text, diagnostics.map { naming(String(path.dropFirst(kind.count + 1)), $0) })
  }

  /// What is no field may be meant to be a rule.
  private static func naming(_ word: String, _ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.help =
      Suggestion.clause(for: word, in: PolicyRule.all.map(\.code))
      ?? [diagnostic.help, "'cutsheet explain \(kind)' lists the built-in rules"]
      .compactMap(\.self).joined(separator: "; ")
    return diagnostic
  }

  private static var list: String {
    let width = PolicyRule.all.map(\.code.count).max() ?? 0
    let lines = PolicyRule.all.map { rule in
      let gap = String(repeating: " ", count: width - rule.code.count)
      return "  \(rule.code)\(gap)  \(rule.severity.rawValue.padded(to: 7))  \(rule.summary)"
    }
    return
      (["", "Built-in rules, on by default; 'cutsheet explain policy.RULE' says why"] + lines)
      .joined(separator: "\n") + "\n"
  }

  private static func page(_ rule: PolicyRule) -> String {
    var lines = [
      "\(kind).\(rule.code)", "  \(rule.summary)", "", "  weighs: \(rule.severity.rawValue)", "",
    ]
    lines += indented(rule.why)
    if !rule.settings.isEmpty {
      lines += ["", "Settings"]
      for setting in rule.settings {
        let value = CanonicalJSON.text(of: setting.value)
        lines += ["  \(setting.name)", "      \(setting.summary)", "      (\(value) when absent)"]
      }
    }
    if !rule.omissions.isEmpty {
      lines += ["", "What it does not do"]
      for omission in rule.omissions {
        lines += ["  \(omission.vendor)"] + indented(omission.text, by: 6)
      }
    }
    for (title, examples) in [("Objects to", rule.bad), ("Lets pass", rule.good)] {
      for example in examples {
        lines += ["", "\(title): \(example.title)", ""] + indented(example.text)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func indented(_ text: String, by width: Int = 2) -> [String] {
    let margin = String(repeating: " ", count: width)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : margin + $0
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
