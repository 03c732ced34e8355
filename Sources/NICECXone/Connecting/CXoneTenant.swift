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
  /// tenant's own time is compared with.
  package static func open(
    login: String, tenantID: String? = nil, keyID: String, keySecret: Secret, client: HTTPClient,
    clock: some Clock<Duration> = ContinuousClock(), now: (@Sendable () -> Instant)? = nil
  ) async throws(ProviderError) -> CXoneTenant {
    let base = login.hasSuffix("/") ? String(login.dropLast()) : login
    let key = AccessKey(login: base, id: keyID, secret: keySecret)
    do throws(TransportError) {
      let hosts = try await Attempts(clock: clock).answer { () throws(TransportError) in
        var id = tenantID
        if id == nil { id = try await key.tenantID(by: client) }
        return try await Discovery(client, login: base).hosts(tenantID: id)
      }
      return CXoneTenant(hosts, key, client: client, clock: clock, now: now)
    } catch {
      throw key.refusal(error) ?? ProviderError(error, of: TenantRequest(error.operation, ""))
    }
  }

  private init(
    _ hosts: Discovery.Hosts, _ key: AccessKey, client: HTTPClient, clock: some Clock<Duration>,
    now: (@Sendable () -> Instant)?
  ) {
    let main = Self.session(hosts.api, key, client, clock, now)
    let digital =
      hosts.digital.flatMap { $0 == hosts.api ? nil : $0 }
      .map { Self.session($0, key, client, clock, now) } ?? main
    let choose: @Sendable (String) -> APISession = { path in
      path.hasPrefix("/dfo/") ? digital : main
    }
    session = main
    let reading = Connection.reading(choose)
    let directory = Directory(reading)
    reader = CXoneReader(reading, directory, clockOffset: { await main.clockOffset })
    writer = CXoneWriter(.writing(choose), directory) { try await clock.sleep(for: $0) }
  }

  private static func session(
    _ base: String, _ key: AccessKey, _ client: HTTPClient, _ clock: some Clock<Duration>,
    _ now: (@Sendable () -> Instant)?
  ) -> APISession {
    var settings = SessionSettings(base: base)
    settings.mostAtOnce = mostAtOnce
    settings.retry.firstPause = .seconds(2)
    settings.breaker = Breaker(share: 0.5, pause: .seconds(5))
    return APISession(settings, client: client, signIn: key, clock: clock, wallClock: now)
  }

  /// Requests, repeats and waiting up to now.
  package var progress: SessionProgress { get async { await session.progress } }
}
