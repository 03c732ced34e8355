package import Documents
package import Model
package import Planning

/// Carries out a plan: independent branches at the same time, each change checked before it is
/// written and read back after.
package struct Apply: Sendable {
  /// Everything an apply stands on.
  package struct Means: Sendable {
    /// The way to look at the tenant.
    package var reader: any TenantReader
    /// The way to change it.
    package var writer: any TenantWriter
    /// Every kind of the platform.
    package var kinds: [Kind]
    /// The tenant as read at the start of the run.
    package var inventory: Inventory
    /// The declarations, for what a plan file must not hold: secrets.
    package var resources: [Address: Resource]
    /// Records a line durably; returns when it is on disk.
    package var record: @Sendable (Value) async throws -> Void
    /// Takes a secret that the vendor shows once; returns when it is safe.
    package var keepSecret: @Sendable (Secret, String) async throws -> Void
    /// How long to wait until the tenant shows what was written.
    package var patience: Patience
    /// Tells whether the user wants the run to end.
    package var isStopping: @Sendable () async -> Bool
    /// Hears of every change that is finished.
    package var progress: @Sendable (ApplyProgress) async -> Void
    /// How many changes are under way at once; the session paces their requests.
    package var width: Int

    package init(
      reader: any TenantReader, writer: any TenantWriter, kinds: [Kind], inventory: Inventory,
      resources: [Address: Resource], record: @escaping @Sendable (Value) async throws -> Void,
      keepSecret: @escaping @Sendable (Secret, String) async throws -> Void, patience: Patience,
      isStopping: @escaping @Sendable () async -> Bool = { false },
      progress: @escaping @Sendable (ApplyProgress) async -> Void = { _ in }, width: Int = 16
    ) {
      self.reader = reader
      self.writer = writer
      self.kinds = kinds
      self.inventory = inventory
      self.resources = resources
      self.record = record
      self.keepSecret = keepSecret
      self.patience = patience
      self.isStopping = isStopping
      self.progress = progress
      self.width = width
    }
  }

  /// What became of each change, and the objects as they are now.
  package struct Result: Sendable {
    /// One for each change, in the order of the plan.
    package var items: [ApplyReport.Item] = []
    /// By address; nil for an object that is gone.
    package var objects: [Address: LiveObject?] = [:]
    /// Whether the user ended the run before all could start.
    package var wasStopped = false
    /// What creations that failed half-way have left.
    package var remains: [Address: LiveObject] = [:]
  }

  private let plan: Plan
  private let means: Means
  private let kinds: [String: Kind]
  private let past: RunPast
  /// The objects that the plan changes or removes, and so may give a name free.
  private let planned: Set<String>

  /// `past` is what an interrupted run of the same plan has done already.
  package init(_ plan: Plan, with means: Means, after past: RunPast = RunPast()) {
    self.plan = plan
    self.means = means
    self.past = past
    planned = Set(plan.changes.compactMap(\.id))
    kinds = Dictionary(means.kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private typealias Finished = (place: Int, outcome: ChangeRun.Outcome)

  /// Runs until nothing more can be done; never throws, since a report must follow whatever
  /// happens.
  package func run() async -> Result {
    let names = ReferenceNames(means.inventory, kinds: means.kinds)
    for (address, id) in past.created {
      if let kind = kinds[address.kind] { await names.learn(id, of: kind, key: address.key) }
    }
    var board = ApplyBoard(plan.changes)
    var result = Result()
    var failures: [Int: ChangeRun.Outcome] = [:]
    await withTaskGroup(of: Finished.self) { group in
      var running = 0
      var done = 0
      while !board.isFinished {
        if await means.isStopping() {
          board.stop()
          result.wasStopped = true
        }
        while running < means.width, let place = board.next() {
          running += 1
          group.addTask { await (place, outcome(of: place, names)) }
        }
        guard let finished = await group.next() else { break }
        running -= 1
        board.finish(finished.place, finished.outcome.status)
        if finished.outcome.status == .done {
          done += 1
        } else {
          failures[finished.place] = finished.outcome
        }
        await note(finished, done, in: &result)
      }
    }
    result.items = plan.changes.indices.map { place in
      ApplyReport.Item(
        address: plan.changes[place].address, action: plan.changes[place].action,
        status: board.statuses[place], correlationID: failures[place]?.correlationID,
        isRetriable: failures[place]?.isRetriable ?? false)
    }
    return result
  }

  /// Says that somebody else made what the plan was to make; a vendor may let names repeat.
  private func namesake(of change: Change, _ kind: Kind) -> String? {
    guard !past.touched.contains(ChangeKey(change)) else { return nil }
    let found = means.inventory.objects(of: kind.name, key: change.address.key)
    guard found.contains(where: { !planned.contains($0.id) }) else { return nil }
    return "an object of that name was made in the tenant after the plan was made; make a new plan"
  }

  private func note(_ finished: Finished, _ done: Int, in result: inout Result) async {
    let change = plan.changes[finished.place]
    if finished.outcome.status != .done {
      if [.create, .replace].contains(change.action) {
        result.remains[change.address] = finished.outcome.object
      }
    } else if change.action != .forget {
      result.objects[change.address] = .some(finished.outcome.object)
    }
    await means.progress(
      ApplyProgress(
        address: change.address, action: change.action, status: finished.outcome.status,
        done: done, total: plan.changes.count))
  }

  private func outcome(of place: Int, _ names: ReferenceNames) async -> ChangeRun.Outcome {
    let change = plan.changes[place]
    guard let kind = kinds[change.address.kind] else {
      return .init(status: .failed("this version knows no kind '\(change.address.kind)'"))
    }
    let journal = ChangeJournal(
      address: change.address, action: change.action, record: means.record)
    let isResumed = past.touched.contains(ChangeKey(change))
    let run = ChangeRun(
      change: change, kind: kind, resource: means.resources[change.address],
      reader: means.reader,
      calls: CallRun(
        writer: means.writer, reader: means.reader, journal: journal, names: names,
        keepSecret: means.keepSecret, secretTarget: change.secretTarget,
        patience: means.patience, isResumed: isResumed),
      names: names, patience: means.patience, past: past)
    if past.finished.contains(ChangeKey(change)) {
      return await run.alreadyDone()
    }
    if change.action == .create, let reason = namesake(of: change, kind) {
      return .init(status: .stale(reason))
    }
    let outcome = await run.outcome()
    await journal.ends(outcome)
    return outcome
  }
}

/// One step of an apply, for those who watch.
package struct ApplyProgress: Sendable {
  /// The resource whose change is finished.
  package var address: Address
  /// What was done.
  package var action: Change.Action
  /// What came of it.
  package var status: ApplyBoard.Status
  /// How many changes are made.
  package var done: Int
  /// How many changes the plan has.
  package var total: Int
}
