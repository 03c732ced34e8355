import Documents

/// Everything a simulated Genesys Cloud organisation knows: a value, so that the same calls at the
/// same times end in the same world.
///
/// Writes go to the truth at once; reads see them when the lag has passed.
struct World: Sendable {
  /// Where ids come from: the tenant's and the kind's name make 24 characters, a number the rest.
  struct Identifiers: Sendable {
    let tenant: String

    func prefix(_ kind: String) -> String {
      let first = Self.hash(tenant + "/" + kind)
      let second = Self.hash(kind + "/" + tenant)
      let digits = Self.hexadecimal(first) + Self.hexadecimal(second)
      let parts = [8, 12, 15, 18].map { digits.prefix($0) }
      return
        "\(parts[0])-\(parts[1].dropFirst(8))-4\(parts[2].dropFirst(12))"
        + "-8\(parts[3].dropFirst(15))-"
    }

    func id(_ kind: String, _ index: Int) -> String { Holding.id(prefix(kind), index) }

    private static func hash(_ text: String) -> UInt64 {
      text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    private static func hexadecimal(_ number: UInt64) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }
  }

  /// A write that reads do not see yet.
  private struct Unseen: Sendable {
    let from: Instant
    let kind: String
    let index: Int
    let record: Record?
  }

  let identifiers: Identifiers
  var settings: Settings
  var organization: Organization
  private(set) var truth: [String: Holding] = [:]
  private(set) var seen: [String: Holding] = [:]
  private var unseen: [Unseen] = []
  private(set) var stencils: [String: Stencil] = [:]
  var audits = AuditLog()
  var access = Access()
  var traffic = Traffic()
  var random: RandomSource
  let size: SeededSize
  let router: Router

  init(
    tenant: String, size: Int = 0, settings: Settings = Settings(), randomSeed: Int = 0,
    now: Instant
  ) {
    identifiers = Identifiers(tenant: tenant)
    self.settings = settings
    self.size = SeededSize(queues: size)
    random = RandomSource(seed: randomSeed)
    organization = Organization(id: identifiers.id("organization", 0), name: tenant)
    router = Router(Kinds.routes)
    for kind in Kinds.all {
      let holding = Holding(
        prefix: identifiers.prefix(kind.name), key: kind.key,
        seeded: kind.seeded(self.size, identifiers))
      truth[kind.name] = holding
      seen[kind.name] = holding
    }
    found(at: now)
    for kind in Kinds.all {
      if let model = truth[kind.name]?.seeded?.model {
        stencils[kind.name] = Stencil(.object(rendered(kind, model)))
      }
    }
  }

  /// Makes what every organisation has from its first day.
  private mutating func found(at now: Instant) {
    for kind in Kinds.all {
      for record in kind.founding(self) { write(kind, record, at: now) }
    }
    settle(at: now, all: true)
  }

  mutating func write(_ kind: Kind, _ record: Record, at now: Instant) {
    guard let index = truth[kind.name]?.index(of: record.id) else {
      guard let index = truth[kind.name]?.claim(id: record.id).index else { return }
      put(kind, record, at: index, now)
      return
    }
    put(kind, record, at: index, now)
  }

  mutating func erase(_ kind: Kind, _ id: String, at now: Instant) {
    guard let index = truth[kind.name]?.index(of: id) else { return }
    put(kind, nil, at: index, now)
  }

  /// The id that the next object of a kind will have.
  mutating func claim(_ kind: Kind, id: String? = nil) -> String {
    truth[kind.name]?.claim(id: id).id ?? ""
  }

  private mutating func put(_ kind: Kind, _ record: Record?, at index: Int, _ now: Instant) {
    truth[kind.name]?.put(record, at: index)
    if kind.decidesAccess { access.rights = [:] }
    let from = now + settings.lag
    unseen.append(Unseen(from: from, kind: kind.name, index: index, record: record))
  }

  /// Lets reads see the writes whose time has come.
  mutating func settle(at now: Instant, all: Bool = false) {
    guard !unseen.isEmpty else { return }
    var waiting: [Unseen] = []
    for write in unseen {
      if all || write.from <= now {
        seen[write.kind]?.put(write.record, at: write.index)
      } else {
        waiting.append(write)
      }
    }
    unseen = waiting
  }
}

extension World {
  /// What makes a tenant hostile, changeable while it runs.
  struct Settings: Sendable {
    var latency = Duration.zero
    var lag = Duration.zero
    /// Calls per minute and token; nil for no limit.
    var rateLimit: Int?
    var faults = Faults.none
    /// Seconds that an access token lives; nil for what the client says.
    var tokenSeconds: Int?
    /// Permissions that every client has, in place of those of its roles; nil for the latter.
    var permissions: [String]?
    /// Permissions that nobody has, whatever the roles say.
    var denied: Set<String> = []
    /// Queues that have conversations waiting, by name.
    var activeQueues: Set<String> = []
    /// Lists come back to front, to show who relies on an order.
    var isReversed = false
  }

  /// The organisation itself.
  struct Organization: Sendable {
    var id: String
    var name: String
    var version = 1
    var fields: Object = [:]
  }

  func id(named name: String, in kind: String) -> String? {
    guard let holding = truth[kind] else { return nil }
    if let index = holding.places(of: name).first { return holding.record(at: index)?.id }
    return holding.record(name)?.id
  }

  /// The home division, where everything goes that names none.
  var homeId: String { identifiers.id("divisions", 0) }
}
