import Documents
import Model
import Reconciliation

/// Reads a tenant with a display of how far it is.
struct TenantReading {
  private let access: TenantAccess
  private let context: Context

  init(_ access: TenantAccess, in context: Context) {
    self.access = access
    self.context = context
  }

  func inventory(_ scope: ReadingScope) async throws -> Inventory {
    let progress = context.progress(of: "objects")
    let counter = ReadCounter(progress)
    let inventory = try await InventoryReading(
      access.reader, progress: { await counter.add($0, $1) }
    ).inventory(scope)
    await progress.finish()
    return inventory
  }
}

/// Adds up what is read, for the display.
actor ReadCounter {
  private let report: ProgressReport
  private var done = 0

  init(_ report: ProgressReport) {
    self.report = report
  }

  func add(_ kind: String, _ count: Int) async {
    done += count
    await report.update(ProgressCounts(done: done, of: nil))
  }
}
