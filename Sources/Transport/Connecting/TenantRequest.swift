package import Documents

/// One request to a tenant, before it is known how it travels.
package struct TenantRequest: Sendable {
  /// What it does, for people: `list queues`.
  package var operation: String
  /// Whether it changes nothing, whatever its method.
  package var isRead = true
  /// The HTTP method.
  package var method = "GET"
  /// The path under the tenant's address, not encoded.
  package var path: String
  /// Names and values, not encoded.
  package var query: [(String, String)] = []
  /// Sent as JSON.
  package var body: Value?
  /// Whether doing it twice is the same as doing it once.
  package var isRepeatable = true

  /// Makes a read.
  package init(_ operation: String, _ path: String, query: [(String, String)] = []) {
    self.operation = operation
    self.path = path
    self.query = query
  }

  /// Makes a query that travels as a POST.
  package static func asking(
    _ operation: String, _ path: String, query: [(String, String)] = [], body: Value
  ) -> TenantRequest {
    var request = TenantRequest(operation, path, query: query)
    request.method = "POST"
    request.body = body
    return request
  }
}
