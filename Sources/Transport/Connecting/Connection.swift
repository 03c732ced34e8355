package import Documents
package import Model

/// The way to one tenant: requests in, the vendor's bodies out.
package struct Connection: Sendable {
  /// Carries one request to the tenant and gives the body of the answer.
  package typealias Carrier = @Sendable (TenantRequest) async throws(ProviderError) -> Value

  private let carry: Carrier

  /// Takes what carries requests; tests answer from a script.
  package init(_ carry: @escaping Carrier) {
    self.carry = carry
  }

  /// Sends a request.
  package func send(_ request: TenantRequest) async throws(ProviderError) -> Value {
    try await carry(request)
  }

  /// Sends a request for what may be gone: nil where the vendor answers 404 or 410.
  package func sendIfThere(_ request: TenantRequest) async throws(ProviderError) -> Value? {
    do throws(ProviderError) {
      return try await carry(request)
    } catch {
      if error.status == 404 || error.status == 410 { return nil }
      throw error
    }
  }
}
