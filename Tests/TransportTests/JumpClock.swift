import Synchronization

/// A clock that stands still, and jumps to the end of every sleep.
final class JumpClock: Clock {
  struct Instant: InstantProtocol {
    var offset: Swift.Duration

    func advanced(by duration: Swift.Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let offset = Mutex<Swift.Duration>(.zero)
  private let slept = Mutex<[Swift.Duration]>([])

  var now: Instant { Instant(offset: offset.withLock { $0 }) }
  var minimumResolution: Swift.Duration { .nanoseconds(1) }
  var sleeps: [Swift.Duration] { slept.withLock { $0 } }

  func advance(by time: Swift.Duration) {
    offset.withLock { $0 += time }
  }

  func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
    try Task.checkCancellation()
    let pause = offset.withLock { now in
      defer { now = max(now, deadline.offset) }
      return deadline.offset - now
    }
    slept.withLock { $0.append(pause) }
    await Task.yield()
  }
}
