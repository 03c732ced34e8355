import Planning
import Policies
import Rendering

extension Remark {
  /// What a rule says, with the rule's own words where it is a built-in one.
  init(ruled result: PolicyResult) {
    let rule = PolicyRule.all.first { $0.code == result.rule }
    self.init(result, of: rule.map { Rule($0.code, summary: $0.summary, why: $0.why) })
  }
}
