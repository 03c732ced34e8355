import CPosix
import Glibc

/// Feeds a child and collects what it says, until it has ended.
///
/// Reading and writing at once is needed: a child that blocks on a full pipe never ends.
struct Conversation {
  let child: pid_t
  let isGroup: Bool
  let program: String
  let input: [UInt8]
  let outputLimit: Int

  private var sent = 0
  private var output: [UInt8] = []
  private var complaint: [UInt8] = []
  private var ended: Int32?

  private static let complaintLimit = 65_536

  init(child: pid_t, isGroup: Bool, program: String, input: [UInt8], outputLimit: Int) {
    self.child = child
    self.isGroup = isGroup
    self.program = program
    self.input = input
    self.outputLimit = outputLimit
  }

  mutating func run(
    _ standardInput: Pipe, _ standardOutput: Pipe, _ standardError: Pipe, timeLimit: Duration
  ) throws(FileError) -> Subprocess.Outcome {
    for end in [standardInput.writing, standardOutput.reading, standardError.reading] {
      cposix_set_nonblocking(end)
    }
    let deadline = SystemClock.elapsed() + timeLimit
    do throws(FileError) {
      while true {
        if let code = try step(standardInput, standardOutput, standardError) {
          return Subprocess.Outcome(
            code: code, output: output,
            complaint: String(decoding: complaint, as: UTF8.self))
        }
        if Task.isCancelled { throw FileError("run", program, .cancelled) }
        if SystemClock.elapsed() > deadline {
          throw FileError("run", program, .timedOut(after: timeLimit))
        }
      }
    } catch {
      endChild()
      throw error
    }
  }

  /// Waits a moment for any end to move; answers the exit code once all is done.
  private mutating func step(
    _ standardInput: Pipe, _ standardOutput: Pipe, _ standardError: Pipe
  ) throws(FileError) -> Int32? {
    if sent == input.count { standardInput.closeWriting() }
    var entries = [
      pollfd(fd: standardInput.writing, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: standardOutput.reading, events: Int16(POLLIN), revents: 0),
      pollfd(fd: standardError.reading, events: Int16(POLLIN), revents: 0),
    ]
    let isSilent = standardOutput.reading < 0 && standardError.reading < 0
    let moved = unsafe poll(&entries, nfds_t(entries.count), isSilent ? 1 : 20)
    if entries[0].revents != 0 { send(to: standardInput) }
    if entries[1].revents != 0, try !receive(from: standardOutput.reading, into: \.output) {
      standardOutput.closeReading()
    }
    if entries[2].revents != 0, try !receive(from: standardError.reading, into: \.complaint) {
      standardError.closeReading()
    }
    try reap()
    // A background process that the child left may hold the pipes open for ever: once the child
    // has ended, a moment of silence is the end.
    return isSilent || moved == 0 ? ended : nil
  }

  private mutating func send(to pipe: Pipe) {
    let count = unsafe input.withUnsafeBytes { buffer in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[sent...])
      return unsafe cposix_write_quietly(pipe.writing, rest.baseAddress, rest.count)
    }
    if count >= 0 {
      sent += count
    } else if errno != EAGAIN, errno != EINTR {
      // The child reads no more; its exit code tells whether that was right.
      pipe.closeWriting()
      sent = input.count
    }
  }

  /// Takes what there is; false at the end of the stream.
  private mutating func receive(
    from end: Int32, into text: WritableKeyPath<Conversation, [UInt8]>
  ) throws(FileError) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe chunk.withUnsafeMutableBytes { buffer in
      unsafe read(end, buffer.baseAddress, buffer.count)
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    self[keyPath: text].append(contentsOf: chunk[..<count])
    if output.count > outputLimit {
      throw FileError("run", program, .larger(thanBytes: outputLimit))
    }
    complaint.removeLast(max(0, complaint.count - Self.complaintLimit))
    return count > 0
  }

  private mutating func reap() throws(FileError) {
    guard ended == nil else { return }
    var code: Int32 = 0
    switch unsafe cposix_poll_child(child, &code) {
    case 1: ended = code
    case 0: return
    default: throw .last("wait for", program)
    }
  }

  /// Kills the child with its group and waits for it, so that no zombie stays.
  private mutating func endChild() {
    guard ended == nil else { return }
    kill(isGroup ? -child : child, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
  }
}
