import Documents
import Model
import Transport

/// Makes one call, again where the vendor's services lag behind what was just written, or where a
/// version tells whether a lost answer belonged to work that was done.
struct PatientCall: Sendable {
  typealias Pause = @Sendable (Duration) async throws -> Void

  private let call: Call
  private let connection: Connection
  private let recent: RecentWrites
  private let pause: Pause
  private let place: ObjectPlace?

  init(
    _ call: Call, _ connection: Connection, _ recent: RecentWrites, _ pause: @escaping Pause
  ) {
    self.call = call
    self.connection = connection
    self.recent = recent
    self.pause = pause
    place = ObjectPlace(call.path)
  }

  func answer() async throws(ProviderError) -> Value {
    var isLost = false
    for time in RecentWrites.pauses {
      do throws(ProviderError) {
        return try await once()
      } catch {
        switch await remedy(for: error, isLost: isLost) {
        case .none: throw error
        case .resend: isLost = true
        case .wait: break
        case .lookThenWait:
          if let raw = try await shown() { return raw }
        }
        try await wait(time)
      }
    }
    return try await once()
  }

  /// What may help after a failure.
  private enum Remedy {
    case none, resend, wait, lookThenWait
  }

  private func remedy(for error: ProviderError, isLost: Bool) async -> Remedy {
    if error.status == 404, !call.alreadyDone.contains(404), await recent.isMentioned(in: call) {
      return .wait
    }
    guard hasVersion else { return .none }
    // Sent again with the same version it is refused where it was done before: nothing is doubled.
    if case .answerLost = error.cause { return .resend }
    guard error.isVersionConflict else { return .none }
    if FreshVersion.isWanted(in: call.body) { return .wait }
    return isLost ? .lookThenWait : .none
  }

  private var hasVersion: Bool {
    call.body?[path: FreshVersion.path] != nil && place != nil && !call.creates
  }

  private func once() async throws(ProviderError) -> Value {
    var request = TenantRequest(call.operation, call.path, query: call.query)
    request.isRead = false
    request.method = call.method
    request.isRepeatable = call.isRepeatable && !hasVersion
    request.body = try await body()
    return try await connection.send(request)
  }

  /// The body as it goes out: with its secrets, and with the newest version that is known.
  private func body() async throws(ProviderError) -> Value? {
    guard var body = call.body else { return nil }
    if hasVersion, let place {
      let told =
        FreshVersion.isWanted(in: body)
        ? try await connection.send(reading(place))[path: FreshVersion.path]
        : body[path: FreshVersion.path]
      let version = await recent.newest(of: place.id, read: told)
      body.set(version ?? .null, at: FreshVersion.path)
    }
    for (path, secret) in call.secrets { body.set(.string(secret.reveal()), at: path) }
    return body
  }

  /// The object, where it shows everything that the call asked for.
  private func shown() async throws(ProviderError) -> Value? {
    guard let place, let body = call.body else { return nil }
    let raw = try await connection.send(reading(place))
    // Some fields are written in other words than they are read in, such as no owner as a blank.
    var written = raw
    place.genesys.endpoints.finish(&written, false)
    return place.genesys.kind.isShown(body, in: written) ? raw : nil
  }

  private func reading(_ place: ObjectPlace) -> TenantRequest {
    TenantRequest("read the version to \(call.operation)", place.genesys.path(of: place.id))
  }

  private func wait(_ time: Duration) async throws(ProviderError) {
    do {
      try await pause(time)
    } catch {
      throw ProviderError(call.operation, .unreachable("cancelled"))
    }
  }
}

/// The object that a path is about, which may go on below it.
struct ObjectPlace: Sendable {
  var genesys: GenesysKind
  var id: String

  init?(_ path: String) {
    for genesys in GenesysKind.all where path.hasPrefix(genesys.endpoints.path + "/") {
      let rest = path.dropFirst(genesys.endpoints.path.count + 1)
      self.genesys = genesys
      id = String(rest.prefix { $0 != "/" })
      return
    }
    return nil
  }
}

extension ProviderError {
  /// Whether the vendor refused because the object has moved on; it says so in several ways.
  fileprivate var isVersionConflict: Bool {
    guard case .refused(let status, let code, let message) = cause else { return false }
    return status == 409
      || status == 400
        && (code == "general.conflict" || code == "version.conflict"
          || message.contains("does not match the current version"))
  }
}

extension Kind {
  /// Tells whether an object, in the words in which it would be written, shows everything that a
  /// body asked for.
  fileprivate func isShown(_ body: Value, in written: Value) -> Bool {
    attributes.filter { !$0.isStoredApart }.allSatisfy { attribute in
      guard let wanted = body[path: attribute.writePath] else { return true }
      let type = attribute.type
      let found = type.decoded(
        written[path: attribute.writePath] ?? written[path: attribute.readPath] ?? .null)
      return type.canonical(found) == type.canonical(type.decoded(wanted))
    }
  }
}
