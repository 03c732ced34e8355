import Documents
import Files
import Snapshots
import Testing

struct LockTests {
  private let stranger = LockHolder(
    holder: "ben", host: "elsewhere", since: SystemClock.now(),
    run: "run-9", process: 77, stamp: "")

  @Test func `a lock excludes everybody else until it is released`() async throws {
    try await Site.with { site in
      let one = try await site.open()
      let other = try await site.open()
      let mine = LockHolder.this(run: "run-1", holder: "ana")
      let lock = try await one.lock("cloud", as: mine)
      #expect(lock.takenOver == nil)
      let error = await #expect(throws: SnapshotError.self) {
        try await other.lock("cloud", as: .this(run: "run-2"))
      }
      guard case .locked(let holder) = error?.cause else {
        Issue.record("not locked: \(String(describing: error))")
        return
      }
      #expect(holder == mine)
      _ = try await other.lock("legacy", as: .this(run: "run-2"))
      try await one.release(lock)
      #expect(try await one.lockHolder(of: "cloud") == nil)
      _ = try await other.lock("cloud", as: .this(run: "run-2"))
    }
  }

  @Test func `the lock of a dead process of this host is taken over with a notice`()
    async throws
  {
    try await Site.with { site in
      let state = try await site.open()
      let shell = try Subprocess(["sh", "-c", "echo $$"]).run()
      let text = String(decoding: shell.output, as: UTF8.self).dropLast()
      let process = try #require(Int(text))
      let dead = LockHolder(
        holder: "ana", host: Host.name(), since: Instant(milliseconds: 1_700_000_000_000),
        run: "run-1", process: process, stamp: "")
      _ = try await state.lock("cloud", as: dead)
      let lock = try await state.lock("cloud", as: .this(run: "run-2"))
      #expect(lock.takenOver == dead)
    }
  }

  @Test func `a later process of the same number does not keep a lock alive`() async throws {
    var holder = LockHolder.this(run: "run-1")
    #expect(!holder.isDead(at: holder.since))
    holder.stamp = "another-boot:1"
    #expect(holder.isDead(at: holder.since))
    holder.host = "elsewhere"
    #expect(!holder.isDead(at: holder.since + LockHolder.longest))
  }

  @Test func `a machine that is gone keeps others out for a day`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      var gone = stranger
      gone.since = SystemClock.now() + .seconds(-86_000)
      _ = try await state.lock("cloud", as: gone)
      await #expect(throws: SnapshotError("lock", "cloud", .locked(gone))) {
        try await state.lock("cloud", as: .this(run: "run-2"))
      }
      try await state.unlock("cloud", run: gone.run)
      gone.since = SystemClock.now() + .seconds(-87_000)
      _ = try await state.lock("cloud", as: gone)
      #expect(try await state.lock("cloud", as: .this(run: "run-2")).takenOver == gone)
    }
  }

  @Test func `unlock needs the id of the run that holds the lock`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      _ = try await state.lock("cloud", as: stranger)
      await #expect(throws: SnapshotError("unlock", "cloud", .locked(stranger))) {
        try await state.unlock("cloud", run: "run-8")
      }
      try await state.unlock("cloud", run: "run-9")
      #expect(try await state.lockHolder(of: "cloud") == nil)
      await #expect(throws: SnapshotError("unlock", "cloud", .missing)) {
        try await state.unlock("cloud", run: "run-9")
      }
    }
  }

  @Test func `a lock on the remote excludes other copies`() async throws {
    try await Site.with { site in
      let one = try await site.openClone("one")
      let other = try await site.openClone("other")
      let lock = try await one.lock("cloud", as: stranger)
      await #expect(throws: SnapshotError("lock", "cloud", .locked(stranger))) {
        try await other.lock("cloud", as: .this(run: "run-2"))
      }
      #expect(try await other.lockHolder(of: "cloud") == stranger)
      try await one.release(lock)
      let second = try await other.lock("cloud", as: .this(run: "run-2"))
      try await other.release(second)
      #expect(try site.git("-C", "remote.git", "for-each-ref") == "")
    }
  }

  @Test(arguments: [1, 2])
  func `of two copies that race for a lock one wins`(round: Int) async throws {
    try await Site.with { site in
      let copies = try await [site.openClone("one"), site.openClone("other")]
      let wins = await withTaskGroup(of: Bool.self) { group in
        for (place, copy) in copies.enumerated() {
          var holder = stranger
          holder.run = "run-\(place)"
          group.addTask { [holder] in (try? await copy.lock("cloud", as: holder)) != nil }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(wins == 1)
    }
  }

  @Test(arguments: ["Süd 1", "a/b", "..", "x.lock", "a~b^c:d?e*[f", "@{", "-x"])
  func `a tenant of any name can be locked`(tenant: String) async throws {
    try await Site.with { site in
      let state = try await site.open()
      let lock = try await state.lock(tenant, as: stranger)
      #expect(try await state.lockHolder(of: tenant) == stranger)
      try await state.release(lock)
    }
  }
}
