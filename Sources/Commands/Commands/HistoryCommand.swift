import Documents
import Hypercare
import Model
import Reconciliation
import Rendering
import Snapshots

/// Lists the snapshots of an environment.
struct HistoryCommand: Command {
  private static let limit = Option(
    "limit", "N", "How many to list at most.", Reading<Int>.integer(in: 1...1_000_000),
    default: "50")

  let declaration = Declaration(
    "history", in: .state,
    summary: "List the snapshots, the newest first",
    discussion: """
      Break-glass roles leave one for every opening and every end, with who, why and the ticket.
      An apply leaves two: 'observe', the tenant as it was found where that was news, and 'apply',
      what came of it. Each names who ran it, when and which plan it was. The first word names a
      snapshot for 'show', 'diff' and 'rollback'; so does the id of a run.

      --tenant lists what concerns one tenant, --target what concerns one object.
      """,
    takes: [Self.limit],
    examples: [
      Declaration.Example("cutsheet history --limit 10", "Lists the last ten snapshots."),
      Declaration.Example(
        "cutsheet history --target cloud/queues/Support", "Lists those that changed a queue."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let past = try await LookBack.open(invocation, in: context)
    var entries: [HistoryEntry] = []
    for path in try await Self.paths(invocation.globals, past) {
      entries += try await past.repository.history(limit: invocation[Self.limit], path: path)
    }
    entries = Self.merged(entries, limit: invocation[Self.limit])
    let rows = try await Self.rows(entries, past.repository)
    let style = Style(
      usesColor: context.isOutputColored && invocation.globals.output == nil)
    return Outcome(
      result: [
        "branch": .string(past.repository.branch), "entries": .array(entries.map(\.value)),
      ]
    ).shown(as: .text) { HistoryText.render(rows, style: style) }
  }

  /// The parts of the state that the command line speaks of; nil for all of it.
  private static func paths(_ globals: GlobalOptions, _ past: LookBack) async throws -> [String?] {
    if !globals.targets.isEmpty {
      let states = try await past.states(at: nil)
      var paths: [String] = []
      for text in globals.targets {
        let (address, _) = try past.address(text)
        guard let state = states.first(where: { $0.path(of: address) != nil }),
          let path = state.path(of: address)
        else { throw past.missing(address, in: states[0]) }
        paths.append(path)
      }
      return paths
    }
    guard let tenant = globals.tenant else { return [nil] }
    return ["tenants/" + ObjectPath.fileName(for: tenant), OpeningBook.folder(of: tenant)]
  }

  private static func merged(_ entries: [HistoryEntry], limit: Int) -> [HistoryEntry] {
    var seen: Set<Revision> = []
    let unique = entries.filter { seen.insert($0.revision).inserted }
    let places = Dictionary(
      unique.enumerated().map { ($1.revision, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = unique.sorted {
      ($1.when, places[$0.revision] ?? 0) < ($0.when, places[$1.revision] ?? 0)
    }
    return Array(sorted.prefix(limit))
  }

  private static func rows(
    _ entries: [HistoryEntry], _ repository: StateRepository
  ) async throws -> [HistoryText.Entry] {
    var rows: [HistoryText.Entry] = []
    for entry in entries {
      let counts = try await Counts(of: entry, repository)
      rows.append(
        HistoryText.Entry(
          commit: entry.revision.id, when: entry.when, actor: entry.actor,
          subject: entry.message.subject, created: counts.created, updated: counts.updated,
          deleted: counts.deleted, plan: entry.plan, cause: entry.cause))
    }
    return rows
  }
}

/// How many objects a commit brought, changed and took away.
private struct Counts {
  var created = 0
  var updated = 0
  var deleted = 0

  init(of entry: HistoryEntry, _ repository: StateRepository) async throws {
    let changed = try await repository.changedPaths(
      from: entry.parent, to: entry.revision, under: "tenants")
    let before = try await Self.paths(entry.parent, repository)
    let after = try await Self.paths(entry.revision, repository)
    for path in changed where path.split(separator: "/").count == 4 {
      switch (before.contains(path), after.contains(path)) {
      case (false, _): created += 1
      case (true, true): updated += 1
      case (true, false): deleted += 1
      }
    }
  }

  private static func paths(
    _ revision: Revision?, _ repository: StateRepository
  ) async throws -> Set<String> {
    guard let revision else { return [] }
    return Set(try await repository.tree(at: revision, under: "tenants").map(\.path))
  }
}
