import CMicrohttpd

// The three calls that libmicrohttpd makes, each on the listener's thread. The context is the
// `RequestDesk`; the per-request pointer is a retained `Intake`, released when the request ends.

/// Makes the request's context from its raw target: later the daemon shows it decoded only.
func requestBegan(
  _ context: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?,
  _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
  guard let target = unsafe target, let connection = unsafe connection else { return nil }
  let intake = unsafe Intake(target: String(cString: target), connection: connection)
  return unsafe Unmanaged.passRetained(intake).toOpaque()
}

/// Receives headers, then the body piece by piece, then the end of the request.
func requestArrived(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ url: UnsafePointer<CChar>?, _ method: UnsafePointer<CChar>?,
  _ version: UnsafePointer<CChar>?, _ upload: UnsafePointer<CChar>?,
  _ uploadSize: UnsafeMutablePointer<Int>?,
  _ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context = unsafe context, let pointer = unsafe request?.pointee,
    let method = unsafe method, let uploadSize = unsafe uploadSize
  else { return .NO }
  let desk = unsafe Unmanaged<RequestDesk>.fromOpaque(context).takeUnretainedValue()
  let intake = unsafe Unmanaged<Intake>.fromOpaque(pointer).takeUnretainedValue()
  if intake.needsOpening {
    let isAcceptable = unsafe intake.open(
      method: String(cString: method), bodyLimit: desk.bodyLimit)
    return isAcceptable ? .YES : intake.send(Intake.tooLarge)
  }
  let count = unsafe uploadSize.pointee
  guard count > 0 else { return intake.proceed(at: desk) }
  unsafe intake.receive(
    UnsafeRawBufferPointer(start: upload, count: count), limit: desk.bodyLimit)
  unsafe uploadSize.pointee = 0
  return .YES
}

/// Frees the request's context.
func requestEnded(
  _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
  _ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
  _ reason: MHD_RequestTerminationCode
) {
  guard let pointer = unsafe request?.pointee else { return }
  unsafe Unmanaged<Intake>.fromOpaque(pointer).release()
  unsafe request?.pointee = nil
}

/// Reads a request's header fields out of the daemon.
enum RequestFields {
  static func headers(of connection: OpaquePointer) -> Headers {
    var headers = Headers()
    unsafe withUnsafeMutablePointer(to: &headers) { target in
      _ = unsafe MHD_get_connection_values(
        connection, .HEADER_KIND,
        { context, _, name, value in
          guard let context = unsafe context, let name = unsafe name else { return .NO }
          let headers = unsafe context.assumingMemoryBound(to: Headers.self)
          unsafe headers.pointee.add(
            String(cString: name), value.map { unsafe String(cString: $0) } ?? "")
          return .YES
        },
        target)
    }
    return headers
  }
}
