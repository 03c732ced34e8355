import Documents

/// Knows which token is good, and from when on it must be replaced.
struct TokenKeeper: Sendable {
  /// A token with the number that tells it from its successors.
  struct Held: Sendable {
    let text: Secret
    let generation: Int
  }

  private var held: Held?
  private var refreshAt: Duration = .zero
  private var generation = 0

  /// The token, unless there is none or its end is near.
  func token(at now: Duration) -> Held? {
    now < refreshAt ? held : nil
  }

  /// Keeps a new token until 5 minutes before its end; a short one, until a tenth is left.
  mutating func store(_ token: Token, at now: Duration) {
    generation += 1
    held = Held(text: token.text, generation: generation)
    refreshAt = now + token.lifetime - min(.seconds(300), token.lifetime / 10)
  }

  /// Drops a token that the peer refused, unless it was replaced meanwhile.
  mutating func reject(_ refused: Held) {
    if held?.generation == refused.generation { held = nil }
  }
}
