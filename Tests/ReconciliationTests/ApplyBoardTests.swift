import Model
import Planning
import TestSupport
import Testing

@testable import Reconciliation

/// Which change may start when.
struct ApplyBoardTests {
  private static func change(
    _ name: String, _ action: Change.Action = .create, after others: String...
  ) -> Change {
    var change = Change(action, address(name), risk: .behaviour)
    change.dependsOn = others.map(address)
    return change
  }

  private static func address(_ name: String) -> Address {
    Address(tenant: "cloud", kind: "queues", key: name)
  }

  @Test func `what depends on others starts when all of them are done`() {
    var board = ApplyBoard([
      Self.change("c", after: "a", "b"), Self.change("a"), Self.change("b"),
    ])
    #expect([board.next(), board.next(), board.next()] == [1, 2, nil])
    board.finish(1, .done)
    #expect(board.next() == nil)
    board.finish(2, .done)
    #expect(board.next() == 0)
    board.finish(0, .done)
    #expect(board.isFinished)
  }

  @Test func `a failure skips what depends on it, however far, and nothing else`() {
    var board = ApplyBoard([
      Self.change("a"), Self.change("b", after: "a"), Self.change("c", after: "b"),
      Self.change("d"),
    ])
    #expect(board.next() == 0)
    board.finish(0, .failed("no"))
    #expect(board.statuses[1] == .skipped(because: "'cloud/queues/a' was not done"))
    #expect(board.statuses[2] == .skipped(because: "'cloud/queues/b' was not done"))
    #expect(board.next() == 3)
    board.finish(3, .done)
    #expect(board.isFinished)
  }

  @Test func `after a stop what runs is finished and nothing starts`() {
    var board = ApplyBoard([Self.change("a"), Self.change("b")])
    #expect(board.next() == 0)
    board.stop()
    #expect(board.next() == nil)
    #expect(board.isFinished == false)
    board.finish(0, .done)
    #expect(board.isFinished)
    #expect(board.statuses == [.done, .waiting])
  }

  @Test func `a binding waits for both ends and is waited for by nobody`() {
    var board = ApplyBoard([
      Self.change("a"), Self.change("a", .bind, after: "a", "b"), Self.change("b"),
      Self.change("c", after: "a"),
    ])
    #expect([board.next(), board.next(), board.next()] == [0, 2, nil])
    board.finish(0, .done)
    #expect(board.next() == 3)
    board.finish(2, .done)
    #expect(board.next() == 1)
  }
}
