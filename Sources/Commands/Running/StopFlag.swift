/// Whether the user has asked to stop.
actor StopFlag {
  private(set) var isRaised = false
  /// Set while a question stands on the screen: whoever answers it by stopping knows what happens.
  private var isAsking = false
  private var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
  private var last = 0

  /// Raises the flag; tells whether somebody waited for that, and so needs no further word.
  func raise() -> Bool {
    isRaised = true
    for waiter in waiting.values { waiter.finish() }
    return isAsking || !waiting.isEmpty
  }

  /// Says that a question is about to be asked, or that it was answered; tells whether the user has
  /// asked to stop by then.
  func ask(_ isAsking: Bool) -> Bool {
    self.isAsking = isAsking
    return isRaised
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
