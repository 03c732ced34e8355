import Documents
import Parsing
import Transport

/// One command below `/_sandbox/`.
struct ControlCommand: Sendable {
  let method: String
  /// What follows `/_sandbox`, decoded.
  let segments: [String]
  let query: Query
  let body: Value
  let now: Instant
}

/// `/_sandbox/`: how a test looks behind the API and changes things behind the tool's back.
extension SimulatedWorld {
  mutating func controlled(_ request: SandboxRequest, at now: Instant) -> SandboxResponse {
    let json = [(name: "Content-Type", value: "application/json")]
    do throws(ControlRefusal) {
      let command = ControlCommand(
        method: request.method,
        segments: request.path.split(separator: "/").dropFirst().map { PercentCoding.decode($0) },
        query: Query(request.query),
        body: request.body.isEmpty ? .null : try Self.parsed(request.body), now: now)
      let answer = try obey(command)
      return SandboxResponse(200, headers: json, body: JSONWriter.bytes(of: answer))
    } catch {
      return SandboxResponse(
        error.status, headers: json, body: JSONWriter.bytes(of: error.body))
    }
  }

  private static func parsed(_ bytes: [UInt8]) throws(ControlRefusal) -> Value {
    do { return try JSON.value(bytes) } catch {
      throw ControlRefusal(400, "bad.request", "the body is not JSON")
    }
  }

  private mutating func obey(_ command: ControlCommand) throws(ControlRefusal) -> Value {
    switch (command.method, command.segments.first, command.segments.count) {
    case ("GET", "requests", 1): return traffic.report
    case ("GET", "vendor", 1): return ["vendor": .string(Self.vendor)]
    case ("POST", "requests", 2), ("DELETE", "requests", 1):
      traffic.reset()
      return [:]
    case ("POST", "settings", 1):
      for (name, value) in command.body.object ?? [:] { try set(name, value) }
      settle(at: command.now, all: false)
      return [:]
    default: return try control(command)
    }
  }

  /// Takes `latency`, `lag`, `rateLimit`, `faults`, `randomSeed`, `tokenSeconds`, `clockOffset` in
  /// seconds, `reversed`, `answers` or a setting of the vendor's.
  private mutating func set(_ name: String, _ value: Value) throws(ControlRefusal) {
    switch name {
    case "latency": conditions.latency = try Self.duration(name, value)
    case "lag": conditions.lag = try Self.duration(name, value)
    case "rateLimit": conditions.rateLimit = value.integer
    case "faults":
      guard let faults = Faults(value.string ?? "") else { throw .wrong(name, value) }
      conditions.faults = faults
    case "randomSeed": random = RandomSource(seed: value.integer ?? 0)
    case "tokenSeconds": conditions.tokenSeconds = value.integer
    case "clockOffset": conditions.clockOffset = .seconds(value.integer ?? 0)
    case "reversed": conditions.isReversed = value.bool ?? false
    case "answers":
      var scripts: [Traffic.Script] = []
      for script in value.array ?? [] { scripts.append(try Self.script(script)) }
      traffic.scripts = scripts
    default: try adjust(name, value)
    }
  }

  /// Milliseconds as a number, or text such as `20ms` and `2s`.
  private static func duration(
    _ name: String, _ value: Value
  ) throws(ControlRefusal) -> Duration {
    if let number = value.integer { return .milliseconds(number) }
    guard let text = value.string, let duration = Duration(text: text) else {
      throw .wrong(name, value)
    }
    return duration
  }

  private static func script(_ value: Value) throws(ControlRefusal) -> Traffic.Script {
    var headers = (value["headers"]?.object ?? [:]).map {
      (name: $0.key, value: $0.value.string ?? JSONWriter.text(of: $0.value))
    }
    if let type = value["contentType"]?.string {
      headers.append((name: "Content-Type", value: type))
    }
    let body = value["body"].map { $0.string.map { Array($0.utf8) } ?? JSONWriter.bytes(of: $0) }
    let fate: SandboxResponse.Fate
    switch value["fate"]?.string {
    case nil: fate = .delivered
    case "reset": fate = .reset
    case "truncated": fate = .truncated
    default: throw .wrong("fate", value["fate"] ?? .null)
    }
    return Traffic.Script(
      method: value["method"]?.string, route: value["route"]?.string,
      count: value["count"]?.integer ?? 1, status: value["status"]?.integer, headers: headers,
      body: body ?? [], fate: fate, isCarriedOut: value["carriedOut"]?.bool ?? false)
  }
}
