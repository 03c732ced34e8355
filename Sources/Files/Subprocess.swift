import CPosix
import Glibc

/// Another program, run to its end; blocks, so an actor with a thread of its own calls it.
package struct Subprocess: Sendable {
  /// How a program ended and what it said.
  package struct Outcome: Sendable {
    /// The exit code, or 128 and the signal that killed it.
    package var code: Int32
    /// All that it wrote to its standard output.
    package var output: [UInt8]
    /// What it complained of, cut after the limit.
    package var complaint: String

    /// Whether it says that it did what it was asked.
    package var succeeded: Bool { code == 0 }
  }

  /// The program, found in PATH, and what it is told.
  package var arguments: [String]
  /// Where it runs; nil is here.
  package var folder: String?
  /// Variables set, or with nil taken away, beyond those of this process.
  package var environment: [String: String?] = [:]
  /// What it reads from its standard input.
  package var input: [UInt8] = []
  /// Bytes of output beyond which it is killed.
  package var outputLimit = 64 << 20
  /// How long it may run.
  package var timeLimit: Duration = .seconds(300)
  /// Whether it may ask the user at the terminal, at the price that a time-out kills it alone and
  /// not what it started.
  package var mayAskUser = false

  /// Says what to run and where, with all else at its default.
  package init(_ arguments: [String], in folder: String? = nil) {
    self.arguments = arguments
    self.folder = folder
  }

  /// Runs it; a time-out or a cancelled task kills it with all that it started.
  ///
  /// That it ended with another code than 0 is an outcome, not an error.
  package func run() throws(FileError) -> Outcome {
    precondition(!arguments.isEmpty, "a program has a name")
    let input = try Pipe(arguments[0])
    let output = try Pipe(arguments[0])
    let complaint = try Pipe(arguments[0])
    let child = try start([input.reading, output.writing, complaint.writing])
    input.closeReading()
    output.closeWriting()
    complaint.closeWriting()
    var talk = Conversation(
      child: child, isGroup: !mayAskUser, program: arguments[0], input: self.input,
      outputLimit: outputLimit)
    return try talk.run(input, output, complaint, timeLimit: timeLimit)
  }

  func start(_ streams: [Int32]) throws(FileError) -> pid_t {
    var variables = Host.environment()
    for (name, value) in environment { variables[name] = value }
    let lines = variables.map { "\($0.key)=\($0.value)" }.sorted()
    var child: pid_t = 0
    let failure = unsafe withCStrings(arguments) { arguments in
      unsafe withCStrings(lines) { variables in
        unsafe cposix_spawn(
          arguments[0], arguments, variables, folder, streams, mayAskUser ? 0 : 1, &child)
      }
    }
    if failure != 0 { throw FileError("run", arguments[0], .system(failure)) }
    return child
  }
}

/// Lends strings as C wants them: an array of pointers with NULL behind the last.
private func withCStrings<Result>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  var pointers = unsafe texts.map { unsafe strdup($0) }
  unsafe pointers.append(nil)
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe body(pointers)
}
