/// Whether the user has asked to stop.
actor StopFlag {
  private(set) var isRaised = false
  private var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
  private var last = 0

  /// Raises the flag; tells whether somebody waited for that, and so needs no further word.
  func raise() -> Bool {
    isRaised = true
    for waiter in waiting.values { waiter.finish() }
    return !waiting.isEmpty
  }

  /// Waits until the flag is raised, or until the task is cancelled.
  func raised() async {
    guard !isRaised else { return }
    last += 1
    let number = last
    let (news, continuation) = AsyncStream.makeStream(of: Void.self)
    waiting[number] = continuation
    for await _ in news {}
    waiting[number] = nil
  }
}
