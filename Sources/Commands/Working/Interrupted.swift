import Documents
import Planning
import Reconciliation
import Snapshots

/// A run of the tenant whose journal was left behind.
struct Interrupted {
  var run: String
  var plan: Plan
  var past: RunPast
}

extension ApplySession {
  /// Finds the runs of the tenant that left a journal, the newest first, with their plans.
  ///
  /// A journal that cannot be read stops a run that would go on from it, and no other.
  func interrupted(passingOver isLenient: Bool = false) throws -> [Interrupted] {
    let folder = run.repository.folder
    return try Journal.unfinishedRuns(in: folder).reversed().compactMap { name in
      let entries: [Value]
      do {
        entries = try Journal.entries(run: name, in: folder)
      } catch {
        if isLenient { return nil }
        throw error
      }
      guard let begin = entries.first(where: { $0["type"]?.string == "begin" }),
        begin["tenant"]?.string == run.tenant, let plan = try? Plan(file: begin["plan"] ?? .null)
      else { return nil }
      return Interrupted(run: name, plan: plan, past: RunPast(entries))
    }
  }
}
