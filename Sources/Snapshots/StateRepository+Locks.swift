import Documents

extension StateRepository {
  private func lockReference(_ tenant: String) -> String {
    "refs/cutsheet/locks/\(environment)/" + ObjectPath.referenceName(for: tenant)
  }

  /// Takes the lock of a tenant, here and on the remote, or fails with `.locked`.
  ///
  /// The lock of a process of this host that is dead is taken over, and that of another host after
  /// a day.
  package func lock(
    _ tenant: String, as holder: LockHolder
  ) throws(SnapshotError) -> HeldLock {
    let reference = lockReference(tenant)
    let revision = try writeLock(holder)
    var takenOver = try takeLocally(reference, tenant, revision, at: holder.since)
    guard hasRemote else {
      return HeldLock(tenant: tenant, revision: revision, takenOver: takenOver)
    }
    do throws(SnapshotError) {
      takenOver =
        try takeRemotely(
          reference, tenant, revision, at: holder.since) ?? takenOver
    } catch {
      try? repository.move(reference, from: revision, to: nil, author: author)
      throw error
    }
    return HeldLock(tenant: tenant, revision: revision, takenOver: takenOver)
  }

  /// Gives a lock back; one that somebody else removed meanwhile is no failure.
  package func release(_ lock: HeldLock) throws(SnapshotError) {
    let reference = lockReference(lock.tenant)
    if hasRemote { _ = try git.move(reference, from: lock.revision, to: nil) }
    guard try repository.revision(of: reference) == lock.revision else { return }
    try repository.move(reference, from: lock.revision, to: nil, author: author)
  }

  /// Who holds the lock of a tenant now; nil where nobody does.
  package func lockHolder(of tenant: String) throws(SnapshotError) -> LockHolder? {
    let reference = lockReference(tenant)
    if let remote = try remoteLock(reference) { return try holder(remote, tenant) }
    guard let local = try repository.revision(of: reference) else { return nil }
    return try holder(local, tenant)
  }

  /// Removes the lock that a run holds; that the user knows the run shows that they know whose it
  /// is.
  package func unlock(_ tenant: String, run: String) throws(SnapshotError) {
    let reference = lockReference(tenant)
    let local = try repository.revision(of: reference)
    let remote = try remoteLock(reference)
    guard local != nil || remote != nil else {
      throw SnapshotError("unlock", tenant, .missing)
    }
    for revision in [local, remote].compactMap({ $0 }) {
      let holder = try holder(revision, tenant)
      if holder.run != run { throw SnapshotError("unlock", tenant, .locked(holder)) }
    }
    if let remote, try !git.move(reference, from: remote, to: nil) {
      throw SnapshotError("unlock", tenant, .moved(expected: remote, found: nil))
    }
    if let local { try repository.move(reference, from: local, to: nil, author: author) }
  }

  private func takeLocally(
    _ reference: String, _ tenant: String, _ revision: Revision, at now: Instant
  ) throws(SnapshotError) -> LockHolder? {
    let found = try repository.revision(of: reference)
    let dead = try deadHolder(found, tenant, at: now)
    do throws(SnapshotError) {
      try repository.move(reference, from: found, to: revision, author: author)
    } catch {
      guard case .moved(_, let winner?) = error.cause else { throw error }
      throw SnapshotError("lock", tenant, .locked(try holder(winner, tenant)))
    }
    return dead
  }

  private func takeRemotely(
    _ reference: String, _ tenant: String, _ revision: Revision, at now: Instant
  ) throws(SnapshotError) -> LockHolder? {
    let found = try remoteLock(reference)
    let dead = try deadHolder(found, tenant, at: now)
    if try git.move(reference, from: found, to: revision) { return dead }
    guard let winner = try remoteLock(reference) else {
      throw SnapshotError("lock", tenant, .moved(expected: found, found: nil))
    }
    throw SnapshotError("lock", tenant, .locked(try holder(winner, tenant)))
  }

  private func remoteLock(_ reference: String) throws(SnapshotError) -> Revision? {
    guard hasRemote, let found = try git.remoteRevision(of: reference) else { return nil }
    try git.fetchObject(reference)
    return found
  }

  /// The holder if there is one and it is dead; a living one is an error that names it.
  private func deadHolder(
    _ revision: Revision?, _ tenant: String, at now: Instant
  ) throws(SnapshotError) -> LockHolder? {
    guard let revision else { return nil }
    let holder = try holder(revision, tenant)
    guard holder.isDead(at: now) else { throw SnapshotError("lock", tenant, .locked(holder)) }
    return holder
  }

  private func holder(
    _ revision: Revision, _ tenant: String
  ) throws(SnapshotError) -> LockHolder {
    guard let holder = LockHolder(try repository.entry(revision).message) else {
      throw SnapshotError(
        "read the lock of", tenant, .unusable("\(revision.short) does not say who holds it"))
    }
    return holder
  }

  /// A root commit of its own, so that no two locks ever have the same name.
  private func writeLock(_ holder: LockHolder) throws(SnapshotError) -> Revision {
    let draft = CommitDraft(
      changes: [:], parent: nil, message: holder.message, author: author,
      seconds: holder.since.milliseconds / 1000)
    return try repository.write(draft, signer: nil)
  }
}
