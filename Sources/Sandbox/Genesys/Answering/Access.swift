import Documents

/// The tokens that are out, and how much of its minute each has used.
struct Access: Sendable {
  /// One access token.
  struct Token: Sendable {
    let clientId: String
    let until: Instant
    var windowStart: Instant
    var used = 0
  }

  var tokens: [String: Token] = [:]
  /// What subjects may do, as last worked out.
  var rights: [String: Rights] = [:]

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
}

extension Access.Token {
  /// Whole seconds to the next window.
  func reset(at now: Instant) -> Int {
    let passed = (now - windowStart).milliseconds
    return max(1, (60_000 - passed + 999) / 1000)
  }

  func headers(limit: Int?, at now: Instant) -> [(name: String, value: String)] {
    guard let limit else { return [] }
    return [
      ("inin-ratelimit-count", String(min(used, limit))),
      ("inin-ratelimit-allowed", String(limit)),
      ("inin-ratelimit-reset", String(reset(at: now))),
    ]
  }
}
