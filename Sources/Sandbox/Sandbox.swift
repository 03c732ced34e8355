import Transport

/// Simulated tenants on loopback: vendors as their API sheets tell them, without a licence.
package enum Sandbox {
  /// Makes the tenants and binds their ports; they answer while `RunningSandbox.serve()` runs.
  package static func start(
    _ options: SandboxOptions
  ) async throws(SandboxError) -> RunningSandbox {
    var desks: [RunningSandbox.Desk] = []
    for (number, tenant) in options.tenants.enumerated() {
      let port = options.port == 0 ? 0 : options.port + number
      let simulated = try SimulatedTenant(tenant, options)
      do throws(TransportError) {
        let listener = try await Listener.start(port: port)
        desks.append(.init(tenant: tenant, simulated: simulated, listener: listener))
      } catch {
        for desk in desks { await desk.listener.stop() }
        throw .port(port, "\(error)")
      }
    }
    return RunningSandbox(desks: desks)
  }

  /// Serves while the body runs, then stops.
  package static func serving<Result: Sendable>(
    _ options: SandboxOptions,
    while body: @Sendable (RunningSandbox) async throws -> Result
  ) async throws -> Result {
    try await start(options).serving(while: body)
  }
}
