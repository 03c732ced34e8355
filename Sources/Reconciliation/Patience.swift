import Documents
import Model

/// How long to look for what was written: vendors show it later than they confirm it.
package struct Patience: Sendable {
  private var limit: Duration
  private let pause: @Sendable (Duration) async throws -> Void

  /// `pause` waits; tests pass one that does not.
  package init(
    limit: Duration = .seconds(180), pause: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.limit = limit
    self.pause = pause
  }

  var text: String { limit.text }

  /// The patience for what may not have happened at all: as long as a creation was seen to stay
  /// out of lists, and no longer, since mostly there is nothing to wait for.
  var forDoubt: Patience { limited(to: .seconds(30)) }

  /// The patience of a first look, which doubles as the pause before another attempt.
  var forGlance: Patience { limited(to: .seconds(1)) }

  private func limited(to most: Duration) -> Patience {
    var copy = self
    copy.limit = min(limit, most)
    return copy
  }

  /// Asks until there is an answer, with pauses that double from 50 ms to 5 s; nil when time is up.
  func until<Answer: Sendable>(
    _ ask: () async throws(ProviderError) -> Answer?
  ) async throws(ProviderError) -> Answer? {
    var waited = Duration.zero
    var next = Duration.milliseconds(50)
    while true {
      if let answer = try await ask() { return answer }
      guard waited < limit else { return nil }
      do {
        try await pause(next)
      } catch {
        return nil
      }
      waited += next
      next = min(next * 2, .seconds(5))
    }
  }
}
