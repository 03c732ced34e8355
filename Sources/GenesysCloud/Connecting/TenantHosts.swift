/// The base addresses of one tenant.
package struct TenantHosts: Hashable, Sendable {
  /// Where the API answers: `https://api.mypurecloud.com`.
  package var api: String
  /// Where tokens come from: `https://login.mypurecloud.com`.
  package var login: String

  /// Finds the hosts of a region; nil where the vendor has no such region.
  package init?(region: String) {
    guard let entry = Region.domains.first(where: { $0.region == region }) else { return nil }
    api = "https://api.\(entry.domain)"
    login = "https://login.\(entry.domain)"
  }

  /// Takes one address for everything, as a simulated tenant has.
  package init(endpoint: String) {
    let base = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
    api = base
    login = base
  }
}
