import Documents
import Model
import TestSupport

/// Makes projects, tenants and mishaps, the same ones for a seed.
struct RandomWorld {
  private(set) var world = World()
  private var random: SplitMix
  private let names = ["Ash", "Birch", "Cedar", "Elm", "Fir", "Oak"]

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    world.have(FakeKinds.teams, "Home")
  }

  /// Writes a new project; with a chance, resources keep what they said.
  mutating func write() {
    let old = world.desired
    world.desired = []
    let teams = some(6), skills = some(6), agents = some(5).map { $0.lowercased() + "@x.example" }
    let queues = some(6), flows = some(4)
    for name in teams { world.want(FakeKinds.teams, name, team(among: teams), lifecycle: life()) }
    for name in skills {
      world.want(FakeKinds.skills, name, maybe(["grade": .string(pick(["a", "b"]))]))
    }
    for name in agents {
      world.want(
        FakeKinds.agents, recased(name), agent(teams: teams, skills: skills), lifecycle: life())
    }
    for name in queues {
      world.want(
        FakeKinds.queues, name,
        queue(teams: teams, agents: agents, skills: skills, queues: queues), lifecycle: life())
    }
    for name in flows {
      world.want(FakeKinds.flows, name, flow(name, among: flows))
    }
    for agent in agents where !teams.isEmpty && random.isHit(in: 2) {
      world.want(
        FakeKinds.grants, "", ["agent": .string(agent), "team": .string(pick(teams))])
    }
    keep(old)
    rename(old)
    world.desired.shuffle(using: &random)
  }

  /// Does to the tenant what people do to tenants.
  mutating func meddle() {
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let kind = pick([FakeKinds.teams, FakeKinds.agents, FakeKinds.queues])
      guard let object = world.tenant[kind.name]?.randomElement(using: &random),
        object.key != "Home"
      else { continue }
      switch Int.random(in: 0..<5, using: &random) {
      case 0: lose(kind, object)
      case 1: rename(kind, object)
      case 2: world.drift(kind, object.key, "description", .string(pick(names)))
      case 3: world.drift(kind, object.key, "languages", .array([.string(pick(names))]))
      default: world.drift(kind, object.key, "wrap.mode", .string(pick(["on", "auto"])))
      }
    }
    for kind in world.kinds { world.tenant[kind.name]?.shuffle(using: &random) }
  }

  /// A vendor does not let go of what others refer to.
  private mutating func lose(_ kind: Kind, _ object: LiveObject) {
    let others = world.tenant.values.joined().filter { $0.id != object.id }
    let isUsed = others.contains {
      CanonicalJSON.text(of: $0.attributes).contains("\"\(object.id)\"")
    }
    if !isUsed { world.lose(kind, object.key) }
  }

  private mutating func rename(_ kind: Kind, _ object: LiveObject) {
    let name = pick(names) + (kind.name == "agents" ? "@y.example" : " II")
    let isFree = world.tenant[kind.name]?.allSatisfy { $0.key != name } ?? true
    if isFree { world.drift(kind, object.key, kind.keyAttribute?.name ?? "", .string(name)) }
  }

  /// Lets some resources stand as they were before, so that plans are not all change.
  private mutating func keep(_ old: [Resource]) {
    let now = Set(world.desired.map(\.address))
    let isPossible = random.isHit(in: 3)
    guard isPossible, Set(old.map(\.address)).isSuperset(of: now) else { return }
    world.desired = old
  }

  /// Says of some new resources that they had another name before.
  private mutating func rename(_ old: [Resource]) {
    let now = Set(world.desired.map(\.address.folded))
    let before = Set(old.map(\.address.folded))
    for kind in ["teams", "queues", "agents"] {
      let gone = old.filter { $0.address.kind == kind && !now.contains($0.address.folded) }
      let places = world.desired.indices.filter {
        let address = world.desired[$0].address
        return address.kind == kind && !before.contains(address.folded)
      }
      for (place, former) in zip(places, gone.shuffled(using: &random)) {
        world.desired[place].lifecycle.formerKey = former.address.key
      }
    }
  }

  mutating func perform(_ change: (inout World) -> Void) {
    change(&world)
  }

  private mutating func team(among teams: [String]) -> Value {
    var value: Value = [:]
    if random.isHit(in: 2) { value.set(.string(pick(names)), at: ["description"]) }
    if random.isHit(in: 3), !teams.isEmpty { value.set(.string(pick(teams)), at: ["parent"]) }
    return value
  }

  private mutating func agent(teams: [String], skills: [String]) -> Value {
    var value: Value = maybe(["name": .string(pick(names))])
    if random.isHit(in: 2) { value.set(.string(pick(["hired", "lent"])), at: ["origin"]) }
    if random.isHit(in: 2) { value.set(.string(pick(teams + ["Home"])), at: ["team"]) }
    if random.isHit(in: 2) {
      let ratings = random.some(of: skills, most: 3).map { skill -> Value in
        ["skill": .string(skill), "level": .integer(Int.random(in: 1...5, using: &random))]
      }
      value.set(.array(ratings), at: ["skills"])
    }
    return value
  }

  private mutating func queue(
    teams: [String], agents: [String], skills: [String], queues: [String]
  ) -> Value {
    var value: Value = team(among: [])
    if random.isHit(in: 2) { value.set(.string(pick(teams + ["Home"])), at: ["team"]) }
    if random.isHit(in: 2) {
      value.set(.integer(Int.random(in: 0...9, using: &random) * 500), at: ["wrap", "timeoutMs"])
      value.set(.string(pick(["off", "on", "auto"])), at: ["wrap", "mode"])
    }
    if random.isHit(in: 2) {
      value.set(.array(random.some(of: names, most: 3).map { .string($0) }), at: ["languages"])
    }
    if random.isHit(in: 2) {
      let members = random.some(of: agents, most: 4).map { recased($0) }
      value.set(.array(members.map { .string($0) }), at: ["members"])
    }
    if random.isHit(in: 2) { value.set(.string(pick(queues)), at: ["overflow"]) }
    if random.isHit(in: 3) {
      let weights = random.some(of: skills, most: 3).map { ($0, Value.integer(5)) }
      value.set(.object(Object(weights)), at: ["weights"])
    }
    return value
  }

  /// Ends in itself or an earlier one, so that what cannot wait has an order; may ask any for help.
  private mutating func flow(_ name: String, among flows: [String]) -> Value {
    var value: Value = ["exit": .string(world.inventoryHas("flows", "End") ? "End" : name)]
    if random.isHit(in: 2) { value.set(.string(pick(flows)), at: ["help"]) }
    return value
  }

  private mutating func life() -> Lifecycle {
    Lifecycle(
      isProtected: random.isHit(in: 8), ignored: random.isHit(in: 6) ? ["wrap", "name"] : [],
      onRemove: pick([.delete, .delete, .forget, .deactivate]))
  }

  private mutating func recased(_ text: String) -> String {
    random.isHit(in: 3) ? text.uppercased() : text
  }

  private mutating func maybe(_ value: Value) -> Value { random.isHit(in: 2) ? value : [:] }

  private mutating func some(_ most: Int) -> [String] { random.some(of: names, most: most) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }
}

extension Address {
  /// All keys as if they ignored case.
  fileprivate var folded: String { description.lowercased() }
}

extension World {
  func inventoryHas(_ kind: String, _ key: String) -> Bool {
    tenant[kind]?.contains { $0.key == key } ?? false
  }
}
