import Documents
import Files
import Foundation
import GenesysCloud
import Model
import Parsing
import Planning
import TestSupport
import Testing
import Transport

@testable import Reconciliation
@testable import Sandbox

/// A simulated tenant in this process and the adapter for it, with a clock that jumps.
struct Tenant: Sendable {
  let reader: any TenantReader
  let writer: any TenantWriter
  let clock: JumpClock
  fileprivate let simulated: SimulatedTenant

  static let provider = GenesysCloudProvider()

  /// Serves a tenant while the body runs.
  static func using(
    _ seed: Value? = nil, lag: Duration = .zero,
    _ body: @Sendable @escaping (Tenant) async throws -> Void
  ) async throws {
    let clock = JumpClock()
    let start = SystemClock.now()
    let account = SandboxOptions.Tenant(name: "cloud", clientId: "id", clientSecret: "secret")
    var options = SandboxOptions(tenants: [account], now: { start + clock.now.offset })
    options.seed = seed
    options.lag = lag
    let simulated = try SimulatedTenant(account, options)
    try await Listener.serving {
      await simulated.answer($0)
    } while: { listener in
      let found = GenesysTenant(
        at: TenantHosts(endpoint: "http://127.0.0.1:\(listener.port)"), clientID: "id",
        clientSecret: Secret("secret"), client: HTTPClient.start(), clock: clock)
      try await body(
        Tenant(reader: found.reader, writer: found.writer, clock: clock, simulated: simulated))
    }
  }

  var patience: Patience {
    Patience { [clock] in try await clock.sleep(for: $0) }
  }

  /// The resources of a wish: kind, attributes with the key among them, where a secret goes.
  static func resource(_ kind: String, _ attributes: Value, secretTo: String? = nil) -> Resource {
    let found = provider.kinds.first { $0.name == kind }
    let key = found?.key(of: attributes) ?? ""
    return Resource(
      address: Address(tenant: "cloud", kind: kind, key: key), attributes: attributes,
      secretTarget: secretTo)
  }

  /// Reads everything that a wish needs.
  func inventory(
    _ resources: [Resource], recorded: Set<Address> = []
  ) async throws -> Inventory {
    try await InventoryReading(reader).inventory(
      ReadingScope(kinds: Self.provider.kinds, resources: resources, recorded: recorded))
  }

  /// Plans the way to a wish; `baselines` is what the last run has left.
  func planned(
    _ wish: [Resource], _ baselines: [Address: SnapshotObject] = [:]
  ) async throws -> (plan: Plan, inventory: Inventory, resources: [Resource]) {
    var resources: [Resource] = []
    for resource in wish {
      guard let kind = Self.kind(resource.address.kind) else { continue }
      resources += try await reader.canonical([resource], of: kind)
    }
    let inventory = try await inventory(resources, recorded: Set(baselines.keys))
    let bytes = baselines.mapValues(\.bytes)
    let planner = Planner(
      Planner.Facts(
        basis: Plan.Basis(
          toolVersion: "1.0.0", project: "trial", environment: "default", tenant: "cloud",
          vendor: "genesys-cloud", organization: Organization(id: "o", name: "Acme"),
          documents: "d0c5", snapshot: nil, stateTree: nil),
        kinds: Self.provider.kinds, desired: resources, live: inventory,
        recorded: Set(baselines.keys), isRecorded: { bytes[$0] == $1 },
        safety: Safety(maxDelete: .count(1_000), maxUpdate: .count(1_000))))
    let (plan, problems) = planner.plan(
      baselines: baselines.filter { planner.baselinesNeeded.contains($0.key) })
    let errors = problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    return (plan, inventory, resources)
  }

  static func kind(_ name: String) -> Model.Kind? { provider.kinds.first { $0.name == name } }

  /// All objects that are alive, less the ids, times and versions that no two tenants share.
  func world() async throws -> [String: [String]] {
    let response = await simulated.answer(SandboxRequest("GET", "/_sandbox/world"))
    let world = try World.value(response.body)
    return world.mapValues { objects in
      (objects.array ?? []).filter { $0["state"] != "deleted" }.map { object in
        let name = object["name"]?.string ?? object["email"]?.string
        return name ?? CanonicalJSON.text(of: object)
      }.sorted()
    }
  }

  /// Changes something behind the tool's back.
  func meddle(_ method: String, _ path: String, _ body: Value) async {
    let response = await simulated.answer(
      SandboxRequest(method, "/_sandbox/" + path, body: CanonicalJSON.bytes(of: body)))
    #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
  }

  private enum World {
    static func value(_ bytes: [UInt8]) throws -> [String: Value] {
      let object = try JSON.value(bytes).object ?? Object()
      return Dictionary(uniqueKeysWithValues: object.map { ($0.key, $0.value) })
    }
  }
}

extension Tenant {
  /// Whether a client of that name is let in with a secret.
  func admits(_ client: String, _ secret: String) async throws -> Bool {
    let world = await simulated.answer(
      SandboxRequest("GET", "/_sandbox/world", query: "kind=oauthClients"))
    let id = try JSON.value(world.body)["oauthClients"]?.array?
      .first { $0["name"]?.string == client }?["id"]?.string
    let pair = Data("\(id ?? ""):\(secret)".utf8).base64EncodedString()
    let response = await simulated.answer(
      SandboxRequest(
        "POST", "/oauth/token",
        headers: [
          "authorization": "Basic " + pair, "content-type": "application/x-www-form-urlencoded",
        ], body: Array("grant_type=client_credentials".utf8)))
    return response.status == 200
  }
}
