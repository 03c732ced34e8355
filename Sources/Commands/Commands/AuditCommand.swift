import Documents
import Files
import Hypercare
import Model
import Parsing
import Planning
import Reconciliation
import Rendering
import Snapshots

/// Proves what everybody can effectively do, and says where that is not what was meant.
struct AuditCommand: Command {
  private static let since = Option(
    "since", "REV",
    "Also show whose rights changed since this snapshot, of those that snapshots hold.",
    Reading<String>.text,
    excludes: ["before"])
  private static let before = Option(
    "before", "FILE", "The same against an earlier 'cutsheet audit --format json'.", .file)
  private static let fix = Flag(
    "fix", "Save a plan to --output that ends the grants that should not be.")

  let declaration = Declaration(
    "audit", in: .everyday,
    summary: "Find who can do more, or less, than was meant",
    discussion: """
      Reads who holds which role, in what division and through which group, works out the union of
      everybody's roles with wildcards expanded, and compares it with what hypercares allow and
      need: too much, with the role that brings it; too little, with the task that it takes. Also
      API clients with far too many rights, time zones that disagree, retention that does not
      match, and whether a second factor is asked for. Nothing is written.

      With --since or --before also the rights that changed, person by person. Snapshots hold what
      the project manages, so that --since compares that; --before compares everybody. With --fix a plan is
      saved that ends the grants that are too much; 'cutsheet apply FILE' applies it once it is
      reviewed. A note alone is no finding.
      """,
    takes: [Self.since, Self.before, Self.fix],
    formats: [.text, .markdown, .json, .sarif, .junit],
    examples: [
      Declaration.Example("cutsheet audit --tenant cloud", "Lists what is wrong, and why."),
      Declaration.Example(
        "cutsheet audit --tenant cloud --fix --output fix.json", "Plans what would mend it."),
      Declaration.Example(
        "cutsheet audit --before before.json --format markdown",
        "Shows what a migration did to everybody's rights."),
    ],
    exits: [
      .success: "nothing was found", .differences: "there are findings, or rights have changed",
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let runs = try await TenantRun.open(invocation, in: context)
    let fixes = invocation[Self.fix]
    let comparesFile = invocation[Self.before] != nil
    if runs.count > 1, fixes || comparesFile {
      throw Refusal(
        .invalid, "which-tenant",
        "\(fixes ? "a plan file holds the plan" : "the file of --before tells") of one tenant",
        help: "pass --tenant with one of: \(runs.map(\.tenant).joined(separator: ", "))")
    }
    if fixes, invocation.globals.output == nil {
      throw Refusal(
        .invalid, "no-output", "--fix saves a plan, and nobody said where",
        help: "pass --output FILE")
    }
    var audits: [TenantAudit] = []
    for run in runs {
      audits.append(
        try await Self.compared(try await TenantAudit.of(run, in: context), invocation, context))
    }
    let outcome = AuditView(audits).outcome(isForMachines: invocation.globals.format == .json)
    guard fixes, let audit = audits.first, let path = invocation.globals.output else {
      return outcome
    }
    return try await Self.fixing(audit, outcome, path, invocation.globals, context)
  }

  private static func compared(
    _ audit: TenantAudit, _ invocation: Invocation, _ context: Context
  ) async throws -> TenantAudit {
    if let text = invocation[since] {
      let run = audit.run
      let revision = try await run.repository.revision(text)
      let then = try await TenantState.load(run.tenant, from: run.repository, at: revision)
      // What a snapshot does not hold may have been there all along: only like is compared.
      return audit.compared(
        AccessComparison(
          from: try await recorded(then, of: run), to: try await recorded(run.state, of: run)),
        since: revision.short, ofRecords: true)
    }
    guard let path = invocation[before] else { return audit }
    let before = try await saved(path, context)
    return audit.compared(
      AccessComparison(from: before, to: audit.access), since: path, ofRecords: false)
  }

  private static func recorded(_ state: TenantState, of run: TenantRun) async throws -> Access {
    let inventory = try await state.inventory(kinds: run.access.provider.kinds)
    return run.access.provider.access?.access(in: inventory, nil) ?? Access()
  }

  private static func saved(_ path: String, _ context: Context) async throws -> Access {
    let bytes: [UInt8]
    do {
      bytes = try await context.files.read(path)
    } catch {
      throw Refusal(.invalid, "unreadable-file", Program.describe(error))
    }
    guard let value = try? JSON.value(bytes), let kept = value["result"]?["access"],
      let access = Access(kept)
    else {
      throw Refusal(
        .invalid, "no-audit", "'\(Printable.line(path))' holds no audit of one tenant",
        help: "make one with: cutsheet audit --tenant NAME --format json --output FILE")
    }
    return access
  }

  /// Saves the plan that mends; nothing is applied.
  private static func fixing(
    _ audit: TenantAudit, _ outcome: Outcome, _ path: String, _ globals: GlobalOptions,
    _ context: Context
  ) async throws -> Outcome {
    var outcome = outcome
    outcome.hasPlacedOutput = true
    let wanted = WantedAccess(mending: audit.findings)
    guard !wanted.ended.isEmpty else {
      try await context.notice("notice: no plan can mend this; nothing was saved")
      return outcome
    }
    let run = audit.run
    var wish = run.wish(
      AccessAim(wanted), globals, at: try await run.clock(in: context).now)
    // What is applied later is held against what the documents make of the tenant then.
    wish.documents = try await run.intent(globals, in: context).wish.documents
    let planned = try await run.plan(wish, in: context)
    outcome.diagnostics += planned.problems
    try Disk.write(
      CanonicalJSON.bytes(of: planned.plan.value, layout: .lines), to: path, mode: .secret)
    let count = planned.plan.changes.count
    try await context.notice(
      "saved a plan of \(count.counted("change")); once it is reviewed: "
        + run.commandLine("apply \(path.shellQuoted)", globals))
    return outcome
  }
}
