import Snapshots

extension TenantRun {
  /// Works under the tenant's lock; a lock that somebody holds ends the run.
  func locked<Result>(
    as name: String, in context: Context, _ work: () async throws -> Result
  ) async throws -> Result {
    let lock = try await lock(as: name)
    if let dead = lock.takenOver {
      try await context.notice("took over the lock of a dead run: \(dead)")
    }
    do {
      let result = try await work()
      try await repository.release(lock)
      return result
    } catch {
      try? await repository.release(lock)
      throw error
    }
  }

  private func lock(as name: String) async throws -> HeldLock {
    do throws(SnapshotError) {
      return try await repository.lock(tenant, as: .this(run: name))
    } catch {
      guard case .locked = error.cause else { throw error }
      throw Refusal(
        .stale, "locked", error.description,
        help: "wait for that run, or, if it is certainly dead: cutsheet unlock RUN --tenant "
          + tenant)
    }
  }
}
