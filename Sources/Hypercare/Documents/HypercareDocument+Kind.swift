import Documents
import Model
import Policies
package import Projects

extension HypercareDocument {
  /// The kind of document, for `Project.load`.
  package static let kind = DocumentKind(
    "hypercare",
    summary: "Who may do what in a tenant in the weeks after a cut-over, and until when.",
    identity: "name",
    fields: [
      .string("name", "What tells the hypercare from others.", length: 1...100).required(),
      .string("tenant", "The tenant, by its name in the project.", length: 1...100).required(),
    ] + window + [
      .map(
        "roles", from: .text, to: .record(role),
        "The roles, each by the name that it has in the tenant: it begins with "
          + "'\(HypercareFacts.prefix)', so that all can be found again."
      ).required(),
      .list(
        "mustNotHold", of: name,
        "What nobody with a part in it may hold beside: names of roles, '*' stands for any "
          + "characters."),
      .list(
        "allowed.roles", of: name,
        "What members may hold beside: names of roles, '*' stands for any characters."),
      .list(
        "allowed.permissions", of: name,
        "What members may be able to do beside; '*' stands for any characters."),
      .list(
        "timeZones", of: .string(length: 1...100, format: .timeZone),
        "Further zones that clocks of the tenant may go by, beside that of the window."),
      .boolean(
        "requiresMFA", "Whether the organisation must ask everybody for a second factor."),
    ] + retention)

  private static let name = AttributeType.string(length: 1...256, format: nil)

  private static let window: [Attribute] = [
    .string(
      "window.opens", "The first moment, by the clocks of the zone.", format: .localDateTime
    ).required(),
    .integer(
      "window.days", "How many days it lasts; the last ends at the time of day of the first.",
      in: 1...366
    ).defaulting(to: 14),
    .string(
      "window.closes", "The first moment after it, in place of 'days'.", format: .localDateTime),
    .string("window.timeZone", "The zone of those clocks.", format: .timeZone).required(),
  ]

  private static let role: [Attribute] = [
    .string("description", "Whom the role is for.", length: 0...2_000),
    .list(
      "permissions", of: name,
      "What it allows, in words of the platform: 'routing:queue:view'; '*' stands for any "
        + "characters."
    ).required(),
    .list("members", of: name, "The users that hold it, or may open it where it is break-glass."),
    .list("groups", of: name, "The groups that hold it, or whose members may open it."),
    .list("divisions", of: name, "Where it holds; in all divisions when absent."),
    .string(
      "breakGlass.maximum",
      "Makes the role one that must be opened with a reason, and says for how long at most.",
      format: .duration),
    .map(
      "tasks", from: .text, to: .list(name),
      "What its holders must be able to do, each with the permissions that it takes."),
  ]

  private static let retention: [Attribute] = [
    .string(
      "retention.siemBuffer", "How far back the log system still takes a late entry.",
      format: .duration),
    .string(
      "retention.ingestionLatency", "The longest that an entry takes to arrive there.",
      format: .duration),
    .string("retention.recordings", "How long recordings are kept.", format: .duration),
    .string("retention.traces", "How long the platform keeps traces.", format: .duration),
  ]
}
