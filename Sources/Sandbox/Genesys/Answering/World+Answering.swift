import Documents

extension World {
  /// Answers one request at one moment.
  package mutating func answer(_ request: SandboxRequest, at now: Instant) -> SandboxResponse {
    settle(at: now)
    if request.path.hasPrefix("/_sandbox") { return control(request, at: now) }
    let fault = settings.faults.roll(&random)
    let correlation = random.identifier()
    let outcome = router.find(request.method, request.path)
    let template: String
    if case .route(let route, _) = outcome {
      template = route.template
    } else {
      template = "(unknown)"
    }
    let script = traffic.script(request.method, template, request.path)
    var response = respond(request, outcome, fault, script, correlation, now)
    response.delay = settings.latency
    traffic.count(request.method, template, status: response.status)
    return response
  }

  private mutating func respond(
    _ request: SandboxRequest, _ outcome: Router.Outcome, _ fault: Faults.Fault?,
    _ script: Traffic.Script?, _ correlation: String, _ now: Instant
  ) -> SandboxResponse {
    if let script, !script.isCarriedOut { return scripted(script, correlation) }
    switch fault {
    case .status(let status): return failure(status, correlation)
    case .reset:
      var response = SandboxResponse(200)
      response.fate = .reset
      return response
    default: break
    }
    var response = carryOut(request, outcome, correlation, now)
    if let script { response = scripted(script, correlation, over: response) }
    if fault == .lostReply { response.fate = .reset }
    if fault == .truncated { response.fate = .truncated }
    return response
  }

  private func scripted(
    _ script: Traffic.Script, _ correlation: String, over real: SandboxResponse? = nil
  ) -> SandboxResponse {
    var response = real ?? SandboxResponse(200)
    if let status = script.status {
      let type = script.headers.contains { $0.name.lowercased() == "content-type" }
      let headers = script.headers + (type ? [] : [("Content-Type", "application/json")])
      response = SandboxResponse(
        status, headers: [("ININ-Correlation-Id", correlation)] + headers, body: script.body)
    }
    response.fate = script.fate
    return response
  }

  private mutating func carryOut(
    _ request: SandboxRequest, _ outcome: Router.Outcome, _ correlation: String, _ now: Instant
  ) -> SandboxResponse {
    if request.method == "POST", request.path == "/oauth/token" {
      return signIn(request, correlation, now)
    }
    var limits: [(name: String, value: String)] = []
    do throws(Refusal) {
      let token = try authenticate(request, at: now)
      limits = token.headers(limit: settings.rateLimit, at: now)
      if let limit = settings.rateLimit, token.used > limit {
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
    _ request: SandboxRequest, _ outcome: Router.Outcome, _ clientId: String, _ now: Instant
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
      call.token = authenticated(request)
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
    var headers = [(name: "ININ-Correlation-Id", value: correlation)] + limits + answer.headers
    if answer.body != nil { headers.append(("Content-Type", "application/json")) }
    return SandboxResponse(answer.status, headers: headers, body: answer.body ?? [])
  }

  private func refuse(
    _ refusal: Refusal, _ limits: [(name: String, value: String)], _ correlation: String
  ) -> SandboxResponse {
    var headers = [(name: "ININ-Correlation-Id", value: correlation)] + limits
    headers.append(("Content-Type", "application/json"))
    if let seconds = refusal.retryAfter { headers.append(("Retry-After", String(seconds))) }
    let body = JSONWriter.bytes(of: refusal.body(correlation: correlation))
    return SandboxResponse(refusal.status, headers: headers, body: body)
  }

  /// A failure that the network or the platform makes up.
  private func failure(_ status: Int, _ correlation: String) -> SandboxResponse {
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
