import Documents
import Planning
import Testing

@testable import Policies

/// One example of a rule, named by it.
struct NamedExample: CustomTestStringConvertible, Sendable {
  let rule: PolicyRule
  let example: PolicyRule.Example
  let isBad: Bool

  var testDescription: String { "\(rule.code): \(example.title)" }

  static let all: [NamedExample] = PolicyRule.all.flatMap { rule in
    rule.good.map { NamedExample(rule: rule, example: $0, isBad: false) }
      + rule.bad.map { NamedExample(rule: rule, example: $0, isBad: true) }
  }
}

struct RuleTests {
  @Test(arguments: NamedExample.all)
  func `a rule objects to its bad examples and to no good one`(named: NamedExample) throws {
    let scene = try ExampleScene(named.example.text)
    let own = scene.results.filter { $0.rule == named.rule.code }
    #expect(own.isEmpty == !named.isBad, "\(own)")
    for result in own {
      #expect(!result.message.isEmpty && !result.message.hasSuffix("."))
      #expect(result.address != nil || result.range != nil, "\(result) points nowhere")
      #expect(result.help != nil, "\(result) says nothing of what to do")
    }
  }

  @Test func `every rule has a code of its own and examples of both sorts`() {
    #expect(Set(PolicyRule.all.map(\.code)).count == PolicyRule.all.count)
    for rule in PolicyRule.all {
      #expect(!rule.good.isEmpty && !rule.bad.isEmpty, "\(rule.code)")
    }
  }
}

extension PolicyRule: CustomTestStringConvertible {
  public var testDescription: String { code }
}
