import Documents
import Parsing
import Planning

/// Reads plan files.
enum SavedPlan {
  /// Gives the plan of a file; one that is none, or was altered, is refused.
  static func read(_ path: String, in context: Context) async throws -> Plan {
    do {
      return try Plan(file: try JSON.value(try await context.files.read(path)))
    } catch let error as PlanFileError {
      throw Refusal(error == .altered ? .stale : .invalid, "unusable-plan", error.description)
    } catch let error as JSONError {
      throw Refusal(.invalid, [error.diagnostic(in: path)])
    } catch {
      throw Refusal(.invalid, "unreadable-file", Program.describe(error))
    }
  }
}
