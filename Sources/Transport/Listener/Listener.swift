import Executors

/// An HTTP server on 127.0.0.1 for simulated tenants and tests.
///
/// One thread drives libmicrohttpd; each request is answered by an async handler, and requests
/// that wait for theirs cost no thread.
package actor Listener {
  /// Answers one request.
  package typealias Handler = @Sendable (ServerRequest) async -> ServerResponse

  /// What one client may ask for; beyond it the answer is 413, 431 or a closed connection.
  package struct Limits: Sendable {
    /// The largest body that is taken.
    package var bodyBytes = 16 << 20
    /// Memory of a connection, which bounds the request line and headers together.
    package var connectionBytes = 64 << 10
    /// Connections at once.
    package var connections = 1_024
    /// Seconds without traffic after which a connection is closed.
    package var silence = 120

    /// Makes the defaults.
    package init() {}
  }

  /// The port that was bound.
  package nonisolated let port: Int

  private let executor: ThreadExecutor
  private let desk: RequestDesk
  private let sink: AsyncStream<Arrival>.Continuation
  private var daemon: Daemon?
  private let arrivals: AsyncStream<Arrival>
  private let clock: any Clock<Duration>

  /// Runs the listener on a thread of its own.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// Binds the port (0 takes a free one); requests wait until `serve(_:)` runs.
  package static func start(
    port: Int = 0, limits: Limits = Limits(), clock: any Clock<Duration> = ContinuousClock()
  ) async throws(TransportError) -> Listener {
    let listener = try Listener(port: port, limits: limits, clock: clock)
    listener.executor.whenIdle { [weak listener] wake in
      listener?.assumeIsolated { $0.turn(wake) } ?? false
    }
    return listener
  }

  private init(
    port: Int, limits: Limits, clock: any Clock<Duration>
  ) throws(TransportError) {
    (arrivals, sink) = AsyncStream.makeStream(of: Arrival.self)
    executor = ThreadExecutor(name: "listener")
    self.clock = clock
    desk = RequestDesk(bodyLimit: limits.bodyBytes, sink: sink)
    let daemon = try Daemon(port: port, limits: limits, desk: desk)
    self.port = daemon.port
    self.daemon = consume daemon
  }

  /// Answers requests until `stop()` or cancellation; call it once.
  package nonisolated func serve(_ handler: @escaping Handler) async {
    await withTaskCancellationHandler {
      await withDiscardingTaskGroup { group in
        for await arrival in arrivals {
          group.addTask {
            let response = await handler(arrival.request)
            if response.delay > .zero { try? await self.clock.sleep(for: response.delay) }
            await self.answer(arrival.number, with: response)
          }
        }
        group.cancelAll()
      }
    } onCancel: {
      sink.finish()
    }
    await stop()
  }

  /// Closes the port and every connection; requests still being answered are cut off.
  package func stop() {
    desk.abandonAll()
    daemon = nil
  }

  /// Connections that are open now.
  package var openConnections: Int { daemon?.openConnections ?? 0 }

  private func answer(_ number: Int, with response: ServerResponse) {
    desk.answer(number, with: response)
  }

  private func turn(_ wake: Int32) -> Bool {
    guard daemon != nil else { return false }
    daemon?.turn(wake)
    return true
  }
}

extension Listener {
  /// Serves while the body runs, then stops: the shape for tests and for one command.
  package static func serving<Result: Sendable>(
    port: Int = 0, limits: Limits = Limits(), _ handler: @escaping Handler,
    while body: @Sendable (Listener) async throws -> Result
  ) async throws -> Result {
    let listener = try await start(port: port, limits: limits)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await listener.serve(handler) }
      let result = try await body(listener)
      await listener.stop()
      try await group.waitForAll()
      return result
    }
  }
}
