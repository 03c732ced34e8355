import Testing
import Transport

@Suite struct ListenerTests {
  @Test func `a port can be bound once`() async throws {
    try await Listener.serving { _ in
      ServerResponse()
    } while: { listener in
      #expect(listener.port > 0)
      await #expect(throws: TransportError.self) {
        _ = try await Listener.start(port: listener.port)
      }
    }
  }
}
