import Documents
import Model

/// Derives the calls that bring a collection stored apart to what is wanted.
struct NestedCalls: Sendable {
  /// One value of such a collection: an id, and how well it is mastered where that counts.
  struct Item: Hashable, Sendable {
    var id: String
    var proficiency: Value?
  }

  /// What a call does to the collection.
  private enum Verb {
    case add, remove, set

    func text(_ count: Int) -> String {
      switch self {
      case .add: "add \(count) to"
      case .remove: "remove \(count) from"
      case .set: "put \(count) in place of the"
      }
    }
  }

  private let genesys: GenesysKind
  private let write: Write
  private let resolver: Resolver
  /// The path of the object, which may hold `{id}`.
  private let base: String

  init(_ genesys: GenesysKind, _ write: Write, _ resolver: Resolver, base: String) {
    self.genesys = genesys
    self.write = write
    self.resolver = resolver
    self.base = base
  }

  /// The calls for one attribute; removals come first, since limits count what is still there.
  func calls(for attribute: Attribute) throws(ProviderError) -> [Call] {
    guard let nested = genesys.nested(attribute.name),
      let wanted = write.attributes[path: attribute.path]
    else { return [] }
    let desired = try items(wanted, attribute.type, isLive: false)
    let found = write.live?.attributes[path: attribute.path] ?? .null
    let live = try items(found, attribute.type, isLive: true)
    let added = desired.filter { !live.contains($0) }
    let kept = Set(desired.map(\.id))
    let removed = live.filter { !kept.contains($0.id) }
    if let batch = nested.replacing, added.count + removed.count > 1, !removed.isEmpty,
      !desired.isEmpty, desired.count <= batch.size
    {
      return calls(.set, desired, of: attribute, by: batch)
    }
    return calls(.remove, removed, of: attribute, by: nested.removing)
      + calls(.add, added, of: attribute, by: nested.adding)
  }

  private func items(
    _ value: Value, _ type: AttributeType, isLive: Bool
  ) throws(ProviderError) -> [Item] {
    var result: [Item] = []
    switch (type, value) {
    case (.set(.reference(let reference)), .array(let elements)):
      for element in elements {
        result.append(Item(id: try resolver.id(of: reference, element: element)))
      }
    case (.map(.reference(let reference), _), .object(let entries)):
      for (key, rating) in entries {
        let id = try isLive ? resolver.knownID(of: reference, key) : resolver.id(of: reference, key)
        result.append(Item(id: id, proficiency: rating))
      }
    default: break
    }
    return result
  }

  private func calls(
    _ verb: Verb, _ items: [Item], of attribute: Attribute, by batch: Batch
  ) -> [Call] {
    stride(from: 0, to: items.count, by: batch.size).map { start in
      let chunk = Array(items[start..<min(start + batch.size, items.count)])
      return call(verb, chunk, of: attribute, by: batch)
    }
  }

  private func call(
    _ verb: Verb, _ items: [Item], of attribute: Attribute, by batch: Batch
  ) -> Call {
    var call = Call(
      "\(verb.text(items.count)) \(attribute.name) of \(write.kind.singular) '\(write.key)'",
      method: batch.method, path: "\(base)/\(batch.path)", query: batch.query,
      alreadyDone: verb == .remove ? [404] : [])
    switch batch.form {
    case .objects: call.body = .array(items.map(\.object))
    case .ids(let field):
      call.body = .object([field: .array(items.map { .string($0.id) })])
      if genesys.endpoints.sendsVersion {
        call.body?.set(FreshVersion.mark, at: FreshVersion.path)
      }
    case .query(let name):
      call.query.append((name, items.map(\.id).joined(separator: ",")))
    case .path: call.path += "/" + (items.first?.id ?? "")
    }
    return call
  }
}

extension NestedCalls.Item {
  fileprivate var object: Value {
    var object: Object = ["id": .string(id)]
    if let proficiency { object["proficiency"] = proficiency }
    return .object(object)
  }
}
