package import Documents
import Transport

/// Tenants whose ports are bound.
package struct RunningSandbox: Sendable {
  struct Desk: Sendable {
    let tenant: SandboxOptions.Tenant
    let simulated: SimulatedTenant
    let listener: Listener
  }

  let desks: [Desk]

  /// Answers requests until `stop()` or cancellation; call it once.
  package func serve() async {
    await withDiscardingTaskGroup { group in
      for desk in desks {
        group.addTask {
          await desk.listener.serve { request in await desk.simulated.answer(request) }
        }
      }
    }
  }

  /// Answers requests while the body runs, then closes the ports.
  func serving<Result: Sendable>(
    while body: @Sendable (RunningSandbox) async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await serve() }
      do {
        let result = try await body(self)
        await stop()
        try await group.waitForAll()
        return result
      } catch {
        await stop()
        throw error
      }
    }
  }

  /// Closes the ports.
  package func stop() async {
    for desk in desks { await desk.listener.stop() }
  }

  /// The address of a tenant: sign-in and API alike.
  package func endpoint(of tenant: String) -> String? {
    desks.first { $0.tenant.name == tenant }.map(Self.endpoint)
  }

  private static func endpoint(_ desk: Desk) -> String {
    "http://127.0.0.1:\(desk.listener.port)"
  }

  /// The first line of the command's output:
  /// `{"tenants": {name: {"vendor", "endpoint", "environment"}}}`.
  package var announcement: Value {
    var tenants = Object()
    for desk in desks {
      let name = desk.tenant.name.uppercased().map { $0 == "-" ? "_" : $0 }
      var environment: Object = [
        "CUTSHEET_ENDPOINT_" + String(name): .string(Self.endpoint(desk))
      ]
      for variable in desk.tenant.environment {
        environment[variable.name] = .string(variable.value)
      }
      tenants[desk.tenant.name] = [
        "vendor": .string(desk.tenant.vendor), "endpoint": .string(Self.endpoint(desk)),
        "environment": .object(environment),
      ]
    }
    return ["tenants": .object(tenants)]
  }
}
