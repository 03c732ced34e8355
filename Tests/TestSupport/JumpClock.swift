import Synchronization

/// A clock that stands still, and jumps to the end of every sleep.
package final class JumpClock: Clock {
  /// A time since the clock was made.
  package struct Instant: InstantProtocol {
    package var offset: Swift.Duration

    package func advanced(by duration: Swift.Duration) -> Instant {
      Instant(offset: offset + duration)
    }
    package func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
    package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let offset = Mutex<Swift.Duration>(.zero)
  private let slept = Mutex<[Swift.Duration]>([])
  private let atSleep: @Sendable (Int) async -> Void

  /// `atSleep` runs at every sleep and is told its number, from 1.
  package init(_ atSleep: @escaping @Sendable (Int) async -> Void = { _ in }) {
    self.atSleep = atSleep
  }

  package var now: Instant { Instant(offset: offset.withLock { $0 }) }
  package var minimumResolution: Swift.Duration { .nanoseconds(1) }
  /// What was slept, one by one.
  package var sleeps: [Swift.Duration] { slept.withLock { $0 } }

  /// Lets time pass without anybody sleeping.
  package func advance(by time: Swift.Duration) {
    offset.withLock { $0 += time }
  }

  package func sleep(until deadline: Instant, tolerance: Swift.Duration?) async throws {
    try Task.checkCancellation()
    let pause = offset.withLock { now in
      defer { now = max(now, deadline.offset) }
      return deadline.offset - now
    }
    let number = slept.withLock { slept in
      slept.append(pause)
      return slept.count
    }
    await atSleep(number)
    await Task.yield()
  }
}
