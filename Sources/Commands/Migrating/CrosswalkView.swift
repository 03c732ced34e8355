import Documents
import Migration
import Rendering

/// Pairs of a crosswalk for people.
struct CrosswalkView: Sendable {
  private let entries: [Crosswalk.Entry]

  init(_ entries: [Crosswalk.Entry]) {
    self.entries = entries
  }

  /// Reads what the last apply of a migration left.
  static func load(
    _ name: String, _ invocation: Invocation, in context: Context
  ) async throws -> Crosswalk {
    let past = try await LookBack.open(invocation, in: context)
    let migration = try past.workspace.migration(name)
    guard let found = try await Crosswalk.load(migration.name, from: past.repository) else {
      throw Refusal(
        .invalid, "no-crosswalk",
        "migration '\(Printable.line(name))' has not been applied in environment "
          + "'\(past.workspace.environment)'",
        help: "'cutsheet apply --tenant \(migration.to.shellQuoted)' makes the crosswalk")
    }
    return found
  }

  func outcome(result: Value) -> Outcome {
    let lines = lines
    return Outcome(result: result)
      .shown(as: .text) { lines.map { $0 + "\n" }.joined() }
      .shown(as: .markdown) {
        ([Markdown.fence()] + lines.map(Markdown.inFence) + [Markdown.fence(), ""])
          .joined(separator: "\n")
      }
  }

  private var lines: [String] {
    let ends = entries.map { (Self.text($0.source), Self.text($0.target), $0.standing) }
    let width = ends.map(\.0.count).max() ?? 0
    return ends.map { source, target, standing in
      let gap = String(repeating: " ", count: width - source.count)
      return "\(source)\(gap)  ->  \(target)\(Self.remark(standing))"
    }
  }

  private static func remark(_ standing: Crosswalk.Standing) -> String {
    switch standing {
    case .derived: ""
    case .paired: "  (made by hand)"
    case .left: "  (the source is gone or not what it was)"
    case .dropped: "  (not derived any more)"
    }
  }

  private static func text(_ end: Crosswalk.End) -> String {
    "\(end.kind)/\(Printable.line(end.key)) (\(end.id.map { Printable.line($0) } ?? "not made yet"))"
  }
}
