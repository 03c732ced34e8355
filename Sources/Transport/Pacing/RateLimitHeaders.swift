import Documents

/// The names under which a peer tells how much of a limit is used.
package struct RateLimitHeaders: Sendable {
  /// Requests counted in the current window.
  package var count: String
  /// Requests a window allows.
  package var allowed: String
  /// Seconds until the next window.
  package var reset: String

  /// Takes the three names, in any case.
  package init(count: String, allowed: String, reset: String) {
    self.count = count
    self.allowed = allowed
    self.reset = reset
  }

  /// Reads the three figures; nil where one is missing.
  func reading(of headers: Headers) -> RateLimitReading? {
    guard let count = headers[count].flatMap({ Int($0) }),
      let allowed = headers[allowed].flatMap({ Int($0) }), allowed > 0,
      let reset = headers[reset].flatMap({ Int($0) }), (0...86_400).contains(reset)
    else { return nil }
    return RateLimitReading(count: count, allowed: allowed, reset: .seconds(reset))
  }
}

/// How much of a limit is used, as one answer told.
struct RateLimitReading: Sendable {
  var count: Int
  var allowed: Int
  var reset: Duration
}
