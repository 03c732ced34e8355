import Documents
import Model
import Reconciliation
import Rendering
import Snapshots

/// Tells where each attribute of an object has its value from.
struct BlameCommand: Command {
  private static let address = Argument(
    "ADDRESS", "The object, such as 'cloud/queues/Support Tier 1'.", .text)

  let declaration = Declaration(
    "blame", in: .state,
    summary: "Show who gave each attribute its value",
    discussion: """
      Follows an object back through the snapshots and names, for each attribute, the commit that
      gave it its present value, who ran it, when, and the plan; 'observed' where the tenant was
      found so. Attributes that nobody manages are shown with --verbose.
      """,
    takes: [Self.address],
    examples: [
      Declaration.Example("cutsheet blame cloud/queues/Support", "Explains a queue.")
    ])

  func run(_ invocation: Invocation, in context: Context) async throws -> Outcome {
    let past = try await LookBack.open(invocation, in: context)
    let (address, kind) = try past.address(invocation[Self.address])
    let state = try await TenantState.load(address.tenant, from: past.repository)
    guard let authorship = try await Authorship.of(address, kind: kind, in: state) else {
      throw past.missing(address, in: state)
    }
    let isManaged = authorship.lines.contains(where: \.isManaged)
    let showsAll = invocation.globals.isVerbose || !isManaged
    let lines = authorship.lines.filter { showsAll || $0.isManaged }
    let style = Style(usesColor: context.isOutputColored && invocation.globals.output == nil)
    return Outcome(
      result: [
        "address": .string(address.description), "attributes": .array(lines.map(Self.value)),
      ]
    ).shown(as: .text) { BlameText.render(address, lines.map(Self.line), style: style) }
  }

  private static func line(_ line: Authorship.Line) -> BlameText.Line {
    BlameText.Line(
      attribute: line.attribute.name, value: line.attribute.isSecret ? "<redacted>" : line.value,
      unit: line.attribute.unit, commit: line.entry.revision.id, actor: line.entry.actor,
      when: line.entry.when, plan: line.entry.plan)
  }

  private static func value(_ line: Authorship.Line) -> Value {
    var value = line.entry.value
    value.set(.string(line.attribute.name), at: ["name"])
    value.set(line.attribute.isSecret ? "<redacted>" : line.value, at: ["value"])
    value.set(.bool(line.isManaged), at: ["managed"])
    return value
  }
}
