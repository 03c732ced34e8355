import Documents
import Model

// How requests travel: over a session, whose failures become the provider's.
extension Connection {
  /// Makes a connection that refuses to write; every request goes by the session that answers for
  /// its path.
  package static func reading(
    _ session: @escaping @Sendable (String) -> APISession
  ) -> Connection {
    carrying { request throws(TransportError) in
      try await session(request.path).reading.send(request.exchange)
    }
  }

  /// Makes a connection that can do both; every request goes by the session that answers for its
  /// path.
  package static func writing(
    _ session: @escaping @Sendable (String) -> APISession
  ) -> Connection {
    carrying { request throws(TransportError) in
      try await session(request.path).writing.send(request.exchange)
    }
  }

  private static func carrying(
    _ send: @escaping @Sendable (TenantRequest) async throws(TransportError) -> Answer
  ) -> Connection {
    Connection { request throws(ProviderError) in
      do throws(TransportError) {
        return try await send(request).value
      } catch {
        throw ProviderError(error, of: request)
      }
    }
  }
}

extension TenantRequest {
  fileprivate var exchange: Exchange {
    Exchange(
      operation, access: isRead ? .read : .write, method: method, path: encodedPath,
      query: query, body: body, isRepeatable: isRepeatable)
  }

  /// Ids are the vendor's, but nothing that is answered may change where a request goes.
  ///
  /// A lone `*`, which means all of something, is allowed in a path as it is.
  private var encodedPath: String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0 == "*" ? "*" : PercentCoding.encode(String($0)) }
      .joined(separator: "/")
  }
}
