/// A tenant that could not be read or changed as wished.
package struct ProviderError: Error, Hashable, Sendable {
  /// What went wrong.
  package enum Cause: Hashable, Sendable {
    /// The vendor answered with an error; `code` is the vendor's word for it.
    case refused(status: Int, code: String?, message: String)
    /// The request may or may not have been carried out: no answer came back.
    case answerLost(String)
    /// Nothing was carried out: no connection, time-out before sending, unreadable answer to a read.
    case unreachable(String)
    case unreadable(String)
    /// The vendor has no way to do what is asked; says which manual step would.
    case unsupported(String)
    /// A reference that has no object.
    case unresolved(kind: String, key: String)
  }

  /// What was attempted: `list queues`.
  package var operation: String
  /// What went wrong.
  package var cause: Cause
  /// The vendor's id for the exchange, to quote in a ticket.
  package var correlationID: String?
  /// Whether the same may succeed later without anybody mending anything.
  package var isRetriable: Bool

  package init(
    _ operation: String, _ cause: Cause, correlationID: String? = nil, isRetriable: Bool = false
  ) {
    self.operation = operation
    self.cause = cause
    self.correlationID = correlationID
    self.isRetriable = isRetriable
  }

  /// The status of a refusal.
  package var status: Int? {
    if case .refused(let status, _, _) = cause { status } else { nil }
  }

  /// Whether the vendor has no way to do it, so that asking again is of no use.
  package var isUnsupported: Bool {
    if case .unsupported = cause { true } else { false }
  }
}

extension ProviderError: CustomStringConvertible {
  package var description: String {
    let trace = correlationID.map { " (correlation id \($0))" } ?? ""
    return "cannot \(operation): \(cause.text)\(trace)"
  }
}

extension ProviderError.Cause {
  fileprivate var text: String {
    switch self {
    case .refused(let status, let code, let message):
      "the tenant answered \(status)" + (code.map { " '\($0)'" } ?? "")
        + (message.isEmpty ? "" : ": \(message)")
    case .answerLost(let reason):
      "the answer was lost, so it is not known whether it was done: \(reason)"
    case .unreachable(let reason): reason
    case .unreadable(let reason): "the answer cannot be read: \(reason)"
    case .unsupported(let reason): reason
    case .unresolved(let kind, let key): "there is no '\(key)' among \(kind)"
    }
  }
}
