package import Documents

/// What to simulate, and how hostile it shall be.
package struct SandboxOptions: Sendable {
  /// One simulated tenant.
  package struct Tenant: Sendable {
    /// The tenant's name in the project.
    package var name: String
    /// `genesys-cloud` or `nice-cxone`.
    package var vendor: String
    /// The id of the all-powerful client that the tool signs in with, or of its access key.
    package var clientId: String
    /// What goes with that id.
    package var clientSecret: String
    /// What the announcement tells beside the endpoint: the credentials under the names of the
    /// project's variables.
    package var environment: [(name: String, value: String)]

    /// Describes a tenant.
    package init(
      name: String, vendor: String = "genesys-cloud", clientId: String, clientSecret: String,
      environment: [(name: String, value: String)] = []
    ) {
      self.name = name
      self.vendor = vendor
      self.clientId = clientId
      self.clientSecret = clientSecret
      self.environment = environment
    }
  }

  /// Each gets a port of its own.
  package var tenants: [Tenant]
  /// The port of the first tenant, the next one for the next; 0 takes free ones.
  package var port = 0
  /// Objects by kind, or `{"tenants": {name: objects by kind}}`.
  package var seed: Value?
  /// Queues of a made-up organisation, from which all other numbers follow.
  package var size = 0
  /// Time before each answer is sent.
  package var latency = Duration.zero
  /// How long after a write reads still show what was.
  package var lag = Duration.zero
  /// Calls per minute and access token.
  package var rateLimit: Int?
  /// How often calls go wrong.
  package var faults = Faults.none
  /// The start of everything random: faults, tokens, correlation ids.
  package var randomSeed = 0
  /// The time of day: what audit entries, tokens, limits and lag go by.
  package var now: @Sendable () -> Instant

  /// Describes a well-behaved, empty sandbox.
  package init(tenants: [Tenant], now: @escaping @Sendable () -> Instant) {
    self.tenants = tenants
    self.now = now
  }
}
