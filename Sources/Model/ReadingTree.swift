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

  /// Reads what an answer holds of the attributes.
  func object(from raw: Value) -> Object {
    var result = Object()
    guard case .object(let source) = raw else { return result }
    for (name, branch) in members {
      guard let found = source[name], !found.isNull else { continue }
      switch branch {
      case .leaf(let type):
        result.append(unseen: name, type.decoded(found))
      case .inner(let tree):
        let inner = tree.object(from: found)
        if !inner.isEmpty { result.append(unseen: name, .object(inner)) }
      }
    }
    return result
  }
}
