import Documents
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

  private static func wish(_ vendor: Vendor) -> [Resource] {
    vendor.story.wish.map { vendor.resource($0.kind, $0.attributes, secretTo: $0.secretTo) }
  }

  /// What the last run has left: one object that the wish no longer has.
  private static func baselines(_ tenant: Tenant) async throws -> [Address: SnapshotObject] {
    let (kind, attributes) = tenant.vendor.story.gone
    let gone = tenant.vendor.resource(kind, attributes)
    let inventory = try await tenant.inventory([gone])
    let live = try #require(inventory.object(of: kind, key: gone.address.key))
    return [
      gone.address: SnapshotObject(
        id: live.id, kind: kind, key: live.key, attributes: live.attributes,
        managed: attributes.object.map { Array($0.keys) } ?? [])
    ]
  }

  private static func apply(
    _ planned: Tenant.Planned, _ tenant: Tenant, _ fate: Fate, after past: RunPast = RunPast()
  ) async throws -> Apply.Result {
    let now = Tenant.Planned(
      plan: planned.plan, inventory: try await tenant.inventory(planned.resources),
      resources: planned.resources, problems: [])
    return await tenant.apply(
      now, writer: MortalWriter(writer: tenant.writer, fate: fate), after: past, width: 1,
      record: { try await fate.record($0) }, keepSecret: { try await fate.keep($0, $1) })
  }

  /// Expects that all of the story came about once and nothing twice.
  private static func expectTheEnd(
    of story: KillStory, _ tenant: Tenant, _ what: String
  ) async throws {
    let world = try await tenant.world()
    for (kind, name) in story.made {
      #expect(world[kind]?.count { $0 == name } == 1, "\(what): \(kind) '\(name)'")
    }
    let gone = tenant.vendor.resource(story.gone.kind, story.gone.attributes).address.key
    #expect(world[story.gone.kind]?.contains(gone) == false, "\(what): '\(gone)'")
  }

  /// Dies at a moment, then resumes; tells whether there was anything left to die at.
  private static func killed(
    _ vendor: Vendor, at moment: Int, lag: Duration, isResumed: Bool
  ) async throws -> Bool {
    let wasKilled = Box()
    let story = vendor.story
    try await Tenant.using(vendor, story.seed, lag: lag) { tenant in
      let what = "killed at \(moment)"
      let baselines = try await baselines(tenant)
      let wish = wish(vendor)
      let planned = try await tenant.planned(wish, baselines)
      #expect(planned.errors.isEmpty, "\(planned.errors)")
      let fate = Fate(at: moment)
      _ = try await apply(planned, tenant, fate)
      await wasKilled.set(await fate.isDead)
      let next = Fate()
      let past = RunPast(await fate.lines)
      let result =
        if isResumed {
          try await apply(planned, tenant, next, after: past)
        } else {
          try await apply(
            try await tenant.planned(wish, baselines), tenant, next,
            after: RunPast(doubtsOf: [past]))
        }
      let left = result.items.filter { $0.status != .done }
      #expect(left.isEmpty, "\(what): \(left)")
      tenant.clock.advance(by: lag)
      try await expectTheEnd(of: story, tenant, what)
      let again = try await tenant.planned(wish)
      #expect(
        again.plan.changes.allSatisfy { $0.action == .adopt && $0.attributes.isEmpty },
        "\(what): \(again.plan.changes)")
      guard let admits = story.admits else { return }
      // Whoever signs in with the secret that was kept last gets in.
      let secrets = await fate.secrets.merging(await next.secrets) { $1 }
      for target in story.wish.compactMap(\.secretTo) {
        #expect(try await admits(tenant.simulated, secrets[target] ?? ""), "\(what)")
      }
    }
    return await wasKilled.value
  }

  private actor Box {
    private(set) var value = false

    func set(_ value: Bool) { self.value = value }
  }

  /// One way in which a run is taken up again.
  struct Aftermath: CustomTestStringConvertible, Sendable {
    var vendor: Vendor
    var lag = Duration.zero
    var isResumed = true

    static let all = Vendor.all.flatMap { vendor in
      [
        Aftermath(vendor: vendor), Aftermath(vendor: vendor, lag: .seconds(4)),
        Aftermath(vendor: vendor, lag: .seconds(4), isResumed: false),
      ]
    }

    var testDescription: String {
      "\(vendor.name), \(lag) behind, \(isResumed ? "resumed" : "planned anew")"
    }
  }

  @Test(arguments: Aftermath.all)
  func `a run that is killed at any step is finished by the next`(
    _ test: Aftermath
  ) async throws {
    var moment = 1
    while try await Self.killed(
      test.vendor, at: moment, lag: test.lag, isResumed: test.isResumed)
    {
      moment += 1
      try #require(moment < 300)
    }
    #expect(moment > 50)
  }

  @Test(arguments: Vendor.all)
  func `a run that is killed again and again gets done`(_ vendor: Vendor) async throws {
    try await Tenant.using(vendor, vendor.story.seed) { tenant in
      let planned = try await tenant.planned(
        Self.wish(vendor), try await Self.baselines(tenant))
      var lines: [Value] = []
      var isDone = false
      for round in 1...200 where !isDone {
        let fate = Fate(at: 3 + round % 5)
        let result = try await Self.apply(planned, tenant, fate, after: RunPast(lines))
        lines += await fate.lines
        isDone = result.items.allSatisfy { $0.status == .done }
      }
      #expect(isDone)
      try await Self.expectTheEnd(of: vendor.story, tenant, "killed again")
    }
  }
}
