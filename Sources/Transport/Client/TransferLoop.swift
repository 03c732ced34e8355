import CCurl

/// The libcurl multi handle with its running transfers.
///
/// Confined to its client's thread.
@safe final class TransferLoop {
  private let multi: UnsafeMutableRawPointer
  private var running: [UnsafeMutableRawPointer: Transfer] = unsafe [:]
  private var idle: [Transfer] = []

  private static let mostIdle = 64

  init(connections: Int) {
    guard let multi = unsafe curl_multi_init() else {
      preconditionFailure("memory is left for a multi handle")
    }
    unsafe self.multi = multi
    unsafe curl_bound(multi, connections)
  }

  deinit {
    unsafe running.keys.forEach { easy in _ = unsafe curl_multi_remove_handle(multi, easy) }
    unsafe curl_multi_cleanup(multi)
  }

  func start(
    _ request: HTTPRequest, _ settings: HTTPClient.Settings, _ cancellation: Cancellation,
    _ finish: @escaping Transfer.Finish
  ) {
    guard !cancellation.isRequested else {
      return finish(.failure(TransferFailure(cause: .cancelled)))
    }
    let transfer = idle.popLast() ?? Transfer()
    let plan = Transfer.Plan(request: request, settings: settings, cancellation: cancellation)
    if let failure = transfer.prepare(plan, finish) { return finish(.failure(failure)) }
    unsafe running[transfer.easy] = transfer
    unsafe curl_multi_add_handle(multi, transfer.easy)
  }

  /// Moves the transfers on, then waits for more unless one has ended.
  func turn(_ wake: Int32) -> Bool {
    guard unsafe !running.isEmpty else { return false }
    _ = unsafe curl_advance(multi)
    let ended = finishEnded() + finishCancelled()
    if ended == 0 { unsafe curl_await(multi, wake) }
    return true
  }

  private func finishEnded() -> Int {
    var count = 0
    var code = CURLE_OK
    while let easy = unsafe curl_next_finished(multi, &code) {
      count += 1
      guard let transfer = unsafe remove(easy) else { continue }
      transfer.finish(code)
      if idle.count < Self.mostIdle { idle.append(transfer) }
    }
    return count
  }

  private func finishCancelled() -> Int {
    let cancelled = unsafe running.values.filter(\.isCancelled)
    for transfer in cancelled {
      _ = unsafe remove(transfer.easy)
      transfer.cancel()
    }
    return cancelled.count
  }

  private func remove(_ easy: UnsafeMutableRawPointer) -> Transfer? {
    unsafe curl_multi_remove_handle(multi, easy)
    return unsafe running.removeValue(forKey: easy)
  }
}
