import Documents
import Model

/// Derives the calls of one write from the kind's table; pure.
struct CallMaker: Sendable {
  private let cxone: CXoneKind
  private let write: Write
  private let resolver: Resolver

  private var endpoints: Endpoints { cxone.endpoints }
  private var singular: String { write.kind.singular }
  private var bodies: BodyWriter { BodyWriter(cxone, write, resolver) }

  init(_ cxone: CXoneKind, _ write: Write) {
    self.cxone = cxone
    self.write = write
    resolver = Resolver(write)
  }

  func calls() throws(ProviderError) -> [Call] {
    switch endpoints.peculiarity {
    case .scripts: return try ScriptCalls(cxone, write).calls()
    case .files: return try FileCalls(cxone, write).calls()
    case .accessKeys, nil: break
    }
    switch write.verb {
    case .create: return try creation()
    case .update: return try update(try live())
    case .deactivate: return try deactivation(try live())
    case .delete: return try deletion(try live())
    }
  }

  private func live() throws(ProviderError) -> LiveObject {
    guard let live = write.live else { throw impossible("the object was not read before") }
    return live
  }

  private func impossible(_ reason: String) -> ProviderError {
    ProviderError(resolver.operation, .unsupported(reason))
  }

  /// What the kind's table says a person does instead.
  private func missing(_ verb: Write.Verb) -> ProviderError {
    impossible(write.kind.manualSteps[verb] ?? "the vendor has no call for it")
  }
}

// Creation: the object, what creation does not take, what lives beside it.
extension CallMaker {
  private func creation() throws(ProviderError) -> [Call] {
    guard let form = endpoints.creation else { throw missing(.create) }
    var call = Call(
      "create \(singular) '\(write.key)'", method: "POST", path: endpoints.path,
      isRepeatable: endpoints.isShared, creates: true)
    call.put(try bodies.creation(), as: form)
    for attribute in write.kind.attributes where attribute.isSecret {
      guard let secret = write.secrets[attribute.name] else { continue }
      call.secrets.append((form.path(of: attribute.writePath), secret))
    }
    return [call] + (try completion()) + (try nested(base: cxone.path(of: "{id}"), isNew: true))
  }

  /// A second call of a creation, where something is wished for that the first does not take.
  private func completion() throws(ProviderError) -> [Call] {
    let later = write.kind.attributes.filter { attribute in
      guard endpoints.afterCreation.contains(attribute.name),
        let value = write.attributes[path: attribute.path]
      else { return false }
      return attribute.defaultValue != value
    }
    guard !later.isEmpty else { return [] }
    return [try change("complete \(singular) '\(write.key)'", id: "{id}", isRepeatable: true)]
  }
}

// Changes: the whole object, and what lives beside it.
extension CallMaker {
  private func update(_ live: LiveObject) throws(ProviderError) -> [Call] {
    var calls: [Call] = []
    if write.kind.attributes.contains(where: isInBody) {
      calls.append(try change("update \(singular) '\(write.key)'", id: live.id))
    }
    return calls + (try nested(base: cxone.path(of: live.id), isNew: false))
  }

  private func isInBody(_ attribute: Attribute) -> Bool {
    guard write.changed.contains(attribute.name), attribute.mutability != .never else {
      return false
    }
    guard attribute.isStoredApart else { return true }
    if case .body? = cxone.nested(attribute.name)?.writing { return true }
    return false
  }

  /// One request with the whole object; `sent` are fields of a creation that it stands in for.
  func change(
    _ operation: String, id: String, isRepeatable: Bool = true, to sent: Object = Object()
  ) throws(ProviderError) -> Call {
    guard let update = endpoints.update else { throw missing(.update) }
    var fields = try bodies.change(to: sent)
    if case .accessKeys? = endpoints.peculiarity {
      return Call(
        operation, method: "PATCH", path: endpoints.path, query: [("accessKeyId", id)],
        body: ["isActive": fields["isActive"] ?? true])
    }
    if let member = update.idMember {
      fields.set(update.idIsText ? .string(id) : id.asNumber, at: [member])
    }
    var call = Call(
      operation, method: "PUT", path: update.isAtCollection ? endpoints.path : cxone.path(of: id),
      isRepeatable: isRepeatable)
    call.put(fields, as: update.form)
    return call
  }

  private func nested(base: String, isNew: Bool) throws(ProviderError) -> [Call] {
    let maker = NestedCalls(cxone, write, resolver, base: base)
    var calls: [Call] = []
    for attribute in write.kind.attributes
    where attribute.isStoredApart && write.changed.contains(attribute.name) {
      calls += try maker.calls(for: attribute)
    }
    return calls
  }
}

// Ends: switching off and deleting.
extension CallMaker {
  private func deactivation(_ live: LiveObject) throws(ProviderError) -> [Call] {
    let operation = "switch off \(singular) '\(write.key)'"
    switch endpoints.deactivation {
    case nil: throw missing(.deactivate)
    case .update(let setting):
      guard live.attributes[setting.attribute] != setting.value else { return [] }
      var write = write
      write.attributes = .object([setting.attribute: setting.value])
      write.changed = [setting.attribute]
      return [try CallMaker(cxone, write).change(operation, id: live.id)]
    case .status(let setting):
      guard live.attributes[setting.attribute] != setting.value else { return [] }
      return [
        Call(
          operation, method: "PATCH", path: cxone.path(of: live.id) + "/status",
          query: [(setting.attribute, setting.value.queryText)])
      ]
    case .users:
      return [
        Call(
          operation, method: "POST", path: "/user-management/v1/users/deactivate",
          body: ["userIds": [.string(live.id)]])
      ]
    }
  }

  private func deletion(_ live: LiveObject) throws(ProviderError) -> [Call] {
    guard endpoints.isDeletable else { throw missing(.delete) }
    return [
      Call(
        "delete \(singular) '\(write.key)'", method: "DELETE", path: cxone.path(of: live.id),
        alreadyDone: [404])
    ]
  }
}

extension Call {
  /// Puts fields where the vendor wants them.
  mutating func put(_ fields: Value, as form: Endpoints.Form) {
    switch form {
    case .flat: body = fields
    case .batch(let name): body = .object([name: .array([fields])])
    case .member(let name): body = .object([name: fields])
    case .query:
      for (name, value) in fields.object ?? Object() where !value.isNull {
        query.append((name, value.queryText))
      }
    }
  }
}

extension Endpoints.Form {
  /// Where a field stands in the body.
  fileprivate func path(of field: [String]) -> [String] {
    switch self {
    case .flat, .query: field
    case .batch(let name): [name, Self.first] + field
    case .member(let name): [name] + field
    }
  }

  /// Stands for the only element of a batch.
  static let first = "[0]"
}

extension Value {
  /// The value as a query holds it.
  var queryText: String {
    switch self {
    case .string(let text): text
    default: CanonicalJSON.text(of: self)
    }
  }
}
