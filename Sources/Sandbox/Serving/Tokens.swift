import Documents
import Transport

/// The access tokens that are out, and how much of its minute each has used.
struct Tokens: Sendable {
  /// One access token.
  struct Token: Sendable {
    /// Whom the token stands for: a client or a key.
    let clientId: String
    let until: Instant
    var windowStart: Instant
    var used = 0

    /// Whole seconds to the next window.
    func reset(at now: Instant) -> Int {
      let passed = (now - windowStart).milliseconds
      return max(1, (60_000 - passed + 999) / 1000)
    }
  }

  private var tokens: [String: Token] = [:]

  mutating func issue(_ text: String, to clientId: String, until end: Instant, at now: Instant) {
    tokens[text] = Token(clientId: clientId, until: end, windowStart: now)
  }

  /// Counts a call against its token; nil where the token is unknown or has expired.
  mutating func use(_ text: String, at now: Instant) -> Token? {
    guard var token = tokens[text], token.until > now else { return nil }
    if now - token.windowStart >= .seconds(60) {
      token.windowStart = now
      token.used = 0
    }
    token.used += 1
    tokens[text] = token
    return token
  }

  mutating func revoke(_ text: String) { tokens[text] = nil }

  mutating func revokeAll() { tokens = [:] }

  mutating func revoke(of clientId: String) {
    tokens = tokens.filter { $0.value.clientId != clientId }
  }
}

extension SandboxRequest {
  /// The token behind `Authorization: Bearer`.
  var bearer: String? {
    guard let header = headers["authorization"], header.count > 7,
      header.prefix(7).lowercased() == "bearer "
    else { return nil }
    return String(header.dropFirst(7))
  }

  /// The two sides of `Authorization: Basic`, decoded.
  var basic: (id: String, secret: String)? {
    guard let header = headers["authorization"], header.prefix(6).lowercased() == "basic ",
      let bytes = Base64.decoded(header.dropFirst(6))
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    return (PercentCoding.decode(sides[0]), PercentCoding.decode(sides[1]))
  }
}
