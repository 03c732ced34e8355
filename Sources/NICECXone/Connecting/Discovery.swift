import Documents
import Parsing
import Transport

/// Asks the vendor which hosts serve a tenant.
struct Discovery: Sendable {
  /// The hosts of one tenant, without a slash at the end.
  struct Hosts: Hashable, Sendable {
    /// Routing, people and roles.
    var api: String
    /// Digital channels; nil where the answer does not tell enough.
    var digital: String?
  }

  private static let operation = "discover the tenant's hosts"

  private let client: HTTPClient
  private let login: String

  init(_ client: HTTPClient, login: String) {
    self.client = client
    self.login = login
  }

  func hosts(tenantID: String?) async throws(TransportError) -> Hosts {
    var url = login + "/.well-known/cxone-configuration"
    if let tenantID { url += "?" + PercentCoding.form([("tenantId", tenantID)]) }
    let response = try await client.send(
      HTTPRequest("GET", url, headers: ["Accept": "application/json"], deadline: .seconds(30)),
      operation: Self.operation)
    guard response.status == 200 else {
      throw TransportError(
        operation: Self.operation, cause: .status(.init(status: response.status)))
    }
    let answer = (try? JSON.value(response.body)) ?? .null
    guard let api = answer["api_endpoint"]?.string.map(Self.base), isTrusted(api) else {
      throw TransportError(
        operation: Self.operation, cause: .unreadable("it names no https address of the API"))
    }
    return Hosts(api: api, digital: digital(answer, api))
  }

  /// A simulated tenant has one address for everything.
  private func digital(_ answer: Value, _ api: String) -> String? {
    if login.hasPrefix("http://") { return api }
    guard let area = answer["area"]?.string, let domain = answer["domain"]?.string else {
      return nil
    }
    let host = "https://api-de-\(area.lowercased()).\(domain.lowercased())"
    return host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? host : nil
  }

  private static func base(_ address: String) -> String {
    address.hasSuffix("/") ? String(address.dropLast()) : address
  }

  /// Only who was asked without encryption, which is this machine, may answer with such an address.
  private func isTrusted(_ address: String) -> Bool {
    address.hasPrefix("https://") || login.hasPrefix("http://") && address.hasPrefix("http://")
  }
}
