package import Documents
import Model
import Planning

/// The journal's lines about one change: intent before and outcome after every call.
struct ChangeJournal {
  let address: Address
  let action: Change.Action
  let record: @Sendable (Value) async throws -> Void

  func intends(_ call: Call, _ number: Int) async throws(ProviderError) {
    try await write(
      [
        "type": "intent", "call": .integer(number), "operation": .string(call.operation),
        "method": .string(call.method), "path": .string(call.path),
        "creates": .bool(call.creates),
      ], for: call, "so nothing was sent")
  }

  /// Records that the vendor said no, so that nothing came of a call.
  func refused(_ call: Call, _ error: ProviderError) async throws(ProviderError) {
    try await write(
      [
        "type": "refused", "creates": .bool(call.creates),
        "status": .integer(error.status ?? 0),
      ], for: call, "and \(error)")
  }

  /// Records that a creation was not sent after all, so that nobody looks for what it made.
  func withheld(_ call: Call) async throws(ProviderError) {
    try await write(
      ["type": "unsent", "creates": .bool(call.creates)], for: call, "and nothing was sent")
  }

  func did(_ call: Call, _ number: Int, id: String?) async throws(ProviderError) {
    var line: Object = [
      "type": "outcome", "call": .integer(number), "creates": .bool(call.creates),
    ]
    line["id"] = id.map { .string($0) }
    try await write(line, for: call, "though it was done")
  }

  /// Records the end of the change. A line that cannot be written loses nothing here: a resumed
  /// run looks at the tenant again.
  func ends(_ outcome: ChangeRun.Outcome) async {
    var line: Object = ["type": "change", "status": .string(outcome.status.word)]
    line["reason"] = outcome.status.reason.map { .string($0) }
    line["correlation_id"] = outcome.correlationID.map { .string($0) }
    line["id"] = outcome.object.map { .string($0.id) }
    try? await record(addressed(line))
  }

  private func write(
    _ line: Object, for call: Call, _ consequence: String
  ) async throws(ProviderError) {
    do {
      try await record(addressed(line))
    } catch {
      throw ProviderError(
        call.operation, .unsupported("the journal cannot be written, \(consequence): \(error)"))
    }
  }

  private func addressed(_ line: Object) -> Value {
    var line = line
    line["address"] = .string(address.description)
    line["action"] = .string(action.rawValue)
    return .object(line)
  }
}

/// A change by what tells it from the others of its plan.
struct ChangeKey: Hashable, Sendable {
  let address: Address
  let action: Change.Action

  init(_ change: Change) {
    address = change.address
    action = change.action
  }

  init(address: Address, action: Change.Action) {
    self.address = address
    self.action = action
  }
}

/// What the journal of an interrupted run tells.
package struct RunPast: Sendable {
  /// Changes that were carried out and confirmed.
  var finished: Set<ChangeKey> = []
  /// Changes of which at least one call was about to be made.
  var touched: Set<ChangeKey> = []
  /// Objects that were made, with their ids.
  var created: [Address: String] = [:]
  /// Objects that may have been made: the call was about to be sent, and nothing tells its end.
  var doubtful: Set<Address> = []

  /// A past in which nothing happened.
  package init() {}

  /// What a run that starts afresh must know of older ones: which objects it may find only a little
  /// later, since they may have been made a moment ago.
  package init(doubtsOf others: [RunPast]) {
    for other in others { doubtful.formUnion(other.doubtful.union(other.created.keys)) }
  }

  /// Reads journal lines; what is torn or foreign is passed over, since the tenant is looked at
  /// again anyway.
  package init(_ lines: [Value]) {
    var calls: [ChangeKey: Int] = [:]
    for line in lines {
      guard let address = line["address"]?.string.flatMap({ Address($0) }),
        let action = line["action"]?.string.flatMap({ Change.Action(rawValue: $0) })
      else { continue }
      let key = ChangeKey(address: address, action: action)
      let creates = line["creates"]?.bool == true
      switch line["type"]?.string {
      case "intent":
        calls[key, default: 0] += 1
        if creates { doubtful.insert(address) }
      case "refused":
        if creates { doubtful.remove(address) }
      case "unsent":
        calls[key, default: 0] -= 1
        if creates { doubtful.remove(address) }
      case "outcome":
        guard creates else { break }
        created[address] = line["id"]?.string
        doubtful.remove(address)
      case "change":
        if line["status"]?.string == "done" { finished.insert(key) }
      default: break
      }
    }
    touched = Set(calls.filter { $0.value > 0 }.keys)
  }
}
