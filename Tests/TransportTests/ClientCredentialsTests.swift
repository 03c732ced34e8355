import Documents
import Synchronization
import TestSupport
import Testing
import Transport

@Suite struct ClientCredentialsTests {
  private func exchange(
    _ response: ServerResponse
  ) async throws -> (answer: Result<Answer, TransportError>, trace: String) {
    let lines = Lines()
    let trace = Trace { lines.append($0) }
    let answer = try await Listener.serving { request in
      request.segments == ["oauth", "token"]
        ? response
        : ServerResponse(
          headers: ["Content-Type": "application/json"],
          body: Array(#"{"client":{"secret":"s2","id":"x"},"note":"abc"}"#.utf8))
    } while: { listener -> Result<Answer, TransportError> in
      let base = "http://127.0.0.1:\(listener.port)"
      let session = APISession(
        SessionSettings(base: base), client: HTTPClient.start(trace: trace),
        signIn: ClientCredentials(url: base + "/oauth/token", id: "id", secret: Secret("s1")),
        clock: JumpClock())
      do throws(TransportError) {
        return .success(
          try await session.reading.send(
            Exchange("list clients", path: "/clients", query: [("access_token", "zzz")])))
      } catch {
        return .failure(error)
      }
    }
    return (answer, lines.text)
  }

  @Test func `signing in and all that follows is traced without a secret`() async throws {
    let (answer, trace) = try await exchange(
      ServerResponse(
        headers: ["Content-Type": "application/json"],
        body: Array(#"{"access_token":"abc","expires_in":3600}"#.utf8)))
    _ = try answer.get()
    #expect(trace.split(separator: "\n").count == 2)
    #expect(trace.contains("client_credentials"))
    for secret in ["abc", "aWQ6czE", "\"s2\"", "zzz"] { #expect(!trace.contains(secret)) }
  }

  @Test func `a refused client is a matter of signing in`() async throws {
    let (answer, _) = try await exchange(
      ServerResponse(
        status: 401, headers: ["Content-Type": "application/json"],
        body: Array(#"{"error":"invalid_client","description":"no s1"}"#.utf8)))
    guard case .failure(let error) = answer, case .signIn(let text) = error.cause else {
      Issue.record("unexpected \(answer)")
      return
    }
    #expect(text == "status 401, invalid_client: no <redacted>")
    #expect(error.operation == "list clients")
  }
}

/// Gathers what a sink is given.
private final class Lines: Sendable {
  private let lines = Mutex("")

  var text: String { lines.withLock { $0 } }

  func append(_ line: String) {
    lines.withLock { $0 += line }
  }
}
