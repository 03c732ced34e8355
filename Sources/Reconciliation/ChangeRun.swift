import Documents
import Model
import Planning

/// Carries one change of a plan out: check, write, confirm.
struct ChangeRun {
  /// What a change came to.
  struct Outcome: Sendable {
    var status: ApplyBoard.Status
    /// The object as it is now; nil where it is gone or was not touched.
    var object: LiveObject?
    var correlationID: String?
    /// Whether the same may succeed later without anybody mending anything.
    var isRetriable = false
  }

  let change: Change
  let kind: Kind
  let resource: Resource?
  let reader: any TenantReader
  let calls: CallRun
  let names: ReferenceNames
  let patience: Patience
  let past: RunPast

  /// Whether an earlier run may have made some of the calls already.
  private var isResumed: Bool { past.touched.contains(ChangeKey(change)) }

  func outcome() async -> Outcome {
    do throws(ProviderError) {
      return try await carryOut()
    } catch {
      return Outcome(
        status: .failed(error.description), object: await remains(),
        correlationID: error.correlationID, isRetriable: error.isRetriable)
    }
  }

  /// What a creation that failed half-way has left in the tenant: it is ours to finish or remove.
  private func remains() async -> LiveObject? {
    guard change.action == .create || change.action == .replace,
      let id = await names.id(of: kind, key: change.address.key), id != change.id,
      var live = try? await reader.object(id, of: kind, apart: apartNames)
    else { return nil }
    live.attributes = await names.named(live.attributes, of: kind)
    return live
  }

  /// What an earlier run has finished is only read, for the snapshot.
  func alreadyDone() async -> Outcome {
    guard change.desired != nil else { return Outcome(status: .done) }
    do throws(ProviderError) {
      guard var live = try await readResult() else {
        return Outcome(status: .stale("the object is gone from the tenant since it was written"))
      }
      live.attributes = await names.named(live.attributes, of: kind)
      return Outcome(status: .done, object: live)
    } catch {
      return Outcome(
        status: .failed(error.description), correlationID: error.correlationID,
        isRetriable: error.isRetriable)
    }
  }

  private func carryOut() async throws(ProviderError) -> Outcome {
    switch change.action {
    case .forget: return Outcome(status: .done)
    case .create: return try await create()
    case .replace: return try await replace()
    case .delete: return try await remove(.delete)
    case .deactivate: return try await remove(.deactivate)
    case .adopt, .update, .rename, .bind: return try await update()
    }
  }

  private func create() async throws(ProviderError) -> Outcome {
    var attributes = change.desired ?? .object(Object())
    for name in change.postponed {
      if let path = kind.attribute(name)?.path { attributes.remove(at: path) }
    }
    let write = Write(
      .create, kind: kind, key: change.address.key, live: nil, attributes: attributes,
      changed: kind.attributes.filter { attributes[path: $0.path] != nil }.map(\.name),
      secrets: resource?.secrets ?? [:], ids: await names.ids)
    if let found = try await madeBefore() {
      // Its answer was lost, and the secret in it.
      if past.created[change.address] == nil { try await calls.renewSecret(of: found.id, write) }
      return try await update(found)
    }
    let id = try await calls.create(write)
    return try await confirm(id, attributes)
  }

  /// The object that an interrupted run has made, or may have made.
  private func madeBefore() async throws(ProviderError) -> LiveObject? {
    if let id = past.created[change.address] {
      let found = try await patience.until { () async throws(ProviderError) -> LiveObject? in
        try await reader.object(id, of: kind, apart: apartNames)
      }
      if let found { return found }
    }
    guard past.doubtful.contains(change.address) else { return nil }
    let id = try await patience.forDoubt.until { () async throws(ProviderError) -> String? in
      let known = await names.inventory
      let found = try await reader.object(keyed: change.address.key, of: kind, known: known)
      return found?.id == change.id ? nil : found?.id
    }
    guard let id else { return nil }
    await names.learn(id, of: kind, key: change.address.key)
    return try await reader.object(id, of: kind, apart: apartNames)
  }

  private func replace() async throws(ProviderError) -> Outcome {
    let removed = try await remove(.delete)
    guard removed.status == .done else { return removed }
    return try await create()
  }

  private func update(_ found: LiveObject? = nil) async throws(ProviderError) -> Outcome {
    let before: LiveObject?
    if let found { before = found } else { before = try await freshRead() }
    guard let live = before else {
      return Outcome(status: .stale("the object is gone from the tenant"))
    }
    let desired = change.desired ?? .object(Object())
    if found == nil, let reason = await deviation(of: live) {
      return Outcome(status: .stale(reason))
    }
    let comparison = Comparison(of: kind, honouring: change.lifecycle)
    let named = await names.named(live.attributes, of: kind)
    // A binding is written whatever the names say: what it points to may bear an old one's name.
    let differing =
      change.action == .bind
      ? change.attributes.map(\.name)
      : comparison.differences(from: named, to: desired).map(\.attribute.name)
        .filter { !change.postponed.contains($0) }
    if !differing.isEmpty {
      let write = Write(
        .update, kind: kind, key: change.address.key, live: live, attributes: desired,
        changed: differing, ids: await names.ids)
      try await calls.make(write, id: live.id)
      if change.formerKey != nil {
        await names.learn(live.id, of: kind, key: change.address.key)
      }
    }
    return try await confirm(live.id, desired)
  }

  private func remove(_ verb: Write.Verb) async throws(ProviderError) -> Outcome {
    guard let live = try await freshRead() else { return Outcome(status: .done) }
    if let reason = await deviation(of: live) { return Outcome(status: .stale(reason)) }
    let write = Write(
      verb, kind: kind, key: change.address.key, live: live, attributes: .object(Object()),
      changed: [], ids: await names.ids)
    try await calls.make(write, id: live.id)
    guard verb == .delete else { return Outcome(status: .done, object: live) }
    let isGone = try await patience.until { () async throws(ProviderError) -> Bool? in
      try await reader.object(live.id, of: kind, apart: []) == nil ? true : nil
    }
    return isGone == true
      ? Outcome(status: .done)
      : Outcome(
        status: .failed("it was deleted, but the tenant still shows it after \(patience.text)"))
  }

  /// Reads the object that the plan saw, or, for a binding, the one that this run made.
  private func freshRead() async throws(ProviderError) -> LiveObject? {
    let made = await names.id(of: kind, key: change.address.key)
    guard let id = change.id ?? made else { return nil }
    return try await reader.object(id, of: kind, apart: apartNames)
  }

  /// Reads the object that the change has left, which a replacement gave another id.
  private func readResult() async throws(ProviderError) -> LiveObject? {
    let made = await names.id(of: kind, key: change.address.key)
    guard let id = made ?? change.id else { return nil }
    return try await reader.object(id, of: kind, apart: apartNames)
  }

  private var apartNames: Set<String> {
    Set(
      change.managed.filter { name in
        kind.attribute(name)?.isStoredApart ?? false
      })
  }

  /// Says what is not as the plan saw it; nil where all of what is managed is.
  private func deviation(of live: LiveObject) async -> String? {
    guard !isResumed, change.action != .bind, let planned = change.before else { return nil }
    let named = await names.named(live.attributes, of: kind)
    for name in change.managed {
      guard let attribute = kind.attribute(name), !isUnread(attribute, in: planned) else {
        continue
      }
      let found = named[path: attribute.path]
      let isAsPlanned = attribute.isSame(found, as: planned[path: attribute.path] ?? .null)
      // What is already as it shall be, by an earlier change of this run or by itself, is no harm.
      let isAsDesired = change.desired?[path: attribute.path].map {
        attribute.isSame(found, as: $0)
      }
      if !isAsPlanned, isAsDesired != true {
        return "'\(name)' was changed in the tenant after the plan was made; make a new plan"
      }
    }
    return nil
  }

  /// Whether a plan that wants nothing of an object has not read what stands apart of it.
  private func isUnread(_ attribute: Attribute, in planned: Value) -> Bool {
    change.desired == nil && attribute.isStoredApart && planned[path: attribute.path] == nil
  }

  /// Reads back until the tenant shows what was written.
  private func confirm(_ id: String, _ desired: Value) async throws(ProviderError) -> Outcome {
    let comparison = Comparison(of: kind, honouring: change.lifecycle)
    var last: LiveObject?
    let confirmed = try await patience.until { () async throws(ProviderError) -> LiveObject? in
      guard var live = try await reader.object(id, of: kind, apart: apartNames) else { return nil }
      live.attributes = await names.named(live.attributes, of: kind)
      live.key = kind.key(of: live.attributes) ?? live.key
      last = live
      let left = comparison.differences(from: live.attributes, to: desired)
        .filter { !change.postponed.contains($0.attribute.name) }
      return left.isEmpty ? live : nil
    }
    if let confirmed { return Outcome(status: .done, object: confirmed) }
    let left =
      last.map { comparison.differences(from: $0.attributes, to: desired).map(\.attribute.name) }
      ?? []
    let what = left.isEmpty ? "the object" : left.joined(separator: ", ")
    return Outcome(
      status: .failed(
        "it was written, but the tenant does not show \(what) as written after \(patience.text)"),
      object: last)
  }
}
