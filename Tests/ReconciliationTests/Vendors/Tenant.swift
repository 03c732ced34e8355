import Documents
import Files
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
  let vendor: Vendor
  let reader: any TenantReader
  let writer: any TenantWriter
  let clock: JumpClock
  let simulated: SimulatedTenant

  /// Serves a tenant while the body runs.
  static func using(
    _ vendor: Vendor, _ seed: Value? = nil, lag: Duration = .zero,
    _ body: @Sendable @escaping (Tenant) async throws -> Void
  ) async throws {
    let clock = JumpClock()
    let start = SystemClock.now()
    let account = SandboxOptions.Tenant(
      name: "cloud", vendor: vendor.name, clientId: "id", clientSecret: "secret")
    var options = SandboxOptions(tenants: [account], now: { start + clock.now.offset })
    options.seed = seed
    options.lag = lag
    let simulated = try SimulatedTenant(account, options)
    try await Listener.serving {
      await simulated.answer($0)
    } while: { listener in
      let (reader, writer) = try await vendor.open(
        "http://127.0.0.1:\(listener.port)", HTTPClient.start(), clock)
      try await body(
        Tenant(vendor: vendor, reader: reader, writer: writer, clock: clock, simulated: simulated))
    }
  }

  var patience: Patience {
    Patience { [clock] in try await clock.sleep(for: $0) }
  }

  /// Reads everything that a wish needs.
  func inventory(
    _ resources: [Resource], recorded: Set<Address> = []
  ) async throws -> Inventory {
    try await InventoryReading(reader).inventory(
      ReadingScope(kinds: vendor.provider.kinds, resources: resources, recorded: recorded))
  }

  /// What comes of planning: problems are for whoever asked to judge.
  struct Planned: Sendable {
    let plan: Plan
    let inventory: Inventory
    let resources: [Resource]
    let problems: [Diagnostic]

    var errors: [Diagnostic] { problems.filter { $0.severity == .error } }
  }

  /// Plans the way to a wish; `baselines` is what the last run has left.
  func planned(
    _ wish: [Resource], _ baselines: [Address: SnapshotObject] = [:]
  ) async throws -> Planned {
    let resources = try await canonical(wish)
    let inventory = try await inventory(resources, recorded: Set(baselines.keys))
    return planned(resources, baselines, on: inventory)
  }

  /// The wish in the form in which the tenant gives it back.
  func canonical(_ wish: [Resource]) async throws -> [Resource] {
    var resources: [Resource] = []
    for resource in wish {
      guard let kind = vendor.kind(resource.address.kind) else { continue }
      resources += try await reader.canonical([resource], of: kind)
    }
    return resources
  }

  /// Plans on what was just read.
  func planned(
    _ resources: [Resource], _ baselines: [Address: SnapshotObject], on inventory: Inventory
  ) -> Planned {
    let bytes = baselines.mapValues(\.bytes)
    let planner = Planner(
      Planner.Facts(
        basis: Plan.Basis(
          toolVersion: "1.0.0", project: "trial", environment: "default", tenant: "cloud",
          vendor: vendor.name, organization: Organization(id: "o", name: "Acme"),
          documents: "d0c5", snapshot: nil, stateTree: nil),
        kinds: vendor.provider.kinds, desired: resources, live: inventory,
        recorded: Set(baselines.keys), isRecorded: { bytes[$0] == $1 },
        safety: Safety(maxDelete: .count(1_000), maxUpdate: .count(1_000))))
    let (plan, problems) = planner.plan(
      baselines: baselines.filter { planner.baselinesNeeded.contains($0.key) })
    return Planned(plan: plan, inventory: inventory, resources: resources, problems: problems)
  }

  /// Carries out a plan.
  func apply(
    _ planned: Planned, writer: (any TenantWriter)? = nil, after past: RunPast = RunPast(),
    width: Int = 16, record: @escaping @Sendable (Value) async throws -> Void = { _ in },
    keepSecret: @escaping @Sendable (Secret, String) async throws -> Void = { _, _ in }
  ) async -> Apply.Result {
    let means = Apply.Means(
      reader: reader, writer: writer ?? self.writer, kinds: vendor.provider.kinds,
      inventory: planned.inventory,
      resources: Dictionary(
        planned.resources.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first }),
      record: record, keepSecret: keepSecret, patience: patience, width: width)
    return await Apply(planned.plan, with: means, after: past).run()
  }

  /// The names of all objects in use, as the simulated world and not the adapter tells them.
  func world() async throws -> [String: [String]] {
    let response = await simulated.answer(SandboxRequest("GET", "/_sandbox/world"))
    let world = try JSON.value(response.body).object ?? Object()
    let names = world.map { kind, objects in
      let names = (objects.array ?? []).filter(vendor.isInUse).map { object in
        object["name"]?.string ?? object["email"]?.string ?? CanonicalJSON.text(of: object)
      }
      return (kind, names.sorted())
    }
    return Dictionary(uniqueKeysWithValues: names)
  }

  /// Changes something behind the tool's back.
  func meddle(_ method: String, _ path: String, _ body: Value) async {
    let response = await simulated.answer(
      SandboxRequest(method, "/_sandbox/" + path, body: CanonicalJSON.bytes(of: body)))
    #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
  }
}
