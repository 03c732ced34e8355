import Documents
package import Model

/// Which kinds of a tenant must be read, and what of them, for a set of resources.
package struct ReadingScope: Sendable {
  /// The requests, each level after the kinds that it refers to.
  package let levels: [[ReadRequest]]

  private init(levels: [[ReadRequest]]) {
    self.levels = levels
  }

  /// The kinds that are read.
  var kinds: [Kind] { levels.flatMap { $0.map(\.kind) } }

  /// The same with only some of the kinds.
  func keeping(_ keeps: (String) -> Bool) -> ReadingScope {
    ReadingScope(levels: levels.map { $0.filter { keeps($0.kind.name) } }.filter { !$0.isEmpty })
  }

  /// Derives the scope from what is desired and what was recorded.
  ///
  /// A kind that is only referred to is read for its names alone; attributes stored apart are read
  /// only for the objects that have them under management. `further` is read beside that.
  package init(
    kinds: [Kind], resources: [Resource], recorded: Set<Address>, expected: [ExpectedObject] = [],
    further: [ReadRequest] = []
  ) {
    var keys: [String: Set<String>] = [:]
    var apart: [String: [String: Set<String>?]] = [:]
    let byName = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for address in recorded { keys[address.kind, default: []].insert(address.key) }
    for object in expected { keys[object.kind, default: []].insert(object.name) }
    var needed = Set(keys.keys)
    // A key that is made of references is known only when their targets are: without them an
    // object that must go would look as if it had gone.
    for kind in kinds where needed.contains(kind.name) {
      guard case .composite(let names) = kind.key else { continue }
      needed.formUnion(names.compactMap(kind.attribute).flatMap { $0.type.references.map(\.kind) })
    }
    for (name, resources) in Dictionary(grouping: resources, by: \.address.kind) {
      guard let kind = byName[name] else { continue }
      needed.insert(name)
      keys[name, default: []].formUnion(resources.flatMap(\.keys))
      for attribute in kind.attributes
      where attribute.isStoredApart || !attribute.type.references.isEmpty {
        let users = resources.lazy.filter { $0.attributes[path: attribute.path] != nil }
        guard !users.isEmpty else { continue }
        needed.formUnion(attribute.type.references.map(\.kind))
        if attribute.isStoredApart {
          apart[name, default: [:]][attribute.name] = .some(Set(users.flatMap(\.keys)))
        }
      }
    }
    let requests = kinds.filter { needed.contains($0.name) }.map {
      ReadRequest($0, keys: keys[$0.name] ?? [], apart: apart[$0.name] ?? [:])
    }
    levels = Self.levels(Self.joined(requests + further))
  }

  /// One request for each kind, which asks for all that the requests for it ask for.
  private static func joined(_ requests: [ReadRequest]) -> [ReadRequest] {
    var joined: [ReadRequest] = []
    for request in requests {
      guard let place = joined.firstIndex(where: { $0.kind.name == request.kind.name }) else {
        joined.append(request)
        continue
      }
      joined[place].keys = union(joined[place].keys, request.keys)
      for (attribute, keys) in request.apart {
        let before = joined[place].apart[attribute] ?? []
        joined[place].apart.updateValue(union(before, keys), forKey: attribute)
      }
    }
    return joined
  }

  /// Nil stands for all.
  private static func union(_ first: Set<String>?, _ second: Set<String>?) -> Set<String>? {
    guard let first, let second else { return nil }
    return first.union(second)
  }

  /// Everything a tenant has, for an export.
  package init(everythingOf kinds: [Kind]) {
    levels = Self.levels(
      kinds.map { kind in
        let names = kind.attributes.filter(\.isStoredApart).map(\.name)
        let apart: [String: Set<String>?] = Dictionary(
          names.map { ($0, nil) }, uniquingKeysWith: { first, _ in first })
        return ReadRequest(kind, keys: nil, apart: apart)
      })
  }

  /// What requests ask for, and the names that it refers to.
  package init(_ requests: [ReadRequest], of kinds: [Kind]) {
    let asked = Set(requests.map(\.kind.name))
    let referred = requests.reduce(into: Set<String>()) { $0.formUnion($1.kind.referencedKinds) }
      .subtracting(asked)
    levels = Self.levels(
      requests + kinds.filter { referred.contains($0.name) }.map { ReadRequest($0, keys: []) })
  }

  /// The objects that patterns name with all that they hold, and the names that they refer to.
  package init(_ patterns: [AddressPattern], of kinds: [Kind]) {
    var keys: [String: Set<String>?] = [:]
    for pattern in patterns {
      let parts = pattern.text.split(separator: "/", maxSplits: 2).map(String.init)
      guard parts.count == 3 else { continue }
      let wanted = AddressPattern(parts[1])
      for kind in kinds where wanted.matches(kind.name) {
        if parts[2].contains("*") { keys[kind.name] = .some(nil) }
        if var names = keys[kind.name] ?? [] {
          names.insert(parts[2])
          keys[kind.name] = .some(names)
        }
      }
    }
    let referred = kinds.filter { keys[$0.name] != nil }.flatMap(\.referencedKinds)
    levels = Self.levels(
      kinds.filter { keys[$0.name] != nil || referred.contains($0.name) }.map { kind in
        guard let wanted = keys[kind.name] else { return ReadRequest(kind, keys: []) }
        let names = kind.attributes.filter(\.isStoredApart).map(\.name)
        return ReadRequest(
          kind, keys: wanted,
          apart: Dictionary(names.map { ($0, wanted) }, uniquingKeysWith: { first, _ in first }))
      })
  }

  private static func levels(_ requests: [ReadRequest]) -> [[ReadRequest]] {
    var levels: [[ReadRequest]] = []
    var left = requests
    while !left.isEmpty {
      let waiting = Set(left.map(\.kind.name))
      var ready = left.filter { request in
        request.kind.referencedKinds.subtracting([request.kind.name]).isDisjoint(with: waiting)
      }
      // Kinds that refer to each other: any order will do, names come when all are read.
      if ready.isEmpty { ready = Array(left.prefix(1)) }
      levels.append(ready)
      let done = Set(ready.map(\.kind.name))
      left.removeAll { done.contains($0.kind.name) }
    }
    return levels
  }
}

extension Resource {
  /// The key, and the former one under which a renamed object is found.
  fileprivate var keys: [String] { [address.key, lifecycle.formerKey].compactMap(\.self) }
}
