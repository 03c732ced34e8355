import Documents
import Model
import Planning
import Testing

@testable import Reconciliation

/// What the journal of an interrupted run tells the next one.
struct RunPastTests {
  private static let queue = Address(tenant: "cloud", kind: "queues", key: "Support")

  private static func line(_ type: String, _ members: Value = [:]) -> Value {
    var line = members
    line.set(.string(type), at: ["type"])
    line.set(.string(queue.description), at: ["address"])
    line.set("create", at: ["action"])
    return line
  }

  @Test func `a creation about to be sent is in doubt until its outcome is written`() {
    let intent = Self.line("intent", ["creates": true])
    let before = RunPast([intent])
    #expect(before.doubtful == [Self.queue])
    #expect(before.created.isEmpty)
    let after = RunPast([intent, Self.line("outcome", ["creates": true, "id": "q1"])])
    #expect(after.doubtful.isEmpty)
    #expect(after.created == [Self.queue: "q1"])
  }

  @Test func `what the vendor refused was not made`() {
    let past = RunPast([
      Self.line("intent", ["creates": true]), Self.line("refused", ["creates": true]),
    ])
    #expect(past.doubtful.isEmpty)
    #expect(past.touched == [ChangeKey(address: Self.queue, action: .create)])
  }

  @Test func `what was never sent was not made, and did not touch the object`() {
    let intent = Self.line("intent", ["creates": true])
    let unsent = Self.line("unsent", ["creates": true])
    let past = RunPast([intent, unsent])
    #expect(past.doubtful.isEmpty && past.touched.isEmpty)
    let refusedBefore = RunPast([intent, Self.line("refused", ["creates": true]), intent, unsent])
    #expect(refusedBefore.touched == [ChangeKey(address: Self.queue, action: .create)])
  }

  @Test func `only a change that was confirmed is finished`() {
    #expect(RunPast([Self.line("change", ["status": "failed"])]).finished.isEmpty)
    #expect(
      RunPast([Self.line("change", ["status": "done"])]).finished
        == [ChangeKey(address: Self.queue, action: .create)])
  }

  @Test func `a new run takes over the doubts and nothing else`() {
    let past = RunPast([
      Self.line("intent", ["creates": true]),
      Self.line("outcome", ["creates": true, "id": "q1"]), Self.line("change", ["status": "done"]),
    ])
    let doubts = RunPast(doubtsOf: [past])
    #expect(doubts.doubtful == [Self.queue])
    #expect(doubts.created.isEmpty && doubts.finished.isEmpty && doubts.touched.isEmpty)
  }

  @Test(
    arguments: [
      [], ["type": "intent"], ["type": "outcome", "address": "no address", "action": "create"],
      ["type": "change", "address": "cloud/queues/Support", "action": "explode", "status": "done"],
      "text", .null,
    ] as [Value])
  func `what is no line of a journal is passed over`(_ line: Value) {
    let past = RunPast([line])
    #expect(past.finished.isEmpty && past.touched.isEmpty && past.created.isEmpty)
  }
}
