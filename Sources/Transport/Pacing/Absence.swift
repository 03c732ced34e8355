import Documents

/// Gives up a peer that cannot be connected to, once for all who would each wait for it.
///
/// A peer that answers, however badly, is not absent: that is the breaker's and the pace's affair.
package struct Absence: Sendable {
  /// Whether to try to connect.
  package enum Answer: Sendable, Equatable {
    case proceed
    /// Nobody has been there for too long; tells what the last try came to.
    case giveUp(String)
  }

  /// What to tell somebody who waits for the peer.
  package struct Notice: Sendable, Equatable {
    /// What the last try came to.
    package var reason: String
    /// How much longer it is tried, in whole seconds.
    package var left: Duration
  }

  /// Hears of a peer that cannot be connected to, once for each time that it goes.
  package typealias Listener = @Sendable (Notice) async -> Void

  /// How long one waits before it is worth a word.
  private static let silence: Duration = .seconds(3)

  /// The longest time between two tries in which somebody may be said to have waited for the peer:
  /// one connect timeout and one pause. What is longer was spent on something else.
  private static let longestGap: Duration = .seconds(15)

  private let patience: Duration
  private let pause: Duration
  /// When the last try found nobody; nil while the peer is there.
  private var lastMissed: Duration?
  private var length: Duration = .zero
  private var reason = ""
  private var isTold = false

  /// Gives up when nobody was there for as long as `patience`; after each `pause` a single try finds
  /// out whether the peer is back.
  ///
  /// The patience outlasts a restart and a change of addresses, and is what somebody can bear who
  /// waits for a run to end.
  package init(patience: Duration = .seconds(45), pause: Duration = .seconds(30)) {
    self.patience = patience
    self.pause = pause
  }

  /// Tells whether to try to connect now.
  package func ask(at now: Duration) -> Answer {
    guard let lastMissed, length >= patience, now - lastMissed < pause else { return .proceed }
    return .giveUp("given up after \(patience.text): \(reason)")
  }

  /// What to tell whoever has waited for so long; nil where it is too early, was told before, or
  /// there is nothing to wait for.
  package mutating func notice(after waited: Duration) -> Notice? {
    guard lastMissed != nil, !isTold, waited >= Self.silence, length < patience else { return nil }
    isTold = true
    return Notice(reason: reason, left: .seconds((patience - length).components.seconds))
  }

  /// Learns how an exchange ended; nil where it was answered.
  package mutating func ended(_ cause: TransportError.Cause?, at now: Duration) {
    switch cause {
    case .unreachable(let reason):
      length += lastMissed.map { min(now - $0, Self.longestGap) } ?? .zero
      lastMissed = now
      self.reason = reason
    case .cancelled, .invalid: break
    default: (lastMissed, length, isTold) = (nil, .zero, false)
    }
  }
}
