import Documents
package import Model

extension ProviderError {
  /// Says what a failure of transport means for a request.
  ///
  /// Of a write that may have been carried out nobody knows, whatever the status says.
  package init(_ error: TransportError, of request: TenantRequest) {
    let isUnknown = !request.isRead && error.cause.mayHaveHappened
    self.init(
      request.operation, isUnknown ? .answerLost(error.cause.text) : error.cause.plain,
      correlationID: error.cause.correlationID,
      isRetriable: error.isRetriable && (!isUnknown || request.isRepeatable))
  }
}

extension TransportError.Cause {
  fileprivate var correlationID: String? {
    if case .status(let rejection) = self { rejection.correlationID } else { nil }
  }

  /// The cause where it is known that nothing was done.
  fileprivate var plain: ProviderError.Cause {
    switch self {
    case .status(let rejection):
      .refused(
        status: rejection.status, code: rejection.code,
        message: rejection.message ?? rejection.excerpt ?? "")
    case .unreadable(let reason): .unreadable(reason)
    default: .unreachable(text)
    }
  }

  fileprivate var text: String {
    switch self {
    case .invalid(let reason): "the request is refused here: \(reason)"
    case .unreachable(let reason): "no connection: \(reason)"
    case .untrusted(let reason): "the certificate is not trusted: \(reason)"
    case .timedOut(let time): "no answer within \(time.text)"
    case .answerLost(let reason): reason
    case .unreadable(let reason): "the answer cannot be read: \(reason)"
    case .status(let rejection): "the tenant answered \(rejection.status)"
    case .signIn(let reason): "sign-in failed: \(reason)"
    case .suspended(let time): "too many failures lately; nothing is sent for \(time.text)"
    case .cancelled: "cancelled"
    }
  }
}
