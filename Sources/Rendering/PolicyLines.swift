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
    results.filter { result in
      !result.refuses && !(result.address.map(shown.contains) ?? false)
    }.map(Self.line)
  }

  /// What refuses the plan; the words stand at the entry where there is one.
  var refusals: [String] {
    results.filter(\.refuses).map { result in
      guard let address = result.address, shown.contains(address) else { return Self.line(result) }
      return "policy: \(result.rule) at \(Printable.line(address.description))"
    }
  }

  /// A result with all that it says.
  private static func line(_ result: PolicyResult) -> String {
    let place =
      result.range.map(Wording.place) ?? result.address.map { Printable.line($0.description) }
    return "policy: " + (place.map { $0 + " " } ?? "") + sentence(result)
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
