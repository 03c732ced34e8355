/// The regions of the vendor's cloud and the domain that each answers under.
enum Region {
  static let domains: [(region: String, domain: String)] = [
    ("us-east-1", "mypurecloud.com"), ("us-west-2", "usw2.pure.cloud"),
    ("us-east-2", "use2.us-gov-pure.cloud"), ("ca-central-1", "cac1.pure.cloud"),
    ("mx-central-1", "mxc1.pure.cloud"), ("sa-east-1", "sae1.pure.cloud"),
    ("eu-west-1", "mypurecloud.ie"), ("eu-west-2", "euw2.pure.cloud"),
    ("eu-central-1", "mypurecloud.de"), ("eu-central-2", "euc2.pure.cloud"),
    ("eusc-de-east-1", "edee1.eusc-pure.cloud"), ("me-central-1", "mec1.pure.cloud"),
    ("ap-south-1", "aps1.pure.cloud"), ("ap-southeast-1", "apse1.pure.cloud"),
    ("ap-southeast-2", "mypurecloud.com.au"), ("ap-northeast-1", "mypurecloud.jp"),
    ("ap-northeast-2", "apne2.pure.cloud"), ("ap-northeast-3", "apne3.pure.cloud"),
  ]

  static var names: [String] { domains.map(\.region) }
}

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
