package import Documents
import Files

/// Everything a command may know of the world around it.
///
/// The clock, randomness, streams and files are values here, so that a test can stand in for each.
package struct Context: Sendable {
  /// How much is said beside results and problems.
  package enum Verbosity: Sendable { case quiet, normal, verbose }

  /// Variables of the process.
  package var environment: [String: String]
  /// What the standard streams are connected to.
  package var terminal: Terminal
  /// Standard output: results alone.
  package var output: any TextSink
  /// Standard error: progress, questions and problems.
  package var errors: any TextSink
  /// The files that command lines name.
  package var files: any FileAccess
  /// Reads a line that the user types; nil at the end of input, or when the task is cancelled.
  package var readLine: @Sendable () async -> String?
  /// The time of day.
  package var now: @Sendable () -> Instant
  /// Time since some moment in the past; never goes back.
  package var uptime: @Sendable () -> Duration
  /// What waiting goes by: for limits, for a tenant that lags, before another attempt.
  package var clock: any Clock<Duration> = ContinuousClock()
  /// Bytes that nobody can guess.
  package var randomBytes: @Sendable (Int) throws -> [UInt8]
  /// Requests to stop, such as Ctrl-C; asked for once.
  var stopRequests: @Sendable () -> AsyncStream<StopSignal> = { AsyncStream { $0.finish() } }
  /// Raised by such a request.
  var stop = StopFlag()
  /// Ends the program without another word.
  var endNow: @Sendable (ExitCode) -> Void = { _ in }
  /// Runs another program with our streams and more environment, and answers its exit status.
  var runProgram: @Sendable (_ words: [String], _ more: [String: String]) async throws -> UInt8 = {
    _, _ in 0
  }

  /// How much the user wants to be told.
  package internal(set) var verbosity = Verbosity.normal
  /// Where `--events` goes; nil without it.
  package internal(set) var events: EventLog?
  /// What is overdue in the states that the command opens.
  private(set) var alarms = Alarms()
  var assumesYes = false
  var isColorless = false

  /// Gathers the surroundings of a run.
  package init(
    environment: [String: String], terminal: Terminal, output: any TextSink,
    errors: any TextSink, files: any FileAccess, readLine: @escaping @Sendable () async -> String?,
    now: @escaping @Sendable () -> Instant, uptime: @escaping @Sendable () -> Duration,
    randomBytes: @escaping @Sendable (Int) throws -> [UInt8]
  ) {
    self.environment = environment
    self.terminal = terminal
    self.output = output
    self.errors = errors
    self.files = files
    self.readLine = readLine
    self.now = now
    self.uptime = uptime
    self.randomBytes = randomBytes
  }

  /// Tells whether text on standard output may carry colours.
  package var isOutputColored: Bool { terminal.isOutputInteractive && allowsColor }

  /// Tells whether text on standard error may carry colours.
  package var isErrorColored: Bool { terminal.isErrorInteractive && allowsColor }

  private var allowsColor: Bool { !isColorless && Terminal.allowsColor(environment) }

  /// Says something beside the result, unless `--quiet`.
  package func notice(_ line: String) async throws {
    if verbosity != .quiet { try await errors.write(line + "\n") }
  }

  /// Says something that only `--verbose` asks for.
  package func detail(_ line: String) async throws {
    if verbosity == .verbose { try await errors.write(line + "\n") }
  }

  /// Starts a display of progress that counts things of one unit, such as "queues".
  package func progress(of unit: String) -> ProgressReport {
    let style: ProgressPace =
      switch (verbosity, terminal.isErrorInteractive) {
      case (.quiet, _): .silent
      case (_, true): .live(width: terminal.width)
      case (_, false): .lines
      }
    return ProgressReport(
      unit, pace: style, errors: errors, events: events, uptime: uptime)
  }

  /// Asks a question that only `yes` answers; `--yes` answers it beforehand.
  ///
  /// Without a terminal there is nobody to ask: that is a refusal, not a no.
  package func confirm(_ question: String) async throws -> Bool {
    if assumesYes { return true }
    guard terminal.isInputInteractive else {
      throw Refusal(
        .invalid, "not-confirmed", "there is no terminal to ask for confirmation on",
        help: "pass --yes to go on without being asked")
    }
    if await stop.ask(true) { return false }
    try await errors.write("\(question) Only 'yes' goes on: ")
    let line = await line()
    // What the user typed to interrupt us did not end the line.
    if await stop.ask(false) { try await errors.write("\n") }
    return line == "yes"
  }

  /// What the user types; nil as well when the program is asked to stop.
  private func line() async -> String? {
    await withTaskGroup(of: String?.self) { group in
      group.addTask { await readLine() }
      group.addTask {
        await stop.raised()
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  /// Tells whether the user asked a command that stops in good order to stop.
  package func isStopping() async -> Bool { await stop.isRaised }

  /// The same surroundings with what the global options say.
  func adapted(to globals: GlobalOptions) async throws -> Context {
    var copy = self
    copy.alarms = Alarms()
    copy.assumesYes = globals.assumesYes
    copy.isColorless = globals.isColorless
    copy.verbosity = globals.isQuiet ? .quiet : globals.isVerbose ? .verbose : .normal
    if let path = globals.events {
      copy.events = EventLog(into: try await files.lines(into: path), now: now)
    }
    return copy
  }
}
