import Documents

extension World {
  /// Takes new settings: `latency`, `lag`, `rateLimit`, `faults`, `tokenSeconds`, `permissions`,
  /// `denied`, `activeQueues`, `reversed`, `expireTokens`, `organizationId`, `answers`.
  mutating func adjust(_ body: Value, _ now: Instant) throws(Refusal) {
    for (name, value) in body.object ?? [:] { try adjust(name, value) }
    settle(at: now)
  }

  private mutating func adjust(_ name: String, _ value: Value) throws(Refusal) {
    switch name {
    case "latency": settings.latency = try Self.duration(name, value)
    case "lag": settings.lag = try Self.duration(name, value)
    case "rateLimit": settings.rateLimit = value.integer
    case "faults":
      guard let faults = Faults(value.string ?? "") else { throw Self.wrong(name, value) }
      settings.faults = faults
    case "randomSeed": random = RandomSource(seed: value.integer ?? 0)
    case "tokenSeconds": settings.tokenSeconds = value.integer
    case "permissions": settings.permissions = value.array?.compactMap(\.string)
    case "denied": settings.denied = Set((value.array ?? []).compactMap(\.string))
    case "activeQueues": settings.activeQueues = Set((value.array ?? []).compactMap(\.string))
    case "reversed": settings.isReversed = value.bool ?? false
    case "expireTokens": if value == true { access.tokens = [:] }
    case "organizationId": organization.id = value.string ?? organization.id
    case "answers": traffic.scripts = try (value.array ?? []).map(Self.script)
    default: throw Refusal(400, "invalid.property", "'\(name)' is not a setting")
    }
  }

  private static func wrong(_ name: String, _ value: Value) -> Refusal {
    Refusal(400, "invalid.value", "\(name) cannot be \(JSONWriter.text(of: value))")
  }

  /// Milliseconds as a number, or text such as `20ms` and `2s`.
  private static func duration(_ name: String, _ value: Value) throws(Refusal) -> Duration {
    if let number = value.integer { return .milliseconds(number) }
    guard let text = value.string, let duration = Duration(text: text) else {
      throw wrong(name, value)
    }
    return duration
  }

  private static func script(_ value: Value) throws(Refusal) -> Traffic.Script {
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
    default: throw wrong("fate", value["fate"] ?? .null)
    }
    return Traffic.Script(
      method: value["method"]?.string, route: value["route"]?.string,
      count: value["count"]?.integer ?? 1, status: value["status"]?.integer, headers: headers,
      body: body ?? [], fate: fate, isCarriedOut: value["carriedOut"]?.bool ?? false)
  }
}
