import CMicrohttpd

/// One request being received, then answered; the daemon's per-request context.
@safe final class Intake {
  private enum Stage {
    case receiving
    case suspended
    case answered(ServerResponse)
  }

  private let target: String
  private let connection: OpaquePointer
  private var method = ""
  private var headers = Headers()
  private var body: [UInt8] = []
  private var isTooLarge = false
  private var isOpen = false
  private var stage = Stage.receiving

  init(target: String, connection: OpaquePointer) {
    self.target = target
    unsafe self.connection = connection
  }

  /// Takes method and headers; false when the announced body is too large to be read at all.
  func open(method: String, bodyLimit: Int) -> Bool {
    self.method = method
    isOpen = true
    headers = unsafe RequestFields.headers(of: connection)
    let announced = headers["content-length"].flatMap { Int($0) } ?? 0
    return announced <= bodyLimit
  }

  var needsOpening: Bool { !isOpen }

  func receive(_ bytes: UnsafeRawBufferPointer, limit: Int) {
    if body.count + bytes.count > limit {
      isTooLarge = true
      body = []
    } else if !isTooLarge {
      unsafe body.append(contentsOf: bytes)
    }
  }

  /// Goes on once the request is whole: to the handler first, with the answer when resumed.
  func proceed(at desk: RequestDesk) -> MHD_Result {
    switch stage {
    case .receiving where isTooLarge:
      return send(Self.tooLarge)
    case .receiving:
      let request = ServerRequest(method: method, target: target, headers: headers, body: body)
      body = []
      desk.submit(self, request)
      return .YES
    case .suspended:
      return .YES
    case .answered(let response):
      return send(response)
    }
  }

  func suspend(as number: Int) {
    stage = .suspended
    unsafe MHD_suspend_connection(connection)
  }

  func resume(with response: ServerResponse) {
    stage = .answered(response)
    unsafe MHD_resume_connection(connection)
  }

  func send(_ response: ServerResponse) -> MHD_Result {
    guard response.fate != .reset else {
      unsafe mhd_reset_on_close(connection)
      return .NO
    }
    guard let prepared = unsafe Self.prepare(response) else { return .NO }
    defer { unsafe MHD_destroy_response(prepared) }
    for field in response.headers.fields {
      unsafe MHD_add_response_header(prepared, field.name, field.value)
    }
    return unsafe MHD_queue_response(connection, UInt32(clamping: response.status), prepared)
  }

  private static func prepare(_ response: ServerResponse) -> OpaquePointer? {
    unsafe response.body.withUnsafeBytes { bytes in
      if case .truncated(let count) = response.fate {
        let sent = max(0, min(count, bytes.count - 1))
        return unsafe mhd_response_cut(bytes.baseAddress, sent, bytes.count)
      }
      let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      return unsafe MHD_create_response_from_buffer(bytes.count, start, .RESPMEM_MUST_COPY)
    }
  }

  static let tooLarge = ServerResponse(
    status: 413, headers: ["Connection": "close"], body: Array("request body too large\n".utf8))
}
