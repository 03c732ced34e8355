import Model
import TestSupport
import Testing

@testable import Reconciliation

/// How long and how often a tenant is asked for what it does not show yet.
struct PatienceTests {
  private func sleeps(
    _ limit: Duration, _ look: (Patience) -> Patience = { $0 }, until found: Int = .max
  ) async throws -> [Duration] {
    let clock = JumpClock()
    let patience = look(Patience(limit: limit) { try await clock.sleep(for: $0) })
    var asked = 0
    _ = try await patience.until { () async throws(ProviderError) -> Bool? in
      asked += 1
      return asked >= found ? true : nil
    }
    return clock.sleeps
  }

  @Test func `pauses double up to five seconds and end with the limit`() async throws {
    let sleeps = try await sleeps(.seconds(180))
    #expect(
      Array(sleeps.prefix(4)) == [
        .milliseconds(50), .milliseconds(100), .milliseconds(200), .milliseconds(400),
      ])
    #expect(sleeps.max() == .seconds(5))
    let total = sleeps.reduce(Duration.zero, +)
    #expect(total >= .seconds(180) && total < .seconds(186))
  }

  @Test func `what is there at once needs no pause`() async throws {
    #expect(try await sleeps(.seconds(180), until: 1).isEmpty)
  }

  @Test func `a glance is short, and no longer than the limit`() async throws {
    #expect(try await sleeps(.seconds(180), \.forGlance).reduce(.zero, +) < .seconds(2))
    #expect(try await sleeps(.zero, \.forGlance).isEmpty)
    #expect(try await sleeps(.seconds(180), \.forDoubt).reduce(.zero, +) < .seconds(36))
  }
}
