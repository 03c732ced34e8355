import Documents

/// The tokens that are out, and what their clients may do.
struct Access: Sendable {
  var tokens = Tokens()
  /// What subjects may do, as last worked out.
  var rights: [String: Rights] = [:]
}

extension Tokens.Token {
  func headers(limit: Int?, at now: Instant) -> [(name: String, value: String)] {
    guard let limit else { return [] }
    return [
      ("inin-ratelimit-count", String(min(used, limit))),
      ("inin-ratelimit-allowed", String(limit)),
      ("inin-ratelimit-reset", String(reset(at: now))),
    ]
  }
}
