import Documents

/// A kind's attributes, nested as the vendor nests them, so that an answer is walked only once.
struct ReadingTree: Sendable {
  private indirect enum Branch: Sendable {
    case leaf(AttributeType)
    case inner(ReadingTree)
  }

  private var members: [(name: String, branch: Branch)] = []

  /// Adds an attribute; false where another stands in its way.
  mutating func insert(_ type: AttributeType, at path: some Collection<String>) -> Bool {
    guard let name = path.first else { return false }
    let rest = path.dropFirst()
    let place = members.firstIndex { $0.name == name }
    if rest.isEmpty {
      guard place == nil else { return false }
      members.append((name, .leaf(type)))
      return true
    }
    guard let place else {
      var tree = ReadingTree()
      let isInserted = tree.insert(type, at: rest)
      members.append((name, .inner(tree)))
      return isInserted
    }
    guard case .inner(var tree) = members[place].branch else { return false }
    let isInserted = tree.insert(type, at: rest)
    members[place].branch = .inner(tree)
    return isInserted
  }

  /// Puts members in the order in which canonical JSON writes them, which then need not sort.
  mutating func sort() {
    members.sort { $0.name < $1.name }
    for place in members.indices {
      guard case .inner(var tree) = members[place].branch else { continue }
      tree.sort()
      members[place].branch = .inner(tree)
    }
  }

  /// What the last object read was like: those that follow share its names.
  struct Memory {
    fileprivate var found: [Int] = []
    fileprivate var object = Object()
    fileprivate var inner: [Int: Memory] = [:]
  }

  /// Reads what an answer holds of the attributes.
  func object(from raw: Value, _ memory: inout Memory) -> Object {
    guard case .object(let source) = raw else { return Object() }
    var found: [Int] = []
    var values: [Value] = []
    values.reserveCapacity(memory.found.count)
    found.reserveCapacity(memory.found.count)
    for place in members.indices {
      guard let member = source[members[place].name], !member.isNull,
        let value = value(of: place, from: member, &memory)
      else { continue }
      found.append(place)
      values.append(value)
    }
    if found != memory.found {
      memory.found = found
      memory.object = Object(found.map { (members[$0].name, .null) })
    }
    return Object(named: memory.object, values)
  }

  private func value(of place: Int, from raw: Value, _ memory: inout Memory) -> Value? {
    switch members[place].branch {
    case .leaf(let type): return type.decoded(raw)
    case .inner(let tree):
      let inner = tree.object(from: raw, &memory.inner[place, default: Memory()])
      return inner.isEmpty ? nil : .object(inner)
    }
  }
}
