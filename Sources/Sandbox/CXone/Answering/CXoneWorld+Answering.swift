import Documents
import Transport

extension CXoneWorld {
  func commonHeaders(_ correlation: String) -> [(name: String, value: String)] {
    [("X-Request-Id", correlation)]
  }

  /// The prefix of the ACD services is written with capitals by some and without by others.
  func find(_ request: SandboxRequest) -> Router<CXoneRoute>.Outcome {
    let segments = request.path.split(separator: "/", maxSplits: 1)
    guard let first = segments.first, first.lowercased() == "incontactapi" else {
      return router.find(request.method, request.path)
    }
    return router.find(request.method, "/incontactapi/" + (segments.last ?? ""))
  }

  mutating func carryOut(
    _ request: SandboxRequest, _ outcome: Router<CXoneRoute>.Outcome, _ correlation: String,
    _ now: Instant
  ) -> SandboxResponse {
    do throws(CXoneRefusal) {
      let answer = try handle(request, outcome, now)
      var headers = commonHeaders(correlation) + answer.headers
      if answer.body != nil { headers.append(("Content-Type", "application/json")) }
      return SandboxResponse(answer.status, headers: headers, body: answer.body ?? [])
    } catch {
      return refuse(error, request.path, correlation, now)
    }
  }

  private mutating func handle(
    _ request: SandboxRequest, _ outcome: Router<CXoneRoute>.Outcome, _ now: Instant
  ) throws(CXoneRefusal) -> Answer {
    guard case .route(let route, let parameters) = outcome else {
      if case .unknown = outcome { throw .unknownRoute }
      throw CXoneRefusal(400, "MethodNotAllowed", "\(request.method) is not allowed here")
    }
    var call = CXoneCall(
      method: request.method, parameters: parameters, path: request.path,
      query: Query(request.query), body: request.body, now: now)
    let host = request.headers["x-forwarded-host"] ?? request.headers["host"] ?? "127.0.0.1"
    call.origin = "http://" + host
    if let text = parameters["apiVersion"] { call.version = try Self.version(text) }
    if route.isOpen {
      call.key = request.basic?.id ?? ""
    } else {
      call.key = try authenticate(request, at: now)
      try permit(route)
    }
    return try route.handler(&self, call)
  }

  /// `v34.0` is the newest there is.
  private static func version(_ text: String) throws(CXoneRefusal) -> Int {
    guard text.hasPrefix("v"), text.hasSuffix(".0"), let number = Int(text.dropFirst().dropLast(2)),
      (1...34).contains(number)
    else { throw CXoneRefusal(404, "NotFound", "version '\(text)' is not served") }
    return number
  }

  private mutating func authenticate(
    _ request: SandboxRequest, at now: Instant
  ) throws(CXoneRefusal) -> String {
    guard let text = request.bearer, let token = tokens.use(text, at: now),
      isUsable(key: token.clientId)
    else { throw CXoneRefusal(401, "InvalidToken", "the access token is missing or not valid") }
    if let limit = conditions.rateLimit, token.used > limit {
      throw CXoneRefusal(429, "TooManyRequests", "too many requests")
    }
    return token.clientId
  }

  private func permit(_ route: CXoneRoute) throws(CXoneRefusal) {
    guard !settings.denied.isEmpty else { return }
    let kinds = CXoneKinds.all.filter { settings.denied.contains($0.name) }
    let path = route.template.dropFirst(CXoneRoute.services.count)
    guard
      settings.denied.contains("\(route.method) \(route.template)")
        || settings.denied.contains(route.template)
        || kinds.contains(where: { kind in
          CXoneKinds.roots[kind.name].map { path == $0 || path.hasPrefix($0 + "/") } ?? false
        })
    else { return }
    throw CXoneRefusal(403, "Forbidden", "the role of the key's owner does not allow this")
  }

  private mutating func refuse(
    _ refusal: CXoneRefusal, _ path: String, _ correlation: String, _ now: Instant
  ) -> SandboxResponse {
    let family = CXoneFamily(path: path)
    var headers = commonHeaders(correlation) + [("Content-Type", "application/json")]
    if family == .acd { headers.append(("icStatusDescription", refusal.message)) }
    // Only every other time: who relies on it does not know this vendor.
    if refusal.status == 429, random.happens(0.5) { headers.append(("Retry-After", "2")) }
    let body = family.body(of: refusal, path: path, at: now, uid: correlation)
    return SandboxResponse(refusal.status, headers: headers, body: JSONWriter.bytes(of: body))
  }

  mutating func failure(_ status: Int, _ correlation: String) -> SandboxResponse {
    let refusal = CXoneRefusal(status, "Failure", "simulated failure \(status)")
    return refuse(refusal, "", correlation, Instant(milliseconds: 0))
  }
}
