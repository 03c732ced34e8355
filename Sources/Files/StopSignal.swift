import CPosix
import Glibc

/// What asks the program to end in good order.
package enum StopSignal: Int32, Sendable {
  case interrupt = 2
  case terminate = 15

  /// Delivers each arrival from now on instead of dying of it.
  ///
  /// Only once in a process; the second caller gets an error. The stream keeps all arrivals, since
  /// a second Ctrl-C means more than the first.
  package static func arrivals() throws(FileError) -> AsyncStream<StopSignal> {
    let (stream, continuation) = AsyncStream.makeStream(of: StopSignal.self)
    let box = unsafe Unmanaged.passRetained(Receiver(continuation))
    let numbers = [Self.interrupt.rawValue, Self.terminate.rawValue]
    let failure = unsafe cposix_watch_signals(
      numbers, Int32(numbers.count), report, box.toOpaque())
    if failure != 0 {
      unsafe box.release()
      throw FileError("watch", "signals", .system(failure))
    }
    return stream
  }

  private final class Receiver: Sendable {
    let continuation: AsyncStream<StopSignal>.Continuation

    init(_ continuation: AsyncStream<StopSignal>.Continuation) {
      self.continuation = continuation
    }
  }

  private static let report: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    number, context in
    guard let context = unsafe context, let signal = StopSignal(rawValue: number) else { return }
    let receiver = unsafe Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
    receiver.continuation.yield(signal)
  }
}
