package import Documents
package import Model
package import Transport

/// A tenant that answers from a script, and remembers what it was asked.
package actor ScriptedTenant {
  package private(set) var asked: [TenantRequest] = []
  private let answer: @Sendable (TenantRequest) throws(ProviderError) -> Value

  package init(_ answer: @escaping @Sendable (TenantRequest) throws(ProviderError) -> Value) {
    self.answer = answer
  }

  package nonisolated var connection: Connection {
    Connection { request throws(ProviderError) in try await self.take(request) }
  }

  /// Methods and paths of what was asked.
  package var paths: [String] { asked.map { "\($0.method) \($0.path)" } }

  private func take(_ request: TenantRequest) throws(ProviderError) -> Value {
    asked.append(request)
    return try answer(request)
  }
}

extension TenantRequest {
  /// The first value of a name in the query.
  package func parameter(_ name: String) -> String? { query.first { $0.0 == name }?.1 }

  /// The error of a tenant that answers with this status.
  package func refused(_ status: Int, _ code: String? = nil) -> ProviderError {
    ProviderError(operation, .refused(status: status, code: code, message: ""))
  }
}
