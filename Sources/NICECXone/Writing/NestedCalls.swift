import Documents
import Model

/// Derives the calls that bring what stands apart to what is wanted.
struct NestedCalls: Sendable {
  /// One value: an id, where it has one, and what is sent with it.
  fileprivate struct Item: Hashable {
    var id: String
    var fields: Value
  }

  private let cxone: CXoneKind
  private let write: Write
  private let resolver: Resolver
  /// The path of the object, which may hold `{id}`.
  private let base: String

  init(_ cxone: CXoneKind, _ write: Write, _ resolver: Resolver, base: String) {
    self.cxone = cxone
    self.write = write
    self.resolver = resolver
    self.base = base
  }

  /// The calls for one attribute; removals come first.
  func calls(for attribute: Attribute) throws(ProviderError) -> [Call] {
    guard let nested = cxone.nested(attribute.name),
      let wanted = write.attributes[path: attribute.path]
    else { return [] }
    switch nested.writing {
    case .body, .content: return []
    case .record(let path, let member):
      return [try record(attribute, wanted, path: path, member: member)]
    case .replacing(let batch):
      let items = try desired(wanted, attribute.type)
      return [try call("put \(items.count) in place of the", items, attribute, by: batch)]
    case .calls(let adding, let changing, let removing):
      return try differences(attribute, nested, wanted, adding, changing, removing)
    }
  }

  private func record(
    _ attribute: Attribute, _ wanted: Value, path: String, member: String
  ) throws(ProviderError) -> Call {
    let live = write.live?.attributes[path: attribute.path]
    let merged = attribute.type.merged(wanted, over: live)
    let encoded = try attribute.type.encoded(merged) {
      reference, key throws(ProviderError) in try resolver.id(of: reference, key)
    }
    return Call(
      "set \(attribute.name) of \(write.kind.singular) '\(write.key)'", method: "PUT",
      path: "\(base)/\(path)", body: .object([member: encoded]))
  }

  private func differences(
    _ attribute: Attribute, _ nested: Nested, _ wanted: Value, _ adding: Batch, _ changing: Batch?,
    _ removing: Batch?
  ) throws(ProviderError) -> [Call] {
    let desired = try desired(wanted, attribute.type)
    let live = live(attribute, nested)
    let removed = live.filter { old in !desired.contains { $0.stands(for: old, attribute.type) } }
    let added = desired.filter { new in !live.contains { new.stands(for: $0, attribute.type) } }
    let differing = desired.filter { item in
      live.contains { item.stands(for: $0, attribute.type) && !item.agrees(with: $0) }
    }
    guard removed.isEmpty || removing != nil else {
      throw ProviderError(
        resolver.operation,
        .unsupported(attribute.removalStep ?? "the vendor has no call that takes it away"))
    }
    return try calls("remove", removed, attribute, by: removing ?? adding)
      + calls("change", differing, attribute, by: changing ?? adding)
      + calls("add", added, attribute, by: adding)
  }
}

// What is wanted and what is there, as the vendor names it.
extension NestedCalls {
  private func desired(
    _ value: Value, _ type: AttributeType
  ) throws(ProviderError) -> [Item] {
    var result: [Item] = []
    switch (type, value) {
    case (.set(.reference(let reference)), .array(let elements)):
      for element in elements {
        result.append(Item(id: try resolver.id(of: reference, element: element), fields: [:]))
      }
    case (.set(let element), .array(let values)):
      for value in values { result.append(try item(value, element)) }
    case (.map(let key, let entry), .object(let entries)):
      for (name, value) in entries {
        var id = name
        if case .reference(let reference) = key { id = try resolver.id(of: reference, name) }
        result.append(Item(id: id, fields: try encoded(value, entry)))
      }
    default: break
    }
    return result
  }

  private func item(_ value: Value, _ type: AttributeType) throws(ProviderError) -> Item {
    let fields = try encoded(value, type)
    return Item(id: fields.string ?? CanonicalJSON.text(of: fields), fields: fields)
  }

  private func encoded(_ value: Value, _ type: AttributeType) throws(ProviderError) -> Value {
    try type.numbered(
      type.encoded(value) { reference, key throws(ProviderError) in
        try resolver.id(of: reference, key)
      })
  }

  private func live(_ attribute: Attribute, _ nested: Nested) -> [Item] {
    let value = write.live?.attributes[path: attribute.path] ?? .null
    switch (attribute.type, value) {
    case (.set(.reference), .array(let elements)):
      return elements.compactMap { element in
        element["id"]?.string.map { Item(id: $0, fields: [:]) }
      }
    case (.set(let element), .array(let values)):
      return values.compactMap { try? item($0, element) }
    case (.map(let key, let entry), .object(let entries)):
      return entries.compactMap { name, value in
        var id = name
        if case .reference(let reference) = key { id = resolver.knownID(of: reference, name) }
        return (try? encoded(value, entry)).map { Item(id: id, fields: $0) }
      }
    default: return []
    }
  }
}

// The calls themselves.
extension NestedCalls {
  private func calls(
    _ verb: String, _ items: [Item], _ attribute: Attribute, by batch: Batch
  ) throws(ProviderError) -> [Call] {
    let size = batch.isSingle ? 1 : Batch.size
    var calls: [Call] = []
    for start in stride(from: 0, to: items.count, by: size) {
      let chunk = Array(items[start..<min(start + size, items.count)])
      let verb = verb == "remove" ? "\(verb) \(chunk.count) of the" : "\(verb) \(chunk.count)"
      calls.append(try call(verb, chunk, attribute, by: batch))
    }
    return calls
  }

  private func call(
    _ verb: String, _ items: [Item], _ attribute: Attribute, by batch: Batch
  ) throws(ProviderError) -> Call {
    var call = Call(
      "\(verb) \(attribute.name) of \(write.kind.singular) '\(write.key)'",
      method: batch.method, path: base, query: batch.query,
      // Done twice it may be refused: whoever repeats it must know that it may be done already.
      isRepeatable: batch.method == "PUT", alreadyDone: batch.method == "DELETE" ? [404] : [])
    if !batch.path.isEmpty { call.path += "/\(batch.path)" }
    var body = batch.extra
    switch batch.form {
    case .items(let list, let id, let asText):
      body[list] = .array(items.map { element($0, id: id, asText: asText, by: batch) })
      call.body = .object(body)
    case .records(let list):
      body[list] = .array(items.map(\.fields))
      call.body = .object(body)
    case .ids(let list):
      body[list] = .array(items.map(\.id.asNumber))
      call.body = .object(body)
    case .path: call.path += "/" + (try name(items.first?.id, attribute))
    case .keptPath(let member):
      let own = items.first.flatMap { ownID(of: $0, attribute, member) }
      call.path += "/" + (try name(own, attribute))
    }
    return call
  }

  /// The last part of a path: without it the call would be about all elements.
  private func name(_ id: String?, _ attribute: Attribute) throws(ProviderError) -> String {
    guard let id, !id.isEmpty else {
      throw ProviderError(
        resolver.operation,
        .unsupported("an element of '\(attribute.name)' has no id to remove it by"))
    }
    return id
  }

  private func element(_ item: Item, id: String, asText: Bool, by batch: Batch) -> Value {
    var element = Value.object(batch.defaults)
    if batch.carriesValues {
      for (name, value) in item.fields.object ?? Object() { element.set(value, at: [name]) }
    }
    element.set(asText ? .string(item.id) : item.id.asNumber, at: [id])
    return element
  }

  /// The vendor's own id of an element that has none in the table.
  private func ownID(of item: Item, _ attribute: Attribute, _ member: String) -> String? {
    guard let nested = cxone.nested(attribute.name), case .set(let type) = attribute.type,
      let kept = write.live?.raw[Nested.kept + nested.attribute]?.array
    else { return nil }
    let found = kept.first { raw in
      (try? encoded(type.decoded(type.mended(raw)), type)).map { CanonicalJSON.text(of: $0) }
        == item.id
    }
    return found?[member]?.idText
  }
}

extension NestedCalls.Item {
  /// Whether both are one thing: by what is wished for where the table has no id for it.
  fileprivate func stands(for live: Self, _ type: AttributeType) -> Bool {
    guard case .set(.record) = type else { return id == live.id }
    return agrees(with: live)
  }

  /// Whether all that is wanted of a value is so.
  fileprivate func agrees(with live: Self) -> Bool {
    (fields.object ?? Object()).allSatisfy { live.fields[$0.key] == $0.value }
  }
}

extension Batch {
  fileprivate var isSingle: Bool {
    switch form {
    case .path, .keptPath: true
    default: false
    }
  }
}
