package import Documents
package import Model
package import Planning

/// What an apply did, counted from answers and not from intentions.
package struct ApplyReport: Sendable {
  /// The fate of one change.
  package struct Item: Sendable {
    /// The resource that was to change.
    package var address: Address
    /// What was to be done.
    package var action: Change.Action
    /// What came of it.
    package var status: ApplyBoard.Status
    /// The vendor's id of the exchange that failed.
    package var correlationID: String?
    /// Whether the same may succeed later without anybody mending anything.
    package var isRetriable = false
  }

  /// The id of the run.
  package var run: String
  /// The id of the plan.
  package var plan: String
  /// One for each change, in the order of the plan.
  package var items: [Item]
  /// Whether the user stopped the run before all could start.
  package var wasStopped: Bool
  /// Whether anything in the tenant was changed, by this run or the one it resumes.
  package var hasWritten: Bool
  /// Whether the outcome stands in the state; what was written without that is to be resumed.
  package var isRecorded: Bool
  /// The commit that holds the outcome.
  package var revision: String?
  /// Things the user must know, such as a push that failed.
  package var notices: [String]

  package init(run: String, plan: String) {
    self.run = run
    self.plan = plan
    items = []
    wasStopped = false
    hasWritten = false
    isRecorded = true
    notices = []
  }

  /// Counts changes by what came of them.
  package func count(_ matches: (ApplyBoard.Status) -> Bool) -> Int {
    items.count { matches($0.status) }
  }

  /// How many changes were made and confirmed.
  package var done: Int { count { $0 == .done } }

  /// Whether the run may simply go on; what else is left over, somebody has to look at first.
  package var mayGoOn: Bool {
    wasStopped || !isRecorded || items.contains { $0.status == .waiting || $0.isRetriable }
  }

  /// Whether every change was made and recorded.
  package var isComplete: Bool { done == items.count && isRecorded }
}

extension ApplyReport {
  /// The form that is committed and shown to machines.
  package var value: Value {
    .object(
      ([
        "run": .string(run), "plan": .string(plan), "stopped": .bool(wasStopped),
        "done": .integer(done),
        "recorded": .bool(isRecorded), "items": .array(items.map(\.value)),
        "notices": .array(notices.map { .string($0) }),
      ] as Object).merging("revision", revision))
  }
}

extension ApplyReport.Item {
  fileprivate var value: Value {
    var object: Object = [
      "address": .string(address.description), "action": .string(action.rawValue),
      "status": .string(status.word),
    ]
    object["reason"] = status.reason.map { .string($0) }
    object["correlation_id"] = correlationID.map { .string($0) }
    return .object(object)
  }
}

extension ApplyBoard.Status {
  /// The word for reports: `done`, `failed`, `stale`, `skipped`, `not started`.
  package var word: String {
    switch self {
    case .waiting: "not started"
    case .running: "interrupted"
    case .done: "done"
    case .failed: "failed"
    case .stale: "stale"
    case .skipped: "skipped"
    }
  }

  /// Why the change was not made, where it was not.
  package var reason: String? {
    switch self {
    case .failed(let reason), .stale(let reason), .skipped(let reason): reason
    case .waiting, .running, .done: nil
    }
  }
}

extension Object {
  fileprivate func merging(_ key: String, _ text: String?) -> Object {
    var copy = self
    copy[key] = text.map { .string($0) }
    return copy
  }
}
