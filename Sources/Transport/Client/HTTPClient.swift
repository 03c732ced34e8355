import Executors
import Synchronization

/// Sends HTTP requests over connections that are kept and shared.
///
/// `Transport` owns libcurl and libmicrohttpd: a client, a listener, and sessions with an API on top
/// of the client. It must not know any vendor: what differs between APIs comes as settings.
///
/// One thread drives one libcurl multi handle. Nothing is repeated and no redirect is followed
/// here: only the caller knows what may be sent twice, and to whom.
package actor HTTPClient {
  /// Bounds and trust of a client.
  package struct Settings: Sendable {
    /// A PEM file of authorities to trust beside the system's.
    package var authorities: String?
    /// The time for name, connection and TLS together.
    package var connectTimeout: Duration = .seconds(10)
    /// An exchange without a byte for so long is given up.
    package var silence: Duration = .seconds(30)
    /// The largest body that is taken, counted after decompression.
    package var answerBytes = 64 << 20
    /// How many connections one host gets at most.
    package var connectionsPerHost = 64

    /// Makes the defaults.
    package init() {}
  }

  private let executor = ThreadExecutor(name: "http-client")
  private let settings: Settings
  private let loop: TransferLoop
  nonisolated let trace: Trace?

  /// Runs the client on a thread of its own.
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// Starts the client's thread; no connection is made before the first request.
  package static func start(
    _ settings: Settings = Settings(), trace: Trace? = nil
  ) -> HTTPClient {
    let client = HTTPClient(settings, trace)
    client.executor.whenIdle { [weak client] wake in
      client?.assumeIsolated { $0.loop.turn(wake) } ?? false
    }
    return client
  }

  private init(_ settings: Settings, _ trace: Trace?) {
    self.settings = settings
    self.trace = trace
    loop = TransferLoop(connections: settings.connectionsPerHost)
  }

  /// Sends a request and waits for the whole answer, whatever its status.
  ///
  /// Cancelling the task ends the exchange at once.
  package func send(
    _ request: HTTPRequest, operation: String
  ) async throws(TransportError) -> HTTPResponse {
    if let objection = request.objection {
      throw TransportError(operation: operation, cause: .invalid(objection))
    }
    let cancellation = Cancellation()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        loop.start(request, settings, cancellation) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      cancellation.request()
      executor.wake()
    }
    await trace?.record(request, operation: operation, outcome)
    switch outcome {
    case .success(let response): return response
    case .failure(let failure): throw TransportError(operation: operation, cause: failure.cause)
    }
  }
}

/// A flag that a cancelled task raises and the loop reads.
final class Cancellation: Sendable {
  private let isRaised = Atomic(false)

  func request() {
    isRaised.store(true, ordering: .releasing)
  }

  var isRequested: Bool { isRaised.load(ordering: .acquiring) }
}

/// A cause on its way to the caller, who adds what was being done.
struct TransferFailure: Error {
  let cause: TransportError.Cause
}
