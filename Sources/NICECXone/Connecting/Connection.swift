import Documents
import Model

/// One request to a tenant, before it is known how it travels.
struct TenantRequest: Sendable {
  /// What it does, for people: `list queues`.
  var operation: String
  /// Whether it changes nothing, whatever its method.
  var isRead = true
  var method = "GET"
  var path: String
  var query: [(String, String)] = []
  var body: Value?
  var isRepeatable = true

  init(_ operation: String, _ path: String, query: [(String, String)] = []) {
    self.operation = operation
    self.path = path
    self.query = query
  }

  /// A query that travels as a POST.
  static func asking(
    _ operation: String, _ path: String, query: [(String, String)] = [], body: Value
  ) -> TenantRequest {
    var request = TenantRequest(operation, path, query: query)
    request.method = "POST"
    request.body = body
    return request
  }
}

/// The way to one tenant: requests in, the vendor's bodies out.
struct Connection: Sendable {
  typealias Exchange = @Sendable (TenantRequest) async throws(ProviderError) -> Value

  private let exchange: Exchange

  init(_ exchange: @escaping Exchange) {
    self.exchange = exchange
  }

  func send(_ request: TenantRequest) async throws(ProviderError) -> Value {
    try await exchange(request)
  }

  /// The same for what may be gone: nil where the vendor answers 404 or 410.
  func sendIfThere(_ request: TenantRequest) async throws(ProviderError) -> Value? {
    do throws(ProviderError) {
      return try await exchange(request)
    } catch {
      if error.status == 404 || error.status == 410 { return nil }
      throw error
    }
  }
}
