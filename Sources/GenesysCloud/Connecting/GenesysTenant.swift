package import Documents
package import Transport

/// One organisation at the vendor, reached under one OAuth client.
///
/// Reader and writer share token, pace and connections; what only plans is given the reader.
package struct GenesysTenant: Sendable {
  /// Reads the tenant and can in no way change it.
  package let reader: GenesysReader
  /// Changes the tenant.
  package let writer: GenesysWriter
  private let session: APISession

  /// Takes where the tenant is, who asks, and the client that connections are made by; the client's
  /// trace, where it has one, records every exchange. All waiting goes by the clock; `now` is what
  /// the tenant's own time is compared with, and `onAbsence` hears where nobody is there.
  package init(
    at hosts: TenantHosts, clientID: String, clientSecret: Secret, client: HTTPClient,
    clock: some Clock<Duration> = ContinuousClock(), now: (@Sendable () -> Instant)? = nil,
    onAbsence: @escaping Absence.Listener = { _ in }
  ) {
    var settings = SessionSettings(
      base: hosts.api, correlationHeader: "ININ-Correlation-Id",
      rateLimit: RateLimitHeaders(
        count: "inin-ratelimit-count", allowed: "inin-ratelimit-allowed",
        reset: "inin-ratelimit-reset"))
    // A tenant that fails now and then is slow, not gone: every change is checked and repeated.
    settings.breaker = Breaker(share: 0.5, pause: .seconds(5))
    session = APISession(
      settings, client: client,
      signIn: ClientCredentials(
        url: hosts.login + "/oauth/token", id: clientID, secret: clientSecret),
      clock: clock, wallClock: now, onAbsence: onAbsence)
    let pause = { @Sendable (time: Duration) async throws in try await clock.sleep(for: time) }
    reader = GenesysReader(
      .reading { [session] _ in session }, as: clientID, pause: pause,
      clockOffset: { [session] in await session.clockOffset })
    writer = GenesysWriter(.writing { [session] _ in session }, pause: pause)
  }

  /// Requests, repeats and waiting up to now.
  package var progress: SessionProgress { get async { await session.progress } }
}
