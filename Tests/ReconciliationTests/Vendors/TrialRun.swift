import Documents
import Model
import Planning
import Testing

@testable import Reconciliation

/// Runs against one tenant, each beginning with the snapshot that the last one has left.
actor TrialRun {
  private let tenant: Tenant
  private(set) var snapshot: [Address: SnapshotObject] = [:]

  init(_ tenant: Tenant) {
    self.tenant = tenant
  }

  /// What is there of a wish.
  func live(_ resource: Resource) async throws -> LiveObject? {
    try await tenant.inventory([resource])
      .object(of: resource.address.kind, key: resource.address.key)
  }

  func planned(_ wish: [Resource]) async throws -> Tenant.Planned {
    try await tenant.planned(wish, snapshot)
  }

  /// Applies a wish and expects that it is done, and that a plan on what is there then is empty.
  @discardableResult
  func reach(
    _ wish: [Resource], _ what: String = "made",
    at place: Testing.SourceLocation = #_sourceLocation
  ) async throws -> Inventory {
    let planned = try await planned(wish)
    #expect(planned.errors.isEmpty, "\(what): \(planned.errors)", sourceLocation: place)
    for item in await tenant.apply(planned).items {
      #expect(item.status == .done, "\(what): \(item)", sourceLocation: place)
    }
    let settled = try await tenant.canonical(wish.map(\.settled))
    let read = try await tenant.inventory(settled, recorded: Set(settled.map(\.address)))
    keep(settled, read)
    let again = tenant.planned(settled, snapshot, on: read)
    #expect(
      again.plan.isEmpty && again.errors.isEmpty,
      "\(what), again: \(again.plan.changes.map { ($0.action, $0.attributes.map(\.name)) })",
      sourceLocation: place)
    return read
  }

  private func keep(_ resources: [Resource], _ read: Inventory) {
    snapshot = [:]
    for resource in resources {
      guard let kind = tenant.vendor.kind(resource.address.kind),
        let live = read.object(of: kind.name, key: resource.address.key)
      else { continue }
      snapshot[resource.address] = resource.snapshot(of: live, kind)
    }
  }

  /// Plans nothing in place of all that the last run has left, and carries it out twice.
  ///
  /// The second time finds it done; a switch that was managed itself has moved meanwhile, which
  /// the engine takes for somebody else's doing.
  func end(at place: Testing.SourceLocation = #_sourceLocation) async throws -> Tenant.Planned {
    let planned = try await planned([])
    #expect(planned.errors.isEmpty, "\(planned.errors)", sourceLocation: place)
    for item in await tenant.apply(planned).items {
      #expect(item.status == .done, "\(item)", sourceLocation: place)
    }
    let read = try await tenant.inventory([], recorded: Set(snapshot.keys))
    for (change, item) in zip(planned.plan.changes, await tenant.apply(planned).items) {
      let isStale = if case .stale = item.status { true } else { false }
      #expect(
        isStale ? hasMoved(change, read) : item.status == .done, "again: \(item)",
        sourceLocation: place)
    }
    return planned
  }

  /// Whether what a plan saw of a managed attribute is no longer so.
  private func hasMoved(_ change: Change, _ read: Inventory) -> Bool {
    guard let kind = tenant.vendor.kind(change.address.kind), let before = change.before,
      let now = read.object(of: kind.name, key: change.address.key)
    else { return false }
    return kind.attributes.contains { attribute in
      change.managed.contains(attribute.name)
        && !attribute.isSame(
          now.attributes[path: attribute.path], as: before[path: attribute.path] ?? .null)
    }
  }

  /// Forgets what was there, as a project without state does.
  func forget() { snapshot = [:] }
}

extension Resource {
  /// The same once its rename is done.
  fileprivate var settled: Resource {
    var copy = self
    copy.lifecycle.formerKey = nil
    return copy
  }
}
