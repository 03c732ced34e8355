package import Documents

/// What proves to an API who is calling, for a while.
package struct Token: Sendable {
  /// What goes into the `Authorization` header.
  package var text: Secret
  /// How long it is good, counted from when it was given.
  package var lifetime: Duration

  /// Takes what a sign-in gave.
  package init(_ text: Secret, lifetime: Duration) {
    self.text = text
    self.lifetime = lifetime
  }
}

/// A way to get tokens.
package protocol SignIn: Sendable {
  /// Gets a fresh token.
  func token(by client: HTTPClient) async throws(TransportError) -> Token
}
