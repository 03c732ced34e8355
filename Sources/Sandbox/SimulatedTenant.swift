import Documents
import Transport

/// One simulated organisation that answers whoever asks, one call at a time.
package actor SimulatedTenant {
  private var world: any SimulatedWorld
  private let now: @Sendable () -> Instant

  /// Makes the organisation: made up by size, then seeded, with its all-powerful client.
  package init(
    _ tenant: SandboxOptions.Tenant, _ options: SandboxOptions
  ) throws(SandboxError) {
    now = options.now
    let start = options.now()
    let seed = options.seed.map { seed in
      seed["tenants"].map { $0[tenant.name] ?? [:] } ?? seed
    }
    world =
      switch tenant.vendor {
      case World.vendor: try World(tenant, options, seed: seed, at: start)
      case CXoneWorld.vendor: try CXoneWorld(tenant, options, seed: seed, at: start)
      default: throw .vendor(tenant.vendor)
      }
    world.conditions.latency = options.latency
    world.conditions.lag = options.lag
    world.conditions.rateLimit = options.rateLimit
    world.conditions.faults = options.faults
  }

  /// Answers one request now.
  package func answer(_ request: SandboxRequest) -> SandboxResponse {
    world.answer(request, at: now())
  }

  func answer(_ request: ServerRequest) -> ServerResponse {
    var headers: [String: String] = [:]
    for field in request.headers.fields { headers[field.name.lowercased()] = field.value }
    let query = PercentCoding.form(request.query.map { ($0.name, $0.value) })
    let response = answer(
      SandboxRequest(
        request.method, request.rawPath, query: query, headers: headers, body: request.body))
    let fate: ServerResponse.Fate =
      switch response.fate {
      case .delivered: .complete
      case .reset: .reset
      case .truncated: .truncated(after: response.body.count / 2)
      }
    return ServerResponse(
      status: response.status, headers: Headers(response.headers.map { ($0.name, $0.value) }),
      body: response.body, fate: fate, delay: response.delay)
  }
}

extension SimulatedWorld {
  fileprivate init(
    _ tenant: SandboxOptions.Tenant, _ options: SandboxOptions, seed: Value?, at now: Instant
  ) throws(SandboxError) {
    self.init(
      tenant: tenant.name, size: options.size, randomSeed: options.randomSeed, now: now)
    employ(tenant.clientId, secret: tenant.clientSecret, at: now)
    if let seed { try self.seed(seed, at: now) }
  }
}
