import Documents
import Model
import Planning

/// What rules say of a plan, at the changes that they speak of and in lists.
struct PolicyLines {
  private let results: [PolicyResult]
  /// What readers see as an entry of its own.
  private let shown: Set<Address>

  init(_ plan: Plan, unfoldsCosmetic: Bool) {
    results = plan.policyResults
    shown = Set(
      plan.changes.lazy.filter { $0.isShown(unfoldsCosmetic: unfoldsCosmetic) }.map(\.address))
  }

  /// The facts of an entry.
  static func facts(
    of address: Address, in results: [Address: [PolicyResult]]
  ) -> [(name: String, text: String)] {
    (results[address] ?? []).map { (name: "policy", text: sentence($0)) }
  }

  /// What stands at no entry.
  var elsewhere: [String] {
    Self.lines(
      results.filter { result in
        !result.refuses && !(result.address.map(shown.contains) ?? false)
      })
  }

  /// What refuses the plan; the words stand at the entry where there is one.
  var refusals: [String] {
    let (atEntries, others) = results.filter(\.refuses).reduce(
      into: ([PolicyResult](), [PolicyResult]())
    ) { parts, result in
      if result.address.map(shown.contains) ?? false {
        parts.0.append(result)
      } else {
        parts.1.append(result)
      }
    }
    let rules = Dictionary(grouping: atEntries, by: \.rule).sorted { $0.key < $1.key }
    return rules.map { rule, results in
      let names = results.compactMap { $0.address?.description }
      return "policy: \(rule) at \(Wording.names(names))"
    } + Self.lines(others).map { "policy: " + $0 }
  }

  /// What a rule says of many objects in the same words is said once.
  private static func lines(_ results: [PolicyResult]) -> [String] {
    var order: [String] = []
    var groups: [String: [PolicyResult]] = [:]
    for result in results {
      let words = sentence(result)
      if groups[words] == nil { order.append(words) }
      groups[words, default: []].append(result)
    }
    return order.map { words in
      let group = groups[words] ?? []
      guard group.count > 1 else { return group.first.map(line) ?? words }
      return "\(words) (\(Wording.names(group.compactMap { $0.address?.description })))"
    }
  }

  /// A result with all that it says.
  private static func line(_ result: PolicyResult) -> String {
    let place =
      result.range.map(Wording.place) ?? result.address.map { Printable.line($0.description) }
    return (place.map { $0 + " " } ?? "") + sentence(result)
  }

  private static func sentence(_ result: PolicyResult) -> String {
    let weight = result.exemption == nil ? result.severity.rawValue : "exempted"
    var text = "\(weight) \(result.rule): \(Printable.line(result.message))"
    if let exemption = result.exemption { text += " (\(Printable.line(exemption)))" }
    if let help = result.help, result.exemption == nil { text += "; \(Printable.line(help))" }
    return text
  }
}

extension Change {
  fileprivate func isShown(unfoldsCosmetic: Bool) -> Bool {
    !isRebinding && (risk != .cosmetic || unfoldsCosmetic)
  }
}
