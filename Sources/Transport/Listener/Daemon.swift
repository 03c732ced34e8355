import CMicrohttpd

/// The handle of a libmicrohttpd daemon that its owner drives; freeing it closes every connection.
@safe struct Daemon: ~Copyable {
  private let handle: OpaquePointer
  /// Lent to the callbacks as their context, so it must live as long as the handle.
  private let desk: RequestDesk

  init(
    port: Int, limits: Listener.Limits, desk: RequestDesk
  ) throws(TransportError) {
    let bounds = mhd_bounds(
      connections: UInt32(clamping: limits.connections), memory: limits.connectionBytes,
      timeout: UInt32(clamping: limits.silence))
    guard let wanted = UInt16(exactly: port),
      let handle = unsafe mhd_start(
        wanted, bounds, requestBegan, requestArrived, requestEnded,
        Unmanaged.passUnretained(desk).toOpaque())
    else {
      throw TransportError(
        operation: "listen on 127.0.0.1:\(port)", cause: .unreachable("the port cannot be bound"))
    }
    unsafe self.handle = handle
    self.desk = desk
  }

  deinit {
    unsafe MHD_stop_daemon(handle)
  }

  var port: Int { unsafe Int(mhd_port(handle)) }
  var openConnections: Int { unsafe Int(mhd_connections(handle)) }

  /// Waits for traffic or the wake descriptor, then handles what came.
  func turn(_ wake: Int32) {
    unsafe mhd_turn(handle, wake, desk.takeResumed() ? 0 : 1)
  }
}
