import CCurl
import Documents

/// One exchange in libcurl's hands; its easy handle serves many, one after the other.
@safe final class Transfer {
  typealias Finish = (Result<HTTPResponse, TransferFailure>) -> Void

  /// What is to be sent, and within which bounds.
  struct Plan {
    let request: HTTPRequest
    let settings: HTTPClient.Settings
    let cancellation: Cancellation
  }

  let easy: UnsafeMutableRawPointer
  private let message: UnsafeMutablePointer<CChar>
  private var fields: UnsafeMutablePointer<curl_slist>?
  private var plan: Plan?
  private var done: Finish?
  private var headers = Headers()
  private var body: [UInt8] = []
  private var sendCount = 0
  private var isTooLarge = false

  init() {
    guard let easy = unsafe curl_easy_init() else {
      preconditionFailure("memory is left for an easy handle")
    }
    unsafe self.easy = easy
    unsafe message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    unsafe curl_easy_cleanup(easy)
    unsafe curl_slist_free_all(fields)
    unsafe message.deallocate()
  }

  var isCancelled: Bool { plan?.cancellation.isRequested ?? false }

  /// Sets the handle up; gives the failure where libcurl refuses something.
  func prepare(_ plan: Plan, _ done: @escaping Finish) -> TransferFailure? {
    self.plan = plan
    self.done = done
    headers = Headers()
    body = []
    sendCount = 0
    isTooLarge = false
    unsafe message.pointee = 0
    makeFields(plan.request)
    let code = configure(plan)
    guard code != CURLE_OK else { return nil }
    return TransferFailure(cause: .invalid(TransferText.of(code)))
  }

  private func configure(_ plan: Plan) -> CURLcode {
    let request = plan.request
    return unsafe request.url.withCString { url in
      unsafe request.method.withCString { method in
        unsafe (request.body ?? []).withUnsafeBytes { body in
          unsafe withOptionalCString(plan.settings.authorities) { authorities in
            var exchange = unsafe curl_exchange()
            unsafe exchange.url = url
            unsafe exchange.method = method
            unsafe exchange.body = body.baseAddress
            unsafe exchange.body_size = body.count
            unsafe exchange.has_body = needsBody(request) ? 1 : 0
            unsafe exchange.authorities = authorities
            return unsafe finish(&exchange, plan)
          }
        }
      }
    }
  }

  /// Fills in what needs no borrowed memory, then hands everything to libcurl.
  private func finish(_ exchange: inout curl_exchange, _ plan: Plan) -> CURLcode {
    unsafe exchange.headers = fields
    unsafe exchange.deadline_ms = max(1, plan.request.deadline.milliseconds)
    unsafe exchange.connect_ms = max(1, plan.settings.connectTimeout.milliseconds)
    unsafe exchange.silence_s = max(1, Int(plan.settings.silence.components.seconds))
    unsafe exchange.is_loopback = plan.request.isLoopback ? 1 : 0
    unsafe exchange.on_header = transferHeader
    unsafe exchange.on_body = transferBody
    unsafe exchange.before_send = transferSends
    unsafe exchange.context = Unmanaged.passUnretained(self).toOpaque()
    unsafe exchange.message = message
    return unsafe curl_prepare(easy, &exchange)
  }

  /// An empty body has a length where the method is one that has a body.
  private func needsBody(_ request: HTTPRequest) -> Bool {
    request.body != nil || ["POST", "PUT", "PATCH"].contains(request.method)
  }

  private func makeFields(_ request: HTTPRequest) {
    unsafe curl_slist_free_all(fields)
    unsafe fields = nil
    for field in request.headers.fields {
      // A semicolon is libcurl's way to send a field that has no value.
      let line = field.value.isEmpty ? field.name + ";" : field.name + ": " + field.value
      unsafe fields = curl_slist_append(fields, line)
    }
    unsafe fields = curl_slist_append(fields, "Expect:")
    if request.headers["content-type"] == nil {
      unsafe fields = curl_slist_append(fields, "Content-Type:")
    }
  }

  /// Counts the sends and refuses the second: on a kept connection that died libcurl would repeat
  /// the request by itself, also one that must not be sent twice.
  func willSend() -> Bool {
    sendCount += 1
    return sendCount == 1
  }

  /// Takes one header line; a status line begins a new block, as after an interim answer.
  func receive(header bytes: UnsafeRawBufferPointer) {
    let line = unsafe bytes.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard unsafe line.count == 2 else {
      if unsafe bytes.starts(with: "HTTP/".utf8) { headers = Headers() }
      return
    }
    let name = unsafe String(decoding: line[0], as: UTF8.self)
    let value = unsafe line[1].drop { $0 == 0x20 || $0 == 0x09 }
    let length = unsafe value.reversed().drop { $0 <= 0x20 }.count
    unsafe headers.add(name, String(decoding: value.prefix(length), as: UTF8.self))
  }

  /// Takes a piece of the body; false ends the transfer because it has grown too large.
  func receive(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= plan?.settings.answerBytes ?? 0 else {
      isTooLarge = true
      return false
    }
    unsafe body.append(contentsOf: bytes)
    return true
  }

  func finish(_ code: CURLcode) {
    let outcome = unsafe curl_outcome_of(easy)
    guard code == CURLE_OK else { return end(.failure(failure(code))) }
    end(
      .success(
        HTTPResponse(
          status: outcome.status, headers: headers, body: body,
          duration: .microseconds(outcome.microseconds),
          isFirstOfConnection: outcome.connections > 0)))
  }

  func cancel() {
    end(.failure(TransferFailure(cause: .cancelled)))
  }

  private func end(_ result: Result<HTTPResponse, TransferFailure>) {
    done?(result)
    done = nil
    plan = nil
    body = []
  }

  private func failure(_ code: CURLcode) -> TransferFailure {
    if isTooLarge {
      let limit = plan?.settings.answerBytes ?? 0
      return TransferFailure(cause: .unreadable("the answer is larger than \(limit) bytes"))
    }
    let detail = unsafe String(cString: message)
    let failing = FailedTransfer(
      code: code, detail: detail.isEmpty ? TransferText.of(code) : detail,
      wasSent: sendCount > 0, deadline: plan?.request.deadline ?? .zero)
    return TransferFailure(cause: failing.cause)
  }
}

/// Lends a C string, or null where there is no text.
private func withOptionalCString<Result>(
  _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
) -> Result {
  guard let text else { return body(nil) }
  return unsafe text.withCString { unsafe body($0) }
}
