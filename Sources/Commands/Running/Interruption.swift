/// Runs a command so that Ctrl-C ends it in good order.
///
/// The first signal cancels the command. One that can end partly applied is told instead, so that
/// it finishes the calls in flight: a cancelled call's answer would be lost. The second signal ends
/// the program at once: the journal was made for that.
enum Interruption {
  static func run(
    _ command: any Command, _ invocation: Invocation, in context: Context
  ) async -> Outcome {
    let (stop, continuation) = AsyncStream.makeStream(of: Void.self)
    let wasPartial = command.declaration.exits[.partial] != nil
    let flag = StopFlag()
    var context = context
    context.isStopping = { await flag.isRaised }
    let surroundings = context
    return await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await outcome(of: command, invocation, in: surroundings, until: stop) }
      group.addTask {
        var count = 0
        for await _ in surroundings.stopRequests() {
          count += 1
          if count > 1 { surroundings.endNow(wasPartial ? .partial : .failed) }
          await flag.raise()
          if !wasPartial { continuation.finish() }
          try? await surroundings.notice("finishing what has begun; once more ends at once")
        }
        return nil
      }
      for await result in group {
        guard let result else { continue }
        group.cancelAll()
        return result
      }
      return .failed(CancellationError())
    }
  }

  private static func outcome(
    of command: any Command, _ invocation: Invocation, in context: Context,
    until stop: AsyncStream<Void>
  ) async -> Outcome {
    await withTaskGroup(of: Outcome?.self) { group in
      group.addTask {
        do {
          return try await command.run(invocation, in: context)
        } catch {
          return .failed(error)
        }
      }
      group.addTask {
        for await _ in stop {}
        return nil
      }
      for await result in group {
        group.cancelAll()
        if let result { return result }
      }
      return .failed(CancellationError())
    }
  }
}

/// Whether the user has asked to stop.
private actor StopFlag {
  private(set) var isRaised = false

  func raise() {
    isRaised = true
  }
}
