import Documents

/// Everything a simulated CXone tenant knows.
struct CXoneWorld: SimulatedWorld {
  static let vendor = "nice-cxone"

  /// What makes a tenant of this vendor hostile, beside what any vendor's conditions do.
  struct Settings: Sendable {
    /// Calls that the key's owner may not make: `GET /incontactapi/…/skills`, or the name of a kind.
    var denied: Set<String> = []
    /// Keys of objects that the key's owner may not see, by kind.
    var hidden: [String: Set<String>] = [:]
    /// Contacts that wait and go on, by the name of a skill.
    var liveUse: [String: LiveUse] = [:]
    /// Skills take dispositions and forget them, as one client says of current clusters.
    var ignoresDispositions = false
  }

  let identifiers: Identifiers
  var conditions = Conditions()
  var settings = Settings()
  var traffic = Traffic()
  var random: RandomSource
  var tokens = Tokens()
  /// Refresh tokens live longer than the tokens they renew.
  var renewals = Tokens()
  /// The business unit: what there is one of.
  var unit: Object
  var history = CXoneHistory()
  /// The next number of a script; every save takes one.
  var nextScript = 10_001
  let size: SeededSize
  let router: Router<CXoneRoute>
  private var store = Store()
  var pairs = SkillPairs()

  var revision: Int { store.revision }
  var truth: [String: Holding] { store.truth }
  var seen: [String: Holding] { store.seen }

  init(tenant: String, size: Int = 0, randomSeed: Int = 0, now: Instant) {
    identifiers = Identifiers(tenant: tenant)
    random = RandomSource(seed: randomSeed)
    self.size = SeededSize(queues: size)
    router = Router(CXoneKinds.routes)
    unit = BusinessUnitService.unit(tenant, identifiers)
    for kind in CXoneKinds.all {
      store.hold(kind.name, Holding(.whole(from: kind.first), key: kind.key, title: kind.key))
    }
    found(at: now)
  }

  /// Makes what every tenant has from its first day, and what a made-up one holds.
  private mutating func found(at now: Instant) {
    let call = CXoneCall.seed(at: now)
    for kind in CXoneKinds.all {
      for natural in kind.founding { plant(kind, natural, call) }
      guard size.queues > 0 else { continue }
      for var record in kind.seeded(self, size) {
        record.fields = kind.defaults.merging(record.fields)
        store.write(kind.name, record, seenFrom: now)
        settle(at: now, all: true)
      }
    }
    settle(at: now, all: true)
  }

  private mutating func plant(_ kind: CXoneKind, _ natural: Object, _ call: CXoneCall) {
    do throws(CXoneRefusal) {
      try add(kind, natural, call)
    } catch {
      preconditionFailure("the first day's \(kind.name) must be valid: \(error.message)")
    }
  }

  mutating func write(_ kind: CXoneKind, _ record: Record, at now: Instant) {
    store.write(kind.name, record, seenFrom: now + conditions.lag)
  }

  mutating func erase(_ kind: CXoneKind, _ id: String, at now: Instant) {
    store.erase(kind.name, id, seenUntil: now + conditions.lag)
  }

  /// The number that the next object of a kind will have.
  mutating func claim(_ kind: CXoneKind) -> String { store.claim(kind.name) }

  mutating func settle(at now: Instant, all: Bool = false) { store.settle(at: now, all: all) }
}

extension CXoneWorld {
  var tenantId: String { unit["tenantId"]?.string ?? "" }
  var unitId: Value { unit["businessUnitId"] ?? 0 }

  /// The number of an object by its natural key, whatever the case.
  func id(named name: String, in kind: String) -> String? {
    guard let holding = truth[kind], let place = holding.places(of: name).first else { return nil }
    return holding.id(at: place)
  }

  /// The number of an object that is there: by number or, for people and teams, by uuid.
  func resolved(_ id: String, in kind: String) -> String? {
    if kind == "scripts" { return self.id(ofScript: id) }
    if truth[kind]?.record(id) != nil { return id }
    return self.id(ofUUID: id, in: kind)
  }

  /// The uuid of an object that has a number too.
  func uuid(of id: String, in kind: String) -> String {
    identifiers.id(kind, truth[kind]?.index(of: id) ?? 0)
  }

  func id(ofUUID uuid: String, in kind: String) -> String? {
    let prefix = identifiers.prefix(kind)
    guard uuid.utf8.count == 36, uuid.hasPrefix(prefix), let holding = truth[kind],
      let place = Int(uuid.dropFirst(24), radix: 16), place < holding.next,
      holding.record(at: place) != nil
    else { return nil }
    return holding.id(at: place)
  }

  /// The natural key of an object by its number, as the server shows it beside references.
  func name(of id: Value?, in kind: String) -> Value? {
    guard let number = id?.integer, let holding = truth[kind],
      let place = holding.index(of: String(number)), holding.isAlive(place)
    else { return nil }
    return .string(holding.key(at: place))
  }

  /// Every object of a kind as it truly is, by number.
  func all(_ kind: String) -> [Record] {
    guard let holding = truth[kind] else { return [] }
    return holding.order.sorted().compactMap { holding.record(at: $0) }
  }

  /// Every object of a kind as reads see it, in the order of lists.
  func shownRecords(_ kind: String) -> [Record] {
    guard let holding = seen[kind] else { return [] }
    let places = conditions.isReversed ? holding.order.reversed() : holding.order
    let hidden = settings.hidden[kind] ?? []
    return places.compactMap { holding.record(at: $0) }
      .filter { hidden.isEmpty || !hidden.contains($0.text(holding.key) ?? "") }
  }
}
