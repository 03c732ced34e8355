package import Documents
package import Model
package import Transport

/// One tenant at the vendor, reached under one access key.
///
/// Reader and writer share token, pace and connections; what only plans is given the reader.
package struct CXoneTenant: Sendable {
  /// Reads the tenant and can in no way change it.
  package let reader: CXoneReader
  /// Changes the tenant.
  package let writer: CXoneWriter
  private let session: APISession

  /// The vendor names no limit; more at once than this makes some tenants refuse.
  private static let mostAtOnce = 8

  /// Finds the tenant's hosts, which takes one or two requests: the vendor moves tenants about.
  ///
  /// Without the tenant's id the key is signed in first, whose answer tells it. `now` is what the
  /// tenant's own time is compared with, and `onAbsence` hears where nobody is there.
  package static func open(
    login: String, tenantID: String? = nil, keyID: String, keySecret: Secret, client: HTTPClient,
    clock: some Clock<Duration> = ContinuousClock(), now: (@Sendable () -> Instant)? = nil,
    onAbsence: @escaping Absence.Listener = { _ in }
  ) async throws(ProviderError) -> CXoneTenant {
    let base = login.hasSuffix("/") ? String(login.dropLast()) : login
    let key = AccessKey(login: base, id: keyID, secret: keySecret)
    do throws(TransportError) {
      let attempts = Attempts(clock: clock, onAbsence: onAbsence)
      let hosts = try await attempts.answer { () throws(TransportError) in
        var id = tenantID
        if id == nil { id = try await key.tenantID(by: client) }
        return try await Discovery(client, login: base).hosts(tenantID: id)
      }
      return CXoneTenant(hosts, clock) { base in
        Self.session(base, key, client, clock, now, onAbsence)
      }
    } catch {
      throw key.refusal(error) ?? ProviderError(error, of: TenantRequest(error.operation, ""))
    }
  }

  private init(
    _ hosts: Discovery.Hosts, _ clock: some Clock<Duration>,
    _ session: (_ base: String) -> APISession
  ) {
    let main = session(hosts.api)
    let digital = hosts.digital.flatMap { $0 == hosts.api ? nil : session($0) } ?? main
    let choose: @Sendable (String) -> APISession = { path in
      path.hasPrefix("/dfo/") ? digital : main
    }
    self.session = main
    let reading = Connection.reading(choose)
    let directory = Directory(reading)
    reader = CXoneReader(reading, directory, clockOffset: { await main.clockOffset })
    writer = CXoneWriter(.writing(choose), directory) { try await clock.sleep(for: $0) }
  }

  private static func session(
    _ base: String, _ key: AccessKey, _ client: HTTPClient, _ clock: some Clock<Duration>,
    _ now: (@Sendable () -> Instant)?, _ onAbsence: @escaping Absence.Listener
  ) -> APISession {
    var settings = SessionSettings(base: base)
    settings.mostAtOnce = mostAtOnce
    settings.retry.firstPause = .seconds(2)
    settings.breaker = Breaker(share: 0.5, pause: .seconds(5))
    return APISession(
      settings, client: client, signIn: key, clock: clock, wallClock: now, onAbsence: onAbsence)
  }

  /// Requests, repeats and waiting up to now.
  package var progress: SessionProgress { get async { await session.progress } }
}
