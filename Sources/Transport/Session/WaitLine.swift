/// Tasks of one actor that wait for something to change, first come first served.
struct WaitLine {
  /// A place in the line.
  struct Ticket {
    let number: Int
    fileprivate let calls: AsyncStream<Void>

    /// Waits until called, or until the task is cancelled.
    func called() async {
      for await _ in calls { return }
    }
  }

  private var waiting: [(number: Int, call: AsyncStream<Void>.Continuation)] = []
  private var last = 0

  mutating func join() -> Ticket {
    last += 1
    let (calls, call) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    waiting.append((last, call))
    return Ticket(number: last, calls: calls)
  }

  /// Gives the place up; does nothing once it was called.
  mutating func leave(_ ticket: Ticket) {
    waiting.removeAll { $0.number == ticket.number }
  }

  mutating func call(_ count: Int) {
    for waiter in waiting.prefix(count) { waiter.call.yield() }
    waiting.removeFirst(min(count, waiting.count))
  }

  mutating func callAll() {
    call(waiting.count)
  }
}
