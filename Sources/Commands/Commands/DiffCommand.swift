import Documents
import Model
import Reconciliation
import Rendering
import Snapshots

/// Compares two snapshots.
struct DiffCommand: Command {
  private static let range = Argument(
    "REV..REV", "Two snapshots; with one alone it is compared with the newest.", .text)
  private static let all = Flag("all", "Also objects that were only seen and never managed.")

  let declaration = Declaration(
    "diff", in: .state,
    summary: "Show what differs between two snapshots",
    discussion: """
      Compares object by object and attribute by attribute what the state holds, whatever the
      documents or the tenants say by now. Needs no tenant and no network.
      """,
    takes: [Self.range, Self.all], formats: [.text, .markdown, .json],
    examples: [
      Declaration.Example("cutsheet diff HEAD~1..HEAD", "Shows what the last commit changed."),
      Declaration.Example(
        "cutsheet diff 3f9a1c2d --target 'cloud/queues/*'", "Shows how queues moved since."),
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let past = try await LookBack.open(invocation, in: context)
    let (old, new) = try await Self.revisions(invocation[Self.range], past.repository)
    let targets = invocation.globals.targets.map { AddressPattern($0) }
    var pairs: [ObjectDiffText.Pair] = []
    for (before, after) in zip(try await past.states(at: old), try await past.states(at: new)) {
      let found = try await SnapshotComparison.pairs(
        from: before, to: after, includingSeen: invocation[Self.all])
      for (address, before, after) in found {
        guard targets.isEmpty || targets.contains(where: { $0.matches(address) }),
          let kind = past.kind(of: address)
        else { continue }
        pairs.append(.init(address, of: kind, before: before, after: after))
      }
    }
    let view = DifferenceView(pairs, title: "\(old.short)..\(new.short)")
    return view.outcome(
      .success, more: ["from": .string(old.id), "to": .string(new.id)],
      isColored: context.isOutputColored && invocation.globals.output == nil)
  }

  private static func revisions(
    _ text: String, _ repository: StateRepository
  ) async throws -> (Revision, Revision) {
    var ends = [text, "HEAD"]
    if let dots = text.indices.first(where: { text[$0...].hasPrefix("..") }) {
      ends = [String(text[..<dots]), String(text[dots...].dropFirst(2))]
    }
    return (
      try await repository.revision(ends[0].isEmpty ? "HEAD" : ends[0]),
      try await repository.revision(ends[1].isEmpty ? "HEAD" : ends[1])
    )
  }
}
