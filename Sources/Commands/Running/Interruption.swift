/// Runs a command so that Ctrl-C ends it in good order.
///
/// The first signal cancels the command. One that can end partly applied is told instead, so that
/// it finishes the calls in flight: a cancelled call's answer would be lost. A question that waits
/// for its answer is over in either case. The second signal ends the program at once: the journal
/// was made for that.
enum Interruption {
  static func run(
    _ command: any Command, _ invocation: Invocation, in context: Context
  ) async -> Outcome {
    let (stop, continuation) = AsyncStream.makeStream(of: Void.self)
    let wasPartial = command.declaration.exits[.partial] != nil
    var surroundings = context
    surroundings.stop = StopFlag()
    let context = surroundings
    return await withTaskGroup(of: Outcome?.self) { group in
      group.addTask { await outcome(of: command, invocation, in: context, until: stop) }
      group.addTask {
        var count = 0
        for await _ in context.stopRequests() {
          count += 1
          if count > 1 { context.endNow(wasPartial ? .partial : .failed) }
          let wasAwaited = await context.stop.raise()
          if !wasPartial { continuation.finish() }
          if wasAwaited { continue }
          try? await context.notice("finishing what has begun; once more ends at once")
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
