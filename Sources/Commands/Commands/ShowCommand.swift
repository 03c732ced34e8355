import Documents
import Files
import Model
import Parsing
import Planning
import Projects
import Reconciliation
import Rendering
import Snapshots

/// Shows a snapshot, an object of it, or a saved plan.
struct ShowCommand: Command {
  private static let what = Argument(
    "REV", "A snapshot, the id of a run, or the file of a saved plan.", .file)
  private static let address = Argument(
    optional: "ADDRESS", "One object of the snapshot.", .text)

  let declaration = Declaration(
    "show", in: .state,
    summary: "Show a snapshot, one of its objects, or a saved plan",
    discussion: """
      Of a snapshot it tells who made it, what the run reported and how much it holds; with an
      address, the object as it was. A saved plan is shown as 'cutsheet plan' showed it, whether it
      could still be applied or not. Needs no tenant and no network.
      """,
    takes: [Self.what, Self.address], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet show HEAD", "Tells of the newest snapshot."),
      Declaration.Example("cutsheet show HEAD~1 cloud/queues/Support", "Shows a queue as it was."),
      Declaration.Example("cutsheet show cloud.plan.json", "Shows a saved plan."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let name = invocation[Self.what]
    if invocation[Self.address] == nil, Disk.item(at: name) == .file {
      return try await Self.plan(name, invocation, context)
    }
    let past = try await LookBack.open(invocation, in: context)
    let revision = try await past.repository.revision(name)
    if let text = invocation[Self.address] {
      return try await Self.object(text, revision, past)
    }
    return try await Self.snapshot(revision, past)
  }

  private static func plan(
    _ path: String, _ invocation: Invocation, _ context: Context
  ) async throws -> Outcome {
    let plan = try await SavedPlan.read(path, in: context)
    let outline = PlanOutline(
      plan,
      surroundings: .init(
        applyCommand: "cutsheet apply " + path.shellQuoted,
        wayBack: plan.basis.snapshot.map { Revision(id: $0).short }),
      unfoldsCosmetic: invocation.globals.isVerbose)
    let style = Style(usesColor: context.isOutputColored && invocation.globals.output == nil)
    return Outcome(result: plan.value)
      .shown(as: .text) { PlanText.render(outline, style: style) }
      .shown(as: .markdown) { PlanMarkdown.render(outline) }
  }

  private static func object(
    _ text: String, _ revision: Revision, _ past: LookBack
  ) async throws -> Outcome {
    let (address, _) = try past.address(text)
    let state = try await TenantState.load(address.tenant, from: past.repository, at: revision)
    guard let object = try await state.object(address) else {
      throw past.missing(address, in: state)
    }
    let value = object.value
    return Outcome(result: value).shown(as: .text) { YAMLText.document(value, fillsIn: true) }
      .shown(as: .markdown) {
        let lines = YAMLText.document(value, fillsIn: true).split(separator: "\n")
        return
          ([Markdown.fence("yaml")] + lines.map { Markdown.inFence(String($0)) }
          + [Markdown.fence(), ""]).joined(separator: "\n")
      }
  }

  private static func snapshot(_ revision: Revision, _ past: LookBack) async throws -> Outcome {
    guard
      let entry = try await past.repository.history().first(where: { $0.revision == revision })
    else { throw Refusal(.invalid, "unknown-revision", "there is no snapshot '\(revision)'") }
    var report: Value?
    if let run = entry.message["Run-Id"] {
      let bytes = try await past.repository.read("runs/\(run)/report.json", at: revision)
      report = bytes.flatMap { try? JSON.value($0) }
    }
    let view = SnapshotView(
      entry: entry, report: report, states: try await past.states(at: revision))
    return Outcome(result: view.value).shown(as: .text) { view.text }
      .shown(as: .markdown) { view.markdown }
  }
}
