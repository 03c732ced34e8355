import Documents
import Files
import Projects
import Sandbox

/// The tenants that a sandbox serves: those of a project, or one that stands alone.
///
/// Credentials of a project's tenants are made up from the names of the variables that hold them, so that tenants which
/// share a variable agree; real ones never get in, for a sandbox prints what it takes.
struct SimulatedTenants {
  /// Fields of a connection that each platform signs in with.
  private struct Credentials {
    let vendor: String
    let id: String
    let secret: String
    /// Where a tenant without a project takes them from.
    let variables: (id: String, secret: String)
    /// What such a tenant is told beside them.
    var place: [(name: String, value: String)] = []
  }

  private static let credentials = [
    Credentials(
      vendor: "genesys-cloud", id: "clientId", secret: "clientSecret",
      variables: ("GENESYS_CLIENT_ID", "GENESYS_CLIENT_SECRET")),
    Credentials(
      vendor: "nice-cxone", id: "accessKeyId", secret: "accessKeySecret",
      variables: ("NICE_ACCESS_KEY_ID", "NICE_ACCESS_KEY_SECRET"), place: [("NICE_AREA", "na1")]),
  ]

  /// The platforms that can be simulated.
  static var vendors: [String] { credentials.map(\.vendor) }

  private let folder: Folder
  private let context: Context

  /// The tenants of the project in the folder of a command line; where there is none, or where a
  /// vendor is named, one tenant with the variables that documentation names.
  static func chosen(
    _ invocation: Invocation, vendor: String?, _ context: Context
  ) throws -> [SandboxOptions.Tenant] {
    let folder = invocation.globals.project
    let isFolderNamed = folder != "." || Disk.item(at: folder + "/cutsheet.yaml") != nil
    guard isFolderNamed, vendor == nil else {
      return credentials.filter { $0.vendor == vendor ?? vendors.first }
        .map { alone(invocation.globals.tenant ?? "cloud", $0) }
    }
    let workspace = try Workspace.open(invocation, in: context, fillingSecrets: false)
    let tenants = SimulatedTenants(folder: workspace.folder, context: context)
    return try workspace.tenants(invocation.globals).map(tenants.simulated)
  }

  private static func alone(_ name: String, _ known: Credentials) -> SandboxOptions.Tenant {
    let (id, secret) = ("sandbox-client", "sandbox-secret")
    return SandboxOptions.Tenant(
      name: name, vendor: known.vendor, clientId: id, clientSecret: secret,
      environment: [(known.variables.id, id), (known.variables.secret, secret)] + known.place)
  }

  private func simulated(_ tenant: Tenant) throws -> SandboxOptions.Tenant {
    guard let known = Self.credentials.first(where: { $0.vendor == tenant.vendor }) else {
      throw Refusal(
        .invalid, "unknown-vendor",
        "tenant '\(Printable.line(tenant.name))' lives on '\(tenant.vendor)', which no sandbox "
          + "simulates",
        help: "name the tenants to simulate one by one with --tenant")
    }
    let names = Set(tenant.templates.values.flatMap(\.references).compactMap(Self.variable))
    return SandboxOptions.Tenant(
      name: tenant.name, vendor: tenant.vendor,
      clientId: try setting(known.id, of: tenant),
      clientSecret: try setting(known.secret, of: tenant),
      environment: names.sorted().map { ($0, Self.value(of: $0)) })
  }

  /// A credential as the tool will send it.
  private func setting(_ name: String, of tenant: Tenant) throws -> String {
    guard let template = tenant.templates[name] else {
      return tenant.connection[name]?.string ?? ""
    }
    let found = template.resolved { reference in
      Self.variable(reference).map { Secret(Self.value(of: $0)) }
        ?? Workspace.secret(reference, folder, context)
    }
    guard let found else {
      throw Refusal(
        .invalid, "missing-secret",
        "the \(name) of tenant '\(Printable.line(tenant.name))' is not there, and the sandbox "
          + "cannot make it up")
    }
    return found.reveal()
  }

  private static func variable(_ reference: SecretReference) -> String? {
    if case .environment(let name) = reference { name } else { nil }
  }

  /// `GENESYS_CLIENT_ID` holds `sandbox-genesys-client-id`.
  private static func value(of variable: String) -> String {
    "sandbox-" + variable.lowercased().map { $0 == "_" ? "-" : String($0) }.joined()
  }
}
