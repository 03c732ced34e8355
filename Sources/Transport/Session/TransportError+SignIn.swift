// What failures say of the identity that a session has.
extension TransportError {
  /// Whether the token was refused.
  var isUnauthorized: Bool {
    if case .status(let rejection) = cause { rejection.status == 401 } else { false }
  }

  /// What refuses the client itself is a matter of signing in, whatever was to be done.
  var asSignInCause: Cause {
    guard case .status(let rejection) = cause, (400..<500).contains(rejection.status) else {
      return cause
    }
    let words = [rejection.code, rejection.message].compactMap(\.self).joined(separator: ": ")
    return .signIn("status \(rejection.status)" + (words.isEmpty ? "" : ", \(words)"))
  }
}
