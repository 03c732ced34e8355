/// What is known of the three standard streams.
package struct Terminal: Sendable {
  /// Tells whether a person can be asked.
  package var isInputInteractive: Bool
  /// Tells whether a person reads the result.
  package var isOutputInteractive: Bool
  /// Tells whether a person watches the progress.
  package var isErrorInteractive: Bool
  /// Columns of the terminal; 80 where there is none.
  package var width: Int

  /// Describes streams; left out, they are pipes.
  package init(
    isInputInteractive: Bool = false, isOutputInteractive: Bool = false,
    isErrorInteractive: Bool = false, width: Int = 80
  ) {
    self.isInputInteractive = isInputInteractive
    self.isOutputInteractive = isOutputInteractive
    self.isErrorInteractive = isErrorInteractive
    self.width = width
  }

  /// Tells whether the user's environment lets a terminal be written to in colour.
  static func allowsColor(_ environment: [String: String]) -> Bool {
    (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }
}

/// Where text goes: a standard stream, a file, or the memory of a test.
package protocol TextSink: Sendable {
  /// Writes all of the text; a reader that went away is no error.
  func write(_ text: String) async throws
}

/// The files a command line names: on disk, or in the memory of a test.
package protocol FileAccess: Sendable {
  /// Reads a whole file.
  func read(_ path: String) async throws -> [UInt8]

  /// Replaces a file as a whole, so that a reader never sees half of it.
  func replace(_ path: String, with bytes: [UInt8]) async throws

  /// Empties or creates a file and answers where its lines go.
  func lines(into path: String) async throws -> any TextSink
}
