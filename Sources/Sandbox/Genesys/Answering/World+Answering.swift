import Documents

extension World {
  func commonHeaders(_ correlation: String) -> [(name: String, value: String)] {
    [("ININ-Correlation-Id", correlation)]
  }

  mutating func carryOut(
    _ request: SandboxRequest, _ outcome: Router<Route>.Outcome, _ correlation: String,
    _ now: Instant
  ) -> SandboxResponse {
    if request.method == "POST", request.path == "/oauth/token" {
      return signIn(request, correlation, now)
    }
    var limits: [(name: String, value: String)] = []
    do throws(Refusal) {
      let token = try authenticate(request, at: now)
      limits = token.headers(limit: conditions.rateLimit, at: now)
      if let limit = conditions.rateLimit, token.used > limit {
        throw Self.tooMany(limit, token.reset(at: now))
      }
      let answer = try handle(request, outcome, token.clientId, now)
      return respond(answer, limits, correlation)
    } catch {
      return refuse(error, limits, correlation)
    }
  }

  private static func tooMany(_ limit: Int, _ seconds: Int) -> Refusal {
    var refusal = Refusal(
      429, "too.many.requests",
      "Rate limit exceeded the maximum [\(limit)] requests within [60] seconds")
    refusal.parameters = [("max", String(limit)), ("seconds", "60")]
    refusal.retryAfter = seconds
    return refusal
  }

  private mutating func handle(
    _ request: SandboxRequest, _ outcome: Router<Route>.Outcome, _ clientId: String, _ now: Instant
  ) throws(Refusal) -> Answer {
    guard request.body.count <= 512_000 else {
      throw Refusal(
        413, "request.entity.too.large", "The request body must have at most 512000 bytes")
    }
    switch outcome {
    case .unknown: throw .unknownRoute
    case .methodNotAllowed:
      throw Refusal(405, "method.not.allowed", "HTTP 405 Method Not Allowed")
    case .route(let route, let parameters):
      let divisions = try permit(route.permission, clientId)
      try demandJSON(request)
      var call = Call(
        method: request.method, parameters: parameters, path: request.path,
        query: Query(request.query), body: request.body,
        author: Author(clientId: clientId, user: nil), now: now, divisions: divisions)
      call.token = request.bearer
      try permit(route, call)
      return try route.handler(&self, call)
    }
  }

  private func demandJSON(_ request: SandboxRequest) throws(Refusal) {
    guard !request.body.isEmpty, let type = request.headers["content-type"],
      !type.lowercased().hasPrefix("application/json")
    else { return }
    throw Refusal(415, "unsupported.media.type", "HTTP 415 Unsupported Media Type")
  }

  private func respond(
    _ answer: Answer, _ limits: [(name: String, value: String)], _ correlation: String
  ) -> SandboxResponse {
    var headers = commonHeaders(correlation) + limits + answer.headers
    if answer.body != nil { headers.append(("Content-Type", "application/json")) }
    return SandboxResponse(answer.status, headers: headers, body: answer.body ?? [])
  }

  private func refuse(
    _ refusal: Refusal, _ limits: [(name: String, value: String)], _ correlation: String
  ) -> SandboxResponse {
    var headers = commonHeaders(correlation) + limits
    headers.append(("Content-Type", "application/json"))
    if let seconds = refusal.retryAfter { headers.append(("Retry-After", String(seconds))) }
    let body = JSONWriter.bytes(of: refusal.body(correlation: correlation))
    return SandboxResponse(refusal.status, headers: headers, body: body)
  }

  /// A failure that the network or the platform makes up.
  func failure(_ status: Int, _ correlation: String) -> SandboxResponse {
    let codes = [
      429: "too.many.requests", 503: "service.unavailable", 504: "gateway.timeout",
      408: "client.timeout", 409: "request.conflict",
    ]
    var refusal = Refusal(
      status, codes[status] ?? (status >= 500 ? "internal.server.error" : "bad.request"),
      "simulated failure \(status)")
    if status == 429 { refusal.retryAfter = 1 }
    return refuse(refusal, [], correlation)
  }
}
