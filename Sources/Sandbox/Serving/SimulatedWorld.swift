import Documents
import Transport

/// A vendor's organisation behind its API, as far as every vendor's is alike: a value, so that the
/// same calls at the same times end in the same world.
///
/// A vendor says how it signs in, what a route does and how it refuses; faults, scripted answers,
/// lag, counting and `/_sandbox/` are the same for all.
protocol SimulatedWorld: Sendable {
  associatedtype Route: Routed

  /// The word in YAML.
  static var vendor: String { get }
  var conditions: Conditions { get set }
  var traffic: Traffic { get set }
  var random: RandomSource { get set }
  var router: Router<Route> { get }

  /// Makes up an organisation of a size; the same seeds give the same one.
  init(tenant: String, size: Int, randomSeed: Int, now: Instant)

  /// Adds the client that the tool signs in with, which may do everything.
  mutating func employ(_ clientId: String, secret: String, at now: Instant)

  /// Adds the objects of a seed file.
  mutating func seed(_ seed: Value, at now: Instant) throws(SandboxError)

  /// Lets reads see the writes whose time has come.
  mutating func settle(at now: Instant, all: Bool)

  /// What a request is for, whatever it may do.
  func find(_ request: SandboxRequest) -> Router<Route>.Outcome

  /// Does what a request asks for, as far as its sender may.
  mutating func carryOut(
    _ request: SandboxRequest, _ outcome: Router<Route>.Outcome, _ correlation: String,
    _ now: Instant
  ) -> SandboxResponse

  /// A failure that the network or the platform makes up.
  mutating func failure(_ status: Int, _ correlation: String) -> SandboxResponse

  /// Headers of every answer, whatever became of the call.
  func commonHeaders(_ correlation: String) -> [(name: String, value: String)]

  /// Takes a setting that is the vendor's own.
  mutating func adjust(_ name: String, _ value: Value) throws(ControlRefusal)

  /// Answers what is asked below `/_sandbox/` and is the vendor's own.
  mutating func control(_ command: ControlCommand) throws(ControlRefusal) -> Value
}

extension SimulatedWorld {
  func find(_ request: SandboxRequest) -> Router<Route>.Outcome {
    router.find(request.method, request.path)
  }

  /// Answers one request at one moment.
  mutating func answer(_ request: SandboxRequest, at now: Instant) -> SandboxResponse {
    settle(at: now, all: false)
    if request.path.hasPrefix("/_sandbox") { return controlled(request, at: now) }
    let fault = conditions.faults.roll(&random)
    let correlation = random.identifier()
    let outcome = find(request)
    let template: String
    if case .route(let route, _) = outcome {
      template = route.template
    } else {
      template = "(unknown)"
    }
    let script = traffic.script(request.method, template, request.path)
    var response = respond(request, outcome, fault, script, correlation, now)
    response.delay = conditions.latency
    response.headers.append(("Date", HTTPDate.text(of: now + conditions.clockOffset)))
    traffic.count(request.method, template, status: response.status)
    return response
  }

  private mutating func respond(
    _ request: SandboxRequest, _ outcome: Router<Route>.Outcome, _ fault: Faults.Fault?,
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
        status, headers: commonHeaders(correlation) + headers, body: script.body)
    }
    response.fate = script.fate
    return response
  }
}
