/// One thing `cutsheet` can do: what it is called, what it takes, and how it runs.
///
/// Help, completions, man pages and the reading of the command line derive from the declaration.
package protocol Command: Sendable {
  /// The name, options and help of the command.
  var declaration: Declaration { get }

  /// Does the work and answers what to show.
  ///
  /// What the user did wrong is thrown as `Refusal` or returned in the outcome's diagnostics; any
  /// other error means that the world failed, and ends the program with exit code 1.
  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome
}
