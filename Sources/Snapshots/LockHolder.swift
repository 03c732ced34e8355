package import Documents
import Files

/// Who holds the lock of a tenant, as the lock's own commit tells it.
package struct LockHolder: Hashable, Sendable {
  /// The person or service account.
  package var holder: String
  /// The machine on which the process runs.
  package var host: String
  /// When the lock was taken.
  package var since: Instant
  /// The id of the run, which `unlock` asks for.
  package var run: String
  /// The process's number on its host.
  package var process: Int
  /// Tells the process from a later one of the same number; empty where the host does not say.
  package var stamp: String

  /// This process, holding for a run.
  package static func this(run: String, holder: String = Host.user()) -> LockHolder {
    LockHolder(
      holder: holder, host: Host.name(), since: SystemClock.now(), run: run,
      process: Int(Host.process), stamp: Host.stamp(of: Host.process) ?? "")
  }

  /// No job lasts longer, so that a machine that is gone does not keep others out for ever.
  package static let longest = Duration.seconds(86_400)

  /// Whether it does not run any more: of a process of this host that is certain, one of another
  /// host has had its time.
  package func isDead(at now: Instant) -> Bool {
    guard host == Host.name() else { return now - since > Self.longest }
    let number = Int32(truncatingIfNeeded: process)
    if !Host.isAlive(number) { return true }
    guard !stamp.isEmpty, let found = Host.stamp(of: number) else { return false }
    return found != stamp
  }

  var message: CommitMessage {
    CommitMessage(
      "lock: held by \(holder)",
      trailers: [
        .init("Holder", holder), .init("Host", host), .init("Since", since.description),
        .init("Run-Id", run), .init("Process", String(process)), .init("Process-Stamp", stamp),
      ])
  }

  init?(_ message: CommitMessage) {
    guard let holder = message["Holder"], let host = message["Host"], let run = message["Run-Id"]
    else { return nil }
    self.init(
      holder: holder, host: host,
      since: message["Since"].flatMap { Instant($0) } ?? Instant(milliseconds: 0), run: run,
      process: message["Process"].flatMap { Int($0) } ?? 0, stamp: message["Process-Stamp"] ?? "")
  }

  /// Takes what is known of a holder.
  package init(
    holder: String, host: String, since: Instant, run: String, process: Int, stamp: String
  ) {
    self.holder = holder
    self.host = host
    self.since = since
    self.run = run
    self.process = process
    self.stamp = stamp
  }
}

extension LockHolder: CustomStringConvertible {
  /// The words of a message: who, where, since when and for which run.
  package var description: String {
    "\(holder) on \(host) since \(since), run \(run), process \(process)"
  }
}

/// A lock that this process took.
package struct HeldLock: Sendable {
  /// What is locked.
  package let tenant: String
  /// The commit that stands for the lock; no other lock has the same.
  package let revision: Revision
  /// The dead process that it was taken over from, for a notice.
  package let takenOver: LockHolder?
}
