package import Documents

/// Records every exchange of a client as NDJSON, secrets taken out.
package actor Trace {
  private let sink: @Sendable (String) -> Void
  private var redactor: Redactor
  private var count = 0

  /// Takes what writes a line, which ends in a line feed; lines come one at a time.
  package init(secrets: [Secret] = [], sink: @escaping @Sendable (String) -> Void) {
    redactor = Redactor(secrets: secrets)
    self.sink = sink
  }

  /// Makes a text known as secret, so that it is removed wherever it shows.
  package func hide(_ secret: Secret) {
    if !redactor.secrets.contains(secret) { redactor.secrets.append(secret) }
  }

  func record(
    _ request: HTTPRequest, operation: String,
    _ outcome: Result<HTTPResponse, TransferFailure>
  ) {
    count += 1
    var line: Object = [
      "number": .integer(count), "operation": .string(operation),
      "request": .object(describe(request)),
    ]
    switch outcome {
    case .success(let response): line["response"] = .object(describe(response))
    case .failure(let failure):
      line["failure"] = .string(redactor.redact(text: failure.cause.message))
    }
    sink(CanonicalJSON.text(of: .object(line)) + "\n")
  }

  private func describe(_ request: HTTPRequest) -> Object {
    [
      "method": .string(request.method), "url": .string(redactor.redact(url: request.url)),
      "headers": describe(request.headers),
      "body": redactor.redact(body: request.body ?? [], type: request.headers["content-type"]),
    ]
  }

  private func describe(_ response: HTTPResponse) -> Object {
    [
      "status": .integer(response.status), "headers": describe(response.headers),
      "milliseconds": .integer(response.duration.milliseconds),
      "body": redactor.redact(body: response.body, type: response.headers["content-type"]),
    ]
  }

  private func describe(_ headers: Headers) -> Value {
    .array(redactor.redact(headers).fields.map { .array([.string($0.name), .string($0.value)]) })
  }
}
