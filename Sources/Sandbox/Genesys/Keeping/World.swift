import Documents

/// Everything a simulated Genesys Cloud organisation knows.
struct World: SimulatedWorld {
  static let vendor = "genesys-cloud"

  let identifiers: Identifiers
  var conditions = Conditions()
  var settings = Settings()
  var organization: Organization
  private var store = Store()
  var truth: [String: Holding] { store.truth }
  var seen: [String: Holding] { store.seen }
  private(set) var stencils: [String: Stencil] = [:]
  var audits = AuditLog()
  var access = Access()
  var traffic = Traffic()
  var random: RandomSource
  let size: SeededSize
  let router: Router<Route>

  init(tenant: String, size: Int = 0, randomSeed: Int = 0, now: Instant) {
    identifiers = Identifiers(tenant: tenant)
    self.size = SeededSize(queues: size)
    random = RandomSource(seed: randomSeed)
    organization = Organization(id: identifiers.id("organization", 0), name: tenant)
    router = Router(Kinds.routes)
    for kind in Kinds.all {
      let holding = Holding(
        .uuid(prefix: identifiers.prefix(kind.name)), key: kind.key,
        seeded: kind.seeded(self.size, identifiers), links: kind.links)
      store.hold(kind.name, holding)
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
    if kind.decidesAccess { access.rights = [:] }
    store.write(kind.name, record, seenFrom: now + conditions.lag)
  }

  mutating func erase(_ kind: Kind, _ id: String, at now: Instant) {
    if kind.decidesAccess { access.rights = [:] }
    store.erase(kind.name, id, seenUntil: now + conditions.lag)
  }

  /// The id that the next object of a kind will have.
  mutating func claim(_ kind: Kind, id: String? = nil) -> String { store.claim(kind.name, id: id) }

  mutating func settle(at now: Instant, all: Bool = false) { store.settle(at: now, all: all) }
}

extension World {
  /// What makes an organisation of this vendor hostile, beside what any vendor's conditions do.
  struct Settings: Sendable {
    /// Permissions that every client has, in place of those of its roles; nil for the latter.
    var permissions: [String]?
    /// Permissions that nobody has, whatever the roles say.
    var denied: Set<String> = []
    /// Queues that have conversations waiting, by name.
    var activeQueues: Set<String> = []
    /// Conversations that wait and go on, by the name of a queue.
    var liveUse: [String: LiveUse] = [:]
    /// Whether the organisation has attribute-based policies.
    var hasPolicies = true
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
