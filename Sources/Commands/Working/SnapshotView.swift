import Documents
import Reconciliation
import Rendering
import Snapshots

/// One snapshot for people and machines: who made it, what the run did, how much it holds.
struct SnapshotView: Sendable {
  private let entry: HistoryEntry
  private let report: Value?
  private let holdings: [(tenant: String, kind: String, managed: Int, seen: Int)]

  init(entry: HistoryEntry, report: Value?, states: [TenantState]) {
    self.entry = entry
    self.report = report
    holdings = states.flatMap { state in
      state.counts.sorted { $0.key < $1.key }.map {
        (state.tenant, $0.key, $0.value.managed, $0.value.seen)
      }
    }
  }

  var value: Value {
    var value = entry.value
    value.set(
      .array(
        holdings.map {
          [
            "tenant": .string($0.tenant), "kind": .string($0.kind),
            "managed": .integer($0.managed), "seen": .integer($0.seen),
          ]
        }), at: ["objects"])
    if let report { value.set(report, at: ["report"]) }
    return value
  }

  private var lines: [String] {
    var lines = [Printable.line(entry.message.subject), ""]
    let facts: [(String, String?)] = [
      ("commit", entry.revision.id), ("when", entry.when.description), ("actor", entry.actor),
      ("run", entry.message["Run-Id"]), ("plan", entry.message["Plan-Digest"]),
      ("tool", entry.message["Tool-Version"]),
    ]
    for (name, text) in facts {
      guard let text else { continue }
      lines.append(name.padding(8) + Printable.line(text))
    }
    let items = report?["items"]?.array ?? []
    if !items.isEmpty { lines += ["", "Run"] + items.map(Self.line) }
    if !holdings.isEmpty {
      lines += ["", "Holds"]
      lines += holdings.map {
        "  \($0.tenant) \($0.kind): \(grouped($0.managed)) managed, \(grouped($0.seen)) others"
      }
    }
    return lines
  }

  private static func line(_ item: Value) -> String {
    func word(_ name: String) -> String { item[name]?.string ?? "" }
    let reason = item["reason"]?.string.map { ": " + Printable.line($0) } ?? ""
    return "  \(word("status").padding(12))\(word("action").padding(12))"
      + Printable.line(word("address")) + reason
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  var markdown: String {
    ([Markdown.fence()] + lines.map(Markdown.inFence) + [Markdown.fence(), ""])
      .joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
