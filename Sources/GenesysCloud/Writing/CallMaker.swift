import Documents
import Model

/// Derives the calls of one write from the kind's table; pure.
struct CallMaker: Sendable {
  let genesys: GenesysKind
  let write: Write
  private let resolver: Resolver
  private let bodies: BodyWriter

  var endpoints: Endpoints { genesys.endpoints }
  private var singular: String { write.kind.singular }

  init(_ genesys: GenesysKind, _ write: Write) {
    self.genesys = genesys
    self.write = write
    resolver = Resolver(write)
    bodies = BodyWriter(genesys, write, resolver)
  }

  func calls() throws(ProviderError) -> [Call] {
    if let step = write.kind.manualSteps[write.verb] {
      throw ProviderError(resolver.operation, .unsupported(step))
    }
    if case .perSubject = endpoints.listing.style {
      return try GrantCalls(genesys, write, resolver).calls()
    }
    switch write.verb {
    case .create: return try creation()
    case .update: return try update(try live(), changed: chosen, version: nil)
    case .deactivate: return try deactivation(try live())
    case .delete: return try deletion(try live())
    }
  }

  /// The calls that make a revived object equal to the wish, whatever version revival left behind.
  func callsAfterRevival() throws(ProviderError) -> [Call] {
    try update(try live(), changed: chosen, version: FreshVersion.mark)
  }

  /// The attributes to write, in the table's order.
  private var chosen: [Attribute] {
    write.kind.attributes.filter { attribute in
      attribute.mutability != .never && write.changed.contains(attribute.name)
        && write.attributes[path: attribute.path] != nil
    }
  }

  private func live() throws(ProviderError) -> LiveObject {
    guard let live = write.live else {
      throw ProviderError(resolver.operation, .unsupported("the object was not read before"))
    }
    return live
  }
}

// Creation: the object, what POST ignores, what lives beside it.
extension CallMaker {
  private func creation() throws(ProviderError) -> [Call] {
    let written = write.kind.attributes.filter {
      $0.mutability != .never && write.attributes[path: $0.path] != nil
    }
    let later = written.filter { endpoints.afterCreation.contains($0.name) }
    let first = written.filter { !endpoints.afterCreation.contains($0.name) }
    let body = try bodies.creation(first)
    var calls = [
      Call(
        "create \(singular) '\(write.key)'", method: "POST", path: try collection(), body: body,
        isRepeatable: false, creates: true, shownOnce: endpoints.shownOnce)
    ]
    calls = grown(calls)
    if !later.isEmpty { calls.append(try completion(later, after: written)) }
    return calls + (try nested(written, base: genesys.path(of: "{id}")))
  }

  /// Where POST goes.
  private func collection() throws(ProviderError) -> String {
    guard let place = endpoints.madeBelow else { return endpoints.path }
    guard let name = write.attributes[place.attribute]?.string, !name.isEmpty else {
      throw ProviderError(
        resolver.operation, .unsupported("a \(singular) needs '\(place.attribute)'"))
    }
    return "\(endpoints.path)/\(place.path)/\(name)"
  }

  /// The second call of a creation, which brings what POST does not take.
  private func completion(
    _ later: [Attribute], after written: [Attribute]
  ) throws(ProviderError) -> Call {
    let operation = "complete \(singular) '\(write.key)'"
    let path = genesys.path(of: "{id}")
    guard case .replacing = endpoints.update else {
      let body = try bodies.patch(later, version: FreshVersion.mark)
      return Call(operation, method: "PATCH", path: path, body: body)
    }
    var body = try bodies.replacement(
      written.filter { !$0.isStoredApart }, dropping: endpoints.onlyAtCreation)
    if endpoints.sendsVersion { body.set(FreshVersion.mark, at: FreshVersion.path) }
    return Call(operation, method: "PUT", path: path, body: body)
  }
}

// Changes: the body, what must go alone, the division, what lives beside the object.
extension CallMaker {
  private func update(
    _ live: LiveObject, changed: [Attribute], version: Value?
  ) throws(ProviderError) -> [Call] {
    let path = genesys.path(of: live.id)
    let moved = changed.filter { endpoints.movesAs != nil && $0.name == "division" }
    let alone = changed.filter { $0.name == endpoints.alone }
    let body = changed.filter { attribute in
      !attribute.isStoredApart
        && !(moved + alone).contains { $0.name == attribute.name }
    }
    var version = version ?? live.raw[path: FreshVersion.path]
    var calls: [Call] = []
    for attributes in [body, alone] where !attributes.isEmpty {
      calls.append(try change(attributes, path: path, version: version))
      version = FreshVersion.mark
    }
    calls = grown(calls)
    for attribute in moved { calls.append(try move(live.id, by: attribute)) }
    return calls + (try nested(changed, base: path))
  }

  private func change(
    _ attributes: [Attribute], path: String, version: Value?
  ) throws(ProviderError) -> Call {
    let operation = "update \(singular) '\(write.key)'"
    switch endpoints.update {
    case .patching:
      let body = try bodies.patch(attributes, version: version)
      return Call(operation, method: "PATCH", path: path, body: body)
    case .replacing(let owned):
      var body = try bodies.replacement(attributes, dropping: owned)
      if endpoints.sendsVersion, let version { body.set(version, at: FreshVersion.path) }
      return Call(operation, method: "PUT", path: path, body: body)
    case .none:
      throw ProviderError(
        operation, .unsupported("a \(singular) cannot be changed; delete it and create another"))
    }
  }

  private func move(_ id: String, by attribute: Attribute) throws(ProviderError) -> Call {
    guard case .reference(let reference) = attribute.type,
      let wanted = write.attributes[path: attribute.path], let type = endpoints.movesAs
    else {
      throw ProviderError(resolver.operation, .unsupported("a division must be named"))
    }
    let division = try resolver.id(of: reference, element: wanted)
    return Call(
      "move \(singular) '\(write.key)' to division '\(wanted.string ?? division)'",
      method: "POST", path: "/api/v2/authorization/divisions/\(division)/objects/\(type)",
      body: [.string(id)])
  }

  private func nested(_ changed: [Attribute], base: String) throws(ProviderError) -> [Call] {
    let maker = NestedCalls(genesys, write, resolver, base: base)
    var calls: [Call] = []
    for attribute in changed where attribute.isStoredApart {
      calls += try maker.calls(for: attribute)
    }
    return calls
  }
}

// Ends: switching off and deleting.
extension CallMaker {
  private func deactivation(_ live: LiveObject) throws(ProviderError) -> [Call] {
    guard let change = endpoints.deactivation else {
      throw ProviderError(
        resolver.operation,
        .unsupported("a \(singular) cannot be switched off; delete or forget it"))
    }
    return try switching(live, change, "switch off")
  }

  private func deletion(_ live: LiveObject) throws(ProviderError) -> [Call] {
    var calls: [Call] = []
    if let change = endpoints.beforeDeletion {
      calls = try switching(live, change, "switch off")
      for place in calls.indices { calls[place].alreadyDone = [404] }
    }
    return calls + [
      Call(
        "delete \(singular) '\(write.key)'", method: "DELETE", path: genesys.path(of: live.id),
        alreadyDone: [404])
    ]
  }

  private func switching(
    _ live: LiveObject, _ change: Endpoints.Switch, _ verb: String
  ) throws(ProviderError) -> [Call] {
    guard live.raw[change.attribute] != change.value,
      let attribute = write.kind.attribute(change.attribute)
    else { return [] }
    var write = write
    write.attributes = [change.attribute: change.value]
    let maker = CallMaker(genesys, write)
    var call = try maker.change(
      [attribute], path: genesys.path(of: live.id), version: live.raw[path: FreshVersion.path])
    call.operation = "\(verb) \(singular) '\(write.key)'"
    return [call]
  }
}
