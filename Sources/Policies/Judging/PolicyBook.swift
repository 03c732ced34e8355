import Documents
import Model
package import Planning

/// The built-in rules and a project's own policies, as they hold for it.
package struct PolicyBook: Sendable {
  /// A built-in rule with what the project says about it.
  private struct Entry: Sendable {
    var rule: PolicyRule
    var policy: PolicyDocument?

    var settings: Object { rule.settings(policy?.settings ?? Object()) }
  }

  private let entries: [Entry]
  private let conditions: [PolicyDocument]

  package init(_ documents: [PolicyDocument], rules: [PolicyRule] = PolicyRule.all) {
    let policies = Dictionary(
      documents.compactMap { policy in policy.rule.map { ($0, policy) } },
      uniquingKeysWith: { first, _ in first })
    entries = rules.map { Entry(rule: $0, policy: policies[$0.code]) }
      .filter { !($0.policy?.isOff ?? false) }
    conditions = documents.filter { $0.rule == nil && !$0.isOff }
  }

  /// What rules must be told beside the plan to judge it.
  package func needs(in context: PolicyContext) -> Set<PolicyRule.Need> {
    entries.reduce(into: []) { $0.formUnion($1.rule.needs(context)) }
  }

  /// Everything that rules and policies have to say, what refuses first.
  package func results(in context: PolicyContext) -> [PolicyResult] {
    let builtIn = entries.flatMap { entry in
      (blindness(of: entry.rule, in: context) + entry.rule.check(context, entry.settings)).map {
        finding in
        judged(
          finding, of: entry.rule.code, weighing: entry.policy?.severity ?? entry.rule.severity,
          entry.policy, in: context)
      }
    }
    let own = conditions.flatMap { policy in
      ConditionCheck(policy).findings(in: context).map { finding in
        judged(
          finding, of: policy.name, weighing: policy.severity ?? .error, policy, in: context)
      }
    }
    return Set(builtIn + own).sorted()
  }

  /// A rule that cannot look does not let pass.
  private func blindness(
    of rule: PolicyRule, in context: PolicyContext
  ) -> [PolicyRule.Finding] {
    let reasons = Set(rule.needs(context).compactMap { context.blindness[$0] })
    return reasons.sorted().map { reason in
      PolicyRule.Finding(
        "this rule cannot look: \(reason)",
        help: "give the right that is missing ('cutsheet permissions'), or lower the severity of "
          + "'\(rule.code)' by a document of kind 'policy'")
    }
  }

  private func judged(
    _ finding: PolicyRule.Finding, of rule: String, weighing severity: PolicyResult.Severity,
    _ policy: PolicyDocument?, in context: PolicyContext
  ) -> PolicyResult {
    var result = PolicyResult(
      rule, finding.severity.map { lesser($0, severity) } ?? severity, finding.message,
      address: finding.address, at: finding.range, help: finding.help)
    result.hidesLine = finding.hidesLine
    guard let address = finding.address else { return result }
    let covering = (policy?.exemptions ?? []).filter { $0.covers(address) }
    if let exemption = covering.first(where: { $0.holds(at: context.now) }) {
      result.exemption = "\(exemption.reason), until \(exemption.until)"
    } else if let ended = covering.first {
      result.message += "; its exemption (\(ended.reason)) ended on \(ended.until)"
    }
    return result
  }

  private func lesser(
    _ first: PolicyResult.Severity, _ second: PolicyResult.Severity
  ) -> PolicyResult.Severity {
    let all = PolicyResult.Severity.allCases
    return all.last { $0 == first || $0 == second } ?? second
  }
}
