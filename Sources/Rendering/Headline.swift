import Documents
import Model
import Planning

/// The one line that tells whether a plan deserves a closer look.
struct Headline {
  private let plan: Plan
  private let surroundings: PlanOutline.Surroundings

  init(_ plan: Plan, _ surroundings: PlanOutline.Surroundings) {
    self.plan = plan
    self.surroundings = surroundings
  }

  var text: String {
    let organization = Printable.line(plan.basis.organization.name)
    let place = "\(plan.basis.tenant) (\(organization), \(plan.basis.environment))"
    return "\(place)  plan \(plan.shortID)  \(counts)"
  }

  private var counts: String {
    guard !plan.isEmpty else {
      let adopted = plan.ownership.isEmpty ? "" : ", \(plan.ownership.count.grouped) to record"
      return "no changes; \(plan.unchanged.grouped) resources are as declared\(adopted)"
    }
    var parts = [
      "\(plan.count(.destructive).grouped) destructive",
      "\(plan.count(.behaviour).grouped) behaviour",
      "\(plan.count(.cosmetic).grouped) cosmetic",
    ]
    if plan.driftCount > 0 { parts.append("\(plan.driftCount.grouped) drift") }
    if !plan.refusals.isEmpty { parts.append("\(plan.refusals.count.grouped) refused") }
    return parts.joined(separator: ", ") + "  " + effort
  }

  private var effort: String {
    let calls = "~\(plan.estimatedCalls.grouped) calls"
    return surroundings.estimatedTime.map { "\(calls), \($0.text)" } ?? calls
  }
}

extension Int {
  /// The number with separators between thousands: `10,000`.
  package var grouped: String {
    let digits = String(magnitude)
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return (self < 0 ? "-" : "") + result
  }
}
