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
    guard !plan.isEmpty else { return quiet }
    var parts = [
      "\(plan.count(.destructive).grouped) destructive",
      "\(plan.count(.behaviour).grouped) behaviour",
      "\(plan.count(.cosmetic).grouped) cosmetic",
    ]
    if plan.driftCount > 0 { parts.append("\(plan.driftCount.grouped) of them drift") }
    if plan.sourceCount > 0 { parts.append("\(plan.sourceCount.grouped) from the source") }
    return parts.joined(separator: ", ") + blocked + effort
  }

  private var quiet: String {
    let state =
      plan.unchanged == 1
      ? "1 resource is as declared" : "\(plan.unchanged.grouped) resources are as declared"
    let record = plan.ownership.isEmpty ? "" : ", \(plan.ownership.count.grouped) to record"
    return "no changes; \(state)\(record)\(blocked)"
  }

  private var blocked: String {
    if surroundings.purpose == .drift {
      let count = plan.denials.count
      return count == 0 ? "" : ", \(Wording.count(count, "broken rule"))"
    }
    let count = plan.refusals.count + plan.denials.count + plan.guards.count(where: \.isBreached)
    return count == 0 ? "" : ", \(count.grouped) blocked"
  }

  private var effort: String {
    let calls =
      plan.estimatedCalls > 0 ? ["~" + Wording.count(plan.estimatedCalls, "call")] : []
    let time = surroundings.estimatedTime.map { ["~" + $0.text] } ?? []
    let both = (calls + time).joined(separator: ", ")
    return both.isEmpty ? "" : "  " + both
  }
}
