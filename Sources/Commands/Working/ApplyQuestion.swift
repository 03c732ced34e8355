import Documents
import Model
import Planning
import Rendering

/// What a person is told and asked right before a plan that was made now is carried out.
struct ApplyQuestion {
  /// So many objects in use are named; the plan above tells of each.
  private static let most = 10

  private let plan: Plan
  private let tenant: String
  private let inUse: [(address: Address, use: LiveUse)]

  init(_ plan: Plan, of tenant: String, _ liveUse: [Address: LiveUse]) {
    self.plan = plan
    self.tenant = tenant
    inUse = liveUse.filter { !$0.value.isIdle }.map { ($0.key, $0.value) }
      .sorted { $0.address < $1.address }
  }

  /// What is in use and about to be taken away, a line each; nil where nothing is.
  var warning: String? {
    guard !inUse.isEmpty else { return nil }
    let lines = inUse.prefix(Self.most).map { address, use in
      "  \(Printable.line(address.description)): \(use)"
    }
    let more = inUse.count - Self.most
    return
      (["In use now, and about to be deleted, replaced or switched off:"] + lines
      + (more > 0 ? ["  and \(grouped(more)) more"] : [])).joined(separator: "\n") + "\n"
  }

  var text: String {
    let destroyed = plan.count(.destructive)
    let destruction = destroyed > 0 ? " \(grouped(destroyed)) of them are destructive." : ""
    return "Apply \(grouped(plan.changes.count)) changes to \(tenant)?\(destruction)"
  }
}
