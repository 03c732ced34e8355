package import Documents
package import Model
import Transport

/// A tenant of NICE CXone, as it is changed.
package struct CXoneWriter: TenantWriter {
  private let connection: Connection
  private let directory: Directory
  private let pause: SharedPerson.Pause

  /// `pause` lets time pass where a list lags behind.
  init(
    _ connection: Connection, _ directory: Directory,
    pause: @escaping SharedPerson.Pause = { _ in }
  ) {
    self.connection = connection
    self.directory = directory
    self.pause = pause
  }

  /// Derives the calls of a write from the kind's table.
  package func calls(for write: Write) throws(ProviderError) -> [Call] {
    try CallMaker(try table(of: write), write).calls()
  }

  /// Makes one call under the tenant's token and pace; a failure of a single item is an error.
  package func perform(_ call: Call) async throws(ProviderError) -> Value {
    let cxone = CXoneKind.written(by: call)
    let request = try await request(call, cxone)
    if call.creates, let cxone, cxone.endpoints.isShared, call.path == cxone.endpoints.path {
      return try await made(by: call, request, cxone)
    }
    let answer = try await answer(to: call, request)
    if case .scripts? = cxone?.endpoints.peculiarity { await directory.forget(.scripts) }
    guard call.creates, let cxone else { return answer }
    return ["id": .string(try await NewObject(cxone, call, connection, directory).id(answer))]
  }

  /// Makes a person, or changes the one whom another family of services has made.
  private func made(
    by call: Call, _ request: TenantRequest, _ cxone: CXoneKind
  ) async throws(ProviderError) -> Value {
    let new = NewObject(cxone, call, connection, directory)
    do throws(ProviderError) {
      return ["id": .string(try await new.id(try await answer(to: call, request)))]
    } catch {
      guard [400, 409].contains(error.status ?? 0), let key = new.key else { throw error }
      let person = SharedPerson(
        cxone, key, Namesake(cxone, key, connection, directory), pause)
      guard let live = try await person.found(after: error) else { throw error }
      let change = try person.change(of: live, to: request.body)
      _ = try await answer(to: change, try await self.request(change, cxone))
      return ["id": .string(live.id)]
    }
  }

  /// Revives a person who was deactivated, since the name is taken until then.
  package func recovery(
    from error: ProviderError, of write: Write
  ) async throws(ProviderError) -> [Call] {
    let cxone = try table(of: write)
    guard write.verb == .create, cxone.endpoints.isRevivable else { return [] }
    let namesake = Namesake(cxone, write.key, connection, directory)
    let revival = try await Reviver(cxone, write, namesake).calls()
    guard revival.isEmpty, try await namesake.present() != nil else { return revival }
    // Brought back meanwhile as an agent: the creation now finds the person, and changes them.
    return try calls(for: write)
  }

  /// Sends a call, again where its answer was lost and it does no more than bring something about:
  /// a refusal then means that it was done before, and whoever writes reads the object afterwards.
  private func answer(
    to call: Call, _ request: TenantRequest
  ) async throws(ProviderError) -> Value {
    var isInDoubt = false
    for attempt in 1... {
      do throws(ProviderError) {
        return try await judged(request)
      } catch {
        let status = error.status ?? 0
        if call.alreadyDone.contains(status) { return .null }
        if isInDoubt, [400, 409].contains(status) { return .null }
        guard case .answerLost = error.cause, !call.creates, attempt < Self.mostAttempts else {
          throw error
        }
        isInDoubt = true
      }
    }
    return .null
  }

  private static let mostAttempts = 5

  /// Sends a request; what an answer with status 200 refuses is an error as well.
  private func judged(_ request: TenantRequest) async throws(ProviderError) -> Value {
    let answer = try await connection.send(request)
    guard let failure = Verdict(answer).failure else { return answer }
    throw ProviderError(
      request.operation, .refused(status: 400, code: "item-failed", message: failure))
  }

  private func request(
    _ call: Call, _ cxone: CXoneKind?
  ) async throws(ProviderError) -> TenantRequest {
    var request = TenantRequest(call.operation, call.path, query: call.query)
    request.isRead = false
    request.method = call.method
    request.isRepeatable = call.isRepeatable
    guard var body = call.body else { return request }
    if let update = cxone?.endpoints.update, let member = update.idMember {
      body.name(member, after: call.path)
    }
    body = try await LateID.resolved(body, by: directory, for: call.operation)
    for (path, secret) in call.secrets { body.put(.string(secret.reveal()), at: path) }
    request.body = body
    return request
  }

  private func table(of write: Write) throws(ProviderError) -> CXoneKind {
    guard let cxone = CXoneKind.of(write.kind) else {
      throw ProviderError(
        "\(write.verb.rawValue) \(write.kind.singular)",
        .unsupported("the vendor has no such kind"))
    }
    return cxone
  }
}

extension CXoneKind {
  /// The kind whose objects a call is about.
  static func written(by call: Call) -> CXoneKind? {
    all.first { call.path == $0.endpoints.path || call.path.hasPrefix($0.endpoints.path + "/") }
  }
}

extension Value {
  /// Puts the id of the path where the body of a change still says `{id}`.
  fileprivate mutating func name(_ member: String, after path: String) {
    guard let id = path.split(separator: "/").last else { return }
    for (name, value) in object ?? Object() where value[member] == "{id}" {
      set(.string(String(id)), at: [name, member])
    }
  }

  /// Sets a value at a path that may lead into the only element of a list.
  fileprivate mutating func put(_ value: Value, at path: [String]) {
    guard let place = path.firstIndex(of: Endpoints.Form.first) else {
      return set(value, at: path)
    }
    let list = Array(path[..<place])
    guard var element = self[path: list]?.array?.first else { return }
    element.set(value, at: Array(path[(place + 1)...]))
    set(.array([element]), at: list)
  }
}
