/// A session that can only read: what plans and watches is given this one.
package struct ReadSession: Sendable {
  let session: APISession

  /// Sends a read; an exchange marked as a write is refused before anything is sent.
  package func send(_ exchange: Exchange) async throws(TransportError) -> Answer {
    guard exchange.access == .read else {
      throw TransportError(
        operation: exchange.operation,
        cause: .invalid("this session reads only, and the exchange writes"))
    }
    return try await session.perform(exchange)
  }

  /// Figures of the whole session.
  package var progress: SessionProgress { get async { await session.progress } }
}

/// A session that can read and write.
package struct WriteSession: Sendable {
  let session: APISession

  /// Sends an exchange.
  ///
  /// A write whose answer was lost is thrown as it is: only the caller can find out whether it
  /// happened.
  package func send(_ exchange: Exchange) async throws(TransportError) -> Answer {
    try await session.perform(exchange)
  }

  /// The same session for what must not write.
  package var reading: ReadSession { ReadSession(session: session) }

  /// Figures of the whole session.
  package var progress: SessionProgress { get async { await session.progress } }
}
