/// An ordered map from names to values.
///
/// Most objects of a tenant have few members, so a short one is searched in line and only a long
/// one pays for an index.
package struct Object: Sendable {
  /// One entry.
  package typealias Member = (key: String, value: Value)

  private var names: [String] = []
  private var members: [Value] = []
  private var index: [String: Int]?

  private static let longestUnindexed = 16

  package init() {}

  /// Takes members in order; of two with one name the later wins, at the earlier's place.
  package init(_ members: some Sequence<(String, Value)>) {
    for (key, value) in members { self[key] = value }
  }

  /// Takes the names of another object and values of its own, as many and in the same order.
  ///
  /// Objects of a list are alike: one copy of their names, and of the index, serves them all.
  package init(named other: Object, _ values: [Value]) {
    precondition(values.count == other.count, "a value for each name")
    names = other.names
    index = other.index
    members = values
  }

  /// How many members there are.
  package var count: Int { names.count }
  /// Whether there are no members.
  package var isEmpty: Bool { names.isEmpty }
  /// The names, in order.
  package var keys: [String] { names }
  /// The values, in order.
  package var values: [Value] { members }

  package subscript(_ key: String) -> Value? {
    get { place(of: key).map { members[$0] } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place] = value
      case (let place?, nil): remove(at: place)
      case (nil, let value?): append(unseen: key, value)
      case (nil, nil): break
      }
    }
  }

  /// Lends a member to a closure, which spares a copy on the way down a path.
  func withMember(_ key: String, _ body: (borrowing Value) -> Value?) -> Value? {
    guard let place = place(of: key) else { return nil }
    return body(members[place])
  }

  /// Changes a member in place; one that is missing begins as an empty object.
  mutating func change(_ key: String, _ change: (inout Value) -> Void) {
    if let place = place(of: key) {
      change(&members[place])
    } else {
      var value = Value.object(Object())
      change(&value)
      append(unseen: key, value)
    }
  }

  /// Adds a member that the caller knows to be new; a parser's short cut past the search.
  package mutating func append(unseen key: String, _ value: Value) {
    index?[key] = names.count
    names.append(key)
    members.append(value)
    if index == nil, names.count > Self.longestUnindexed { reindex() }
  }

  /// Makes room for so many members at once.
  package mutating func reserveCapacity(_ count: Int) {
    names.reserveCapacity(count)
    members.reserveCapacity(count)
  }

  private func place(of key: String) -> Int? {
    if let index { index[key] } else { names.firstIndex(of: key) }
  }

  private mutating func remove(at place: Int) {
    names.remove(at: place)
    members.remove(at: place)
    if index != nil { reindex() }
  }

  private mutating func reindex() {
    index = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }
}

extension Object: Sequence {
  package func makeIterator() -> some IteratorProtocol<Member> {
    zip(names, members).lazy.map { (key: $0, value: $1) }.makeIterator()
  }
}

extension Object: Hashable {
  package static func == (left: Object, right: Object) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }

  package func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in self {
      var member = Hasher()
      member.combine(key)
      member.combine(value)
      sum &+= member.finalize()
    }
    hasher.combine(count)
    hasher.combine(sum)
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, Value)...) {
    self.init(elements)
  }
}
