import Documents
import Files
import GenesysCloud
import Model
import NICECXone
import Projects
import Reconciliation
import Transport

/// Every platform that tenants may live on: one more is one line here and one in `open`.
let allProviders: [any Provider] = [GenesysCloudProvider(), NICECXoneProvider()]

/// Opens tenants over HTTP; the only place that knows one vendor from another.
struct TenantConnector: Sendable {
  private let client: HTTPClient
  private let trace: Trace?
  private let environment: [String: String]
  private let clock: any Clock<Duration>
  private let now: @Sendable () -> Instant
  /// Says which tenant is waited for, and why.
  private let wait: @Sendable (_ tenant: String, Absence.Notice) async -> Void

  /// Takes the options that concern connections; with `--trace` every exchange is recorded.
  init(_ globals: GlobalOptions, in context: Context) throws {
    environment = context.environment
    clock = context.clock
    now = context.now
    wait = { tenant, notice in
      // What cannot be said must not end the work that it is about.
      try? await context.notice(
        "\(tenant): cannot connect (\(Printable.line(notice.reason))), still trying for "
          + notice.left.text)
    }
    trace = try globals.trace.map(Self.trace)
    var settings = HTTPClient.Settings()
    settings.authorities = context.environment["CUTSHEET_CA_FILE"]
    client = HTTPClient.start(settings, trace: trace)
  }

  /// Gives access to a tenant; without `writing` there is nothing in it that could write.
  func access(_ tenant: Tenant, writing: Bool = false) async throws -> TenantAccess {
    for secret in tenant.secrets.values { await trace?.hide(secret) }
    switch tenant.vendor {
    case "genesys-cloud": return try genesys(tenant, writing: writing)
    case "nice-cxone": return try await cxone(tenant, writing: writing)
    default:
      throw Refusal(
        .invalid, "unknown-vendor", "tenant '\(tenant.name)' has vendor '\(tenant.vendor)'")
    }
  }

  private func genesys(_ tenant: Tenant, writing: Bool) throws -> TenantAccess {
    let region = tenant.setting("region")?.reveal() ?? ""
    guard
      let hosts = endpoint(of: tenant).map(TenantHosts.init(endpoint:))
        ?? TenantHosts(region: region)
    else {
      throw Refusal(
        .invalid,
        [
          Diagnostic(
            "unknown-region", "'\(Printable.line(region))' is no region of genesys-cloud",
            at: tenant.declaredAt)
        ])
    }
    let found = GenesysTenant(
      at: hosts, clientID: tenant.setting("clientId")?.reveal() ?? "",
      clientSecret: tenant.setting("clientSecret") ?? Secret(""), client: client,
      clock: clock, now: now, onAbsence: absence(of: tenant))
    var access = TenantAccess(
      name: tenant.name, provider: GenesysCloudProvider(), reader: found.reader,
      writer: writing ? found.writer : nil,
      pace: {
        let progress = await found.progress
        return TenantPace(perMinute: progress.allowance, waited: progress.waited)
      })
    access.signedInAs = tenant.setting("clientId")?.reveal()
    return access
  }

  private func cxone(_ tenant: Tenant, writing: Bool) async throws -> TenantAccess {
    let area = tenant.setting("area")?.reveal() ?? ""
    guard
      let login = endpoint(of: tenant) ?? tenant.setting("loginHost")?.reveal()
        ?? CXoneArea.login(of: area)
    else {
      throw Refusal(
        .invalid,
        [
          Diagnostic(
            "unknown-area", "'\(Printable.line(area))' is no area of nice-cxone",
            at: tenant.declaredAt)
        ])
    }
    let found: CXoneTenant
    do throws(ProviderError) {
      found = try await CXoneTenant.open(
        login: login, tenantID: tenant.setting("tenantId")?.reveal(),
        keyID: tenant.setting("accessKeyId")?.reveal() ?? "",
        keySecret: tenant.setting("accessKeySecret") ?? Secret(""), client: client, clock: clock,
        now: now, onAbsence: absence(of: tenant))
    } catch {
      throw Refusal(
        .failed, "tenant-failed", "tenant '\(tenant.name)': \(error.description)",
        help: "check the area and the access key of '\(tenant.name)'; "
          + "'--trace FILE' records every exchange")
    }
    return TenantAccess(
      name: tenant.name, provider: NICECXoneProvider(), reader: found.reader,
      writer: writing ? found.writer : nil,
      pace: {
        let progress = await found.progress
        return TenantPace(perMinute: progress.allowance, waited: progress.waited)
      })
  }

  private func absence(of tenant: Tenant) -> Absence.Listener {
    { [wait] in await wait(tenant.name, $0) }
  }

  /// `CUTSHEET_ENDPOINT_<TENANT>` points a tenant elsewhere, such as to a sandbox.
  private func endpoint(of tenant: Tenant) -> String? {
    environment[Self.endpointVariable(tenant.name)]
  }

  /// The name of that variable: upper case, what is no letter or digit as `_`.
  static func endpointVariable(_ tenant: String) -> String {
    "CUTSHEET_ENDPOINT_"
      + tenant.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
  }

  private static func trace(into path: String) throws -> Trace {
    try Disk.write([], to: path, mode: .secret)
    return Trace { line in
      // A trace that cannot be written must not end the work that it records.
      try? Disk.append(Array(line.utf8), to: path)
    }
  }
}
