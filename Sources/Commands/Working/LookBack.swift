import Documents
import Model
import Projects
import Reconciliation
import Snapshots

/// The state of a project's environment, for commands that only look at what was.
struct LookBack: Sendable {
  let workspace: Workspace
  let repository: StateRepository
  /// The tenants that the command line means.
  let tenants: [Tenant]

  static func open(_ invocation: Invocation, in context: Context) async throws -> LookBack {
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    return LookBack(
      workspace: workspace, repository: try await workspace.state(in: context),
      tenants: try workspace.tenants(invocation.globals))
  }

  /// The tenants' parts of a snapshot.
  func states(at revision: Revision?) async throws -> [TenantState] {
    var states: [TenantState] = []
    for tenant in tenants {
      states.append(try await TenantState.load(tenant.name, from: repository, at: revision))
    }
    return states
  }

  /// The kind of an address; nil where the tenant's platform has none of that name.
  func kind(of address: Address) -> Kind? {
    let vendor = workspace.project.tenant(address.tenant)?.vendor
    return allProviders.first { $0.vendor == vendor }?.kinds.first { $0.name == address.kind }
  }

  /// The one address that a user wrote; what cannot be one is the user's mistake.
  func address(_ text: String) throws -> (address: Address, kind: Kind) {
    guard let address = Address(text), let kind = kind(of: address) else {
      let names = workspace.project.tenants.map(\.name)
      throw Refusal(
        .invalid, "bad-address", "'\(Printable.line(text))' is no address in this project",
        help: "write TENANT/KIND/NAME; tenants are \(listed(names, "and"))")
    }
    return (address, kind)
  }

  /// Says that a snapshot does not hold an object.
  func missing(_ address: Address, in state: TenantState) -> Refusal {
    Refusal(
      .invalid, "no-such-object",
      "the snapshot holds no object '\(Printable.line(address.description))'",
      help: Suggestion.clause(
        for: address.description,
        in: state.recorded.filter { $0.kind == address.kind }.map(\.description)))
  }
}

extension HistoryEntry {
  /// Who ran the tool, as far as the commit tells.
  var actor: String { message["Actor"] ?? author.name }

  /// The plan that the commit is the outcome of; nil where the tenant was only observed.
  var plan: String? {
    message.subject.hasPrefix("apply(") ? message["Plan-Digest"] : nil
  }

  /// Why it was made, where somebody had to say so, with the ticket.
  var cause: String? {
    message["Reason"].map { reason in message["Ticket"].map { "\(reason) (\($0))" } ?? reason }
  }

  var value: Value {
    var object: Object = [
      "revision": .string(revision.id), "when": .string(when.description),
      "actor": .string(actor), "subject": .string(message.subject),
    ]
    object["parent"] = parent.map { .string($0.id) }
    object["run"] = message["Run-Id"].map { .string($0) }
    object["reason"] = message["Reason"].map { .string($0) }
    object["ticket"] = message["Ticket"].map { .string($0) }
    object["hypercare"] = message["Hypercare"].map { .string($0) }
    object["plan"] = plan.map { .string($0) }
    object["tool_version"] = message["Tool-Version"].map { .string($0) }
    return .object(object)
  }
}
