import Documents
import GenesysCloud
import Model
import Planning
import TestSupport
import Testing

@testable import Reconciliation

/// A process that dies at any moment of a run: what it left and its journal are all that the next
/// one has.
struct KillTests {
  /// When death comes: at the n-th step, a step being a line for the journal, a call, or its
  /// answer.
  actor Fate {
    struct Death: Error {}

    private let moment: Int
    private var steps = 0
    private(set) var lines: [Value] = []
    private(set) var secrets: [String: String] = [:]

    init(at moment: Int = .max) {
      self.moment = moment
    }

    var isDead: Bool { steps >= moment }
    var count: Int { steps }

    /// Goes on by one step, unless that is the end.
    func step() throws {
      if isDead { throw Death() }
      steps += 1
      if isDead { throw Death() }
    }

    func record(_ line: Value) throws {
      if isDead { throw Death() }
      // The line is on the disk, and then the process dies, or it dies before.
      steps += 1
      if isDead, moment.isMultiple(of: 2) { throw Death() }
      lines.append(line)
      if isDead { throw Death() }
    }

    func keep(_ secret: Secret, _ place: String) throws {
      try step()
      secrets[place] = secret.reveal()
    }
  }

  /// Sends nothing after death, and dies between a call and its answer.
  struct MortalWriter: TenantWriter {
    let writer: any TenantWriter
    let fate: Fate

    func calls(for write: Write) throws(ProviderError) -> [Call] { try writer.calls(for: write) }

    func perform(_ call: Call) async throws(ProviderError) -> Value {
      try await live(call.operation)
      let answer = try await writer.perform(call)
      try await live(call.operation)
      return answer
    }

    func recovery(
      from error: ProviderError, of write: Write
    ) async throws(ProviderError) -> [Call] {
      try await live("recover")
      return try await writer.recovery(from: error, of: write)
    }

    func renewal(of id: String, for write: Write) -> Call? { writer.renewal(of: id, for: write) }

    private func live(_ operation: String) async throws(ProviderError) {
      do { try await fate.step() } catch {
        throw ProviderError(operation, .unreachable("the process is dead"))
      }
    }
  }

  private static let wish: [Resource] = [
    Tenant.resource("divisions", ["name": "Sales", "description": "Inside"]),
    Tenant.resource("skills", ["name": "Billing"]),
    Tenant.resource(
      "users",
      ["email": "ana@acme.example", "name": "Ana", "division": "Sales", "skills": ["Billing": 3]]),
    Tenant.resource("wrapUpCodes", ["name": "Solved", "description": "New"]),
    Tenant.resource(
      "queues",
      [
        "name": "Support", "division": "Sales", "members": ["ana@acme.example"],
        "wrapUpCodes": ["Solved"],
      ]),
    Tenant.resource(
      "schedules",
      [
        "name": "Open", "start": "2026-01-05T08:00:00.000", "end": "2026-01-05T18:00:00.000",
      ]),
    Tenant.resource(
      "oauthClients",
      [
        "name": "etl", "authorizedGrantType": "CLIENT-CREDENTIALS",
        "roleDivisions": [["roleId": "Reader", "divisionId": "*"]],
      ], secretTo: "file:etl"),
  ]

  private static let seed: Value = [
    "roles": [["name": "Reader"]],
    "wrapUpCodes": [["name": "Solved", "description": "Old"], ["name": "Gone"]],
  ]

  /// What the last run has left: one code that the wish no longer has.
  private static func baselines(_ tenant: Tenant) async throws -> [Address: SnapshotObject] {
    let gone = Tenant.resource("wrapUpCodes", ["name": "Gone"])
    let inventory = try await tenant.inventory([gone])
    let live = try #require(inventory.object(of: "wrapUpCodes", key: "Gone"))
    return [
      gone.address: SnapshotObject(
        id: live.id, kind: "wrapUpCodes", key: "Gone", attributes: live.attributes,
        managed: ["name"])
    ]
  }

  private static func apply(
    _ plan: Plan, _ tenant: Tenant, _ resources: [Resource], _ fate: Fate,
    after past: RunPast = RunPast()
  ) async throws -> Apply.Result {
    let means = Apply.Means(
      reader: tenant.reader, writer: MortalWriter(writer: tenant.writer, fate: fate),
      kinds: Tenant.provider.kinds, inventory: try await tenant.inventory(resources),
      resources: Dictionary(
        resources.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first }),
      record: { try await fate.record($0) }, keepSecret: { try await fate.keep($0, $1) },
      patience: tenant.patience, width: 1)
    return await Apply(plan, with: means, after: past).run()
  }

  /// Dies at a moment, then resumes; tells whether there was anything left to die at.
  private static func killed(
    at moment: Int, lag: Duration, isResumed: Bool
  ) async throws -> Bool {
    let wasKilled = Box()
    try await Tenant.using(seed, lag: lag) { tenant in
      let baselines = try await baselines(tenant)
      let (plan, _, resources) = try await tenant.planned(wish, baselines)
      let fate = Fate(at: moment)
      _ = try await apply(plan, tenant, resources, fate)
      await wasKilled.set(await fate.isDead)
      let next = Fate()
      let past = RunPast(await fate.lines)
      let result =
        if isResumed {
          try await apply(plan, tenant, resources, next, after: past)
        } else {
          try await apply(
            try await tenant.planned(wish, baselines).plan, tenant, resources, next,
            after: RunPast(doubtsOf: [past]))
        }
      let left = result.items.filter { $0.status != .done }
      #expect(left.isEmpty, "killed at \(moment): \(left)")
      tenant.clock.advance(by: lag)
      let world = try await tenant.world()
      #expect(world["queues"] == ["Support"], "killed at \(moment)")
      #expect(world["skills"] == ["Billing"], "killed at \(moment)")
      #expect(world["wrapUpCodes"] == ["Solved"], "killed at \(moment)")
      #expect(world["schedules"] == ["Open"], "killed at \(moment)")
      #expect(world["users"]?.filter { $0 == "Ana" } == ["Ana"], "killed at \(moment)")
      #expect(world["oauthClients"]?.filter { $0 == "etl" } == ["etl"], "killed at \(moment)")
      let again = try await tenant.planned(wish)
      #expect(
        again.plan.changes.allSatisfy { $0.action == .adopt && $0.attributes.isEmpty },
        "killed at \(moment): \(again.plan.changes)")
      // Whoever signs in with the secret that was kept last gets in.
      var secret = await next.secrets["file:etl"]
      if secret == nil { secret = await fate.secrets["file:etl"] }
      #expect(try await tenant.admits("etl", secret ?? ""), "killed at \(moment)")
    }
    return await wasKilled.value
  }

  private actor Box {
    private(set) var value = false

    func set(_ value: Bool) { self.value = value }
  }

  @Test(arguments: [(Duration.zero, true), (.seconds(4), true), (.seconds(4), false)])
  func `a run that is killed at any step is finished by the next`(
    _ lag: Duration, _ isResumed: Bool
  ) async throws {
    var moment = 1
    while try await Self.killed(at: moment, lag: lag, isResumed: isResumed) {
      moment += 1
      try #require(moment < 300)
    }
    #expect(moment > 50)
  }

  @Test func `a run that is killed again and again gets done`() async throws {
    try await Tenant.using(Self.seed) { tenant in
      let (plan, _, resources) = try await tenant.planned(Self.wish)
      var lines: [Value] = []
      var isDone = false
      for round in 1...200 where !isDone {
        let fate = Fate(at: 3 + round % 5)
        let result = try await Self.apply(
          plan, tenant, resources, fate, after: RunPast(lines))
        lines += await fate.lines
        isDone = result.items.allSatisfy { $0.status == .done }
      }
      #expect(isDone)
      let world = try await tenant.world()
      #expect(world["queues"] == ["Support"])
      #expect(world["schedules"] == ["Open"])
      #expect(world["oauthClients"]?.filter { $0 == "etl" } == ["etl"])
    }
  }
}
