import Documents
import Parsing

/// Makes an answer, or the reason why there is none, out of a response.
struct AnswerReading {
  let response: HTTPResponse
  let operation: String
  /// The header that holds the peer's correlation id.
  var correlationHeader: String?

  private static let longestExcerpt = 200

  /// Reads the body as JSON; the secrets are cut out of anything that is quoted.
  func answer(hiding secrets: [Secret]) throws(TransportError) -> Answer {
    guard (200..<300).contains(response.status) else {
      throw TransportError(operation: operation, cause: .status(rejection(hiding: secrets)))
    }
    return Answer(
      status: response.status, value: try value(hiding: secrets), headers: response.headers,
      correlationID: correlationID)
  }

  private func value(hiding secrets: [Secret]) throws(TransportError) -> Value {
    if response.body.isEmpty { return .null }
    guard isJSON else { throw unreadable("no JSON", secrets) }
    do throws(JSONError) {
      return try JSON.value(response.body)
    } catch {
      throw unreadable("broken JSON, \(error.message)", secrets)
    }
  }

  private func unreadable(_ reason: String, _ secrets: [Secret]) -> TransportError {
    let type = response.headers["content-type"].map { "'\(Printable.line($0))'" } ?? "no type"
    let text = "\(reason) (status \(response.status), \(type)): \(excerpt(hiding: secrets))"
    return TransportError(operation: operation, cause: .unreadable(text))
  }

  private func rejection(hiding secrets: [Secret]) -> TransportError.Rejection {
    let body = isJSON ? try? JSON.value(response.body) : nil
    let redactor = Redactor(secrets: secrets)
    let message =
      text(body, "message") ?? text(body, "error_description") ?? text(body, "description")
    var rejection = TransportError.Rejection(status: response.status)
    rejection.code = text(body, "code") ?? text(body, "error")
    rejection.message = message.map { redactor.redact(text: $0) }
    rejection.correlationID = correlationID ?? text(body, "contextId")
    rejection.retryAfter = RetryAfter.duration(in: response.headers)
    if let target = response.headers["location"], (300..<400).contains(response.status) {
      rejection.message = redactor.redact(text: "redirected to '\(target)', which is not followed")
    } else if rejection.message == nil, !response.body.isEmpty {
      rejection.excerpt = excerpt(hiding: secrets)
    }
    return rejection
  }

  private func text(_ body: Value?, _ name: String) -> String? {
    guard let text = body?[name]?.string, !text.isEmpty else { return nil }
    return String(text.prefix(2_000))
  }

  private var correlationID: String? { correlationHeader.flatMap { response.headers[$0] } }

  private var isJSON: Bool {
    response.headers["content-type"]?.lowercased().contains("json") ?? false
  }

  private func excerpt(hiding secrets: [Secret]) -> String {
    let text = String(decoding: response.body.prefix(8 * Self.longestExcerpt), as: UTF8.self)
    let shown = Printable.line(Redactor(secrets: secrets).redact(text: text))
    return shown.count > Self.longestExcerpt ? shown.prefix(Self.longestExcerpt) + "…" : shown
  }
}
