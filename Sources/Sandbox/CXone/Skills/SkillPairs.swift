/// All pairs as they were seen in some state of the tenant.
struct SkillPairs: Sendable {
  /// What the pairs depend on.
  struct State: Equatable, Sendable {
    let revision: Int
    let hidden: [String: Set<String>]
    let isReversed: Bool
  }

  var state: State?
  var all: [SkillPair] = []
}
