import Documents

extension TransportError: CustomStringConvertible {
  /// The sentence for people: what failed and why, with what the peer's support asks for.
  package var description: String { "cannot \(operation): \(cause.message)" }
}

extension TransportError.Cause {
  /// The reason in words, lower case and without a full stop.
  package var message: String {
    switch self {
    case .invalid(let reason): reason
    case .unreachable(let reason): "no connection: \(Printable.line(reason))"
    case .untrusted(let reason): "the certificate is not trusted: \(Printable.line(reason))"
    case .timedOut(let time): "no answer within \(time.text)"
    case .answerLost(let reason): "the answer was lost: \(Printable.line(reason))"
    case .unreadable(let reason): "the answer makes no sense: \(reason)"
    case .status(let rejection): rejection.text
    case .signIn(let reason): "signing in failed: \(Printable.line(reason))"
    case .suspended(let time):
      "too many exchanges failed, the next is tried in \(time.text)"
    case .cancelled: "cancelled"
    }
  }
}

extension TransportError.Rejection {
  /// Status, code, message and correlation id, as far as they are known.
  package var text: String {
    let words = [code, message ?? excerpt].compactMap(\.self).map { Printable.line($0) }
    let reason = words.isEmpty ? "" : " " + words.joined(separator: ": ")
    let suffix = correlationID.map { " (correlation id \(Printable.line($0)))" } ?? ""
    return "status \(status)" + reason + suffix
  }
}
