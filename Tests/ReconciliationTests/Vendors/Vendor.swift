import Documents
import Model
import TestSupport
import Testing
import Transport

@testable import Sandbox

/// A platform under test: its adapter, how a simulated tenant of it is reached, and values for its
/// kinds. One more is one line in `all`.
struct Vendor: CustomTestStringConvertible, Sendable {
  /// The way into a tenant.
  typealias Access = (reader: any TenantReader, writer: any TenantWriter)

  let provider: any Provider
  let samples: Samples
  let story: KillStory
  /// Reaches the tenant that is served at an address, with the id `id` and the secret `secret`.
  let open: @Sendable (String, HTTPClient, JumpClock) async throws -> Access
  /// Whether an object of the simulated world is in use, as its vendor says it.
  let isInUse: @Sendable (Value) -> Bool

  static let all: [Vendor] = [genesys, cxone]

  var name: String { provider.vendor }
  var testDescription: String { name }

  func kind(_ name: String) -> Model.Kind? { provider.kinds.first { $0.name == name } }

  /// A resource: attributes with the key among them, where a secret goes.
  func resource(_ kind: String, _ attributes: Value, secretTo: String? = nil) -> Resource {
    var attributes = attributes
    var secrets: [String: Secret] = [:]
    for attribute in self.kind(kind)?.attributes ?? [] where attribute.isSecret {
      secrets[attribute.name] = attributes[path: attribute.path]?.string.map { Secret($0) }
      attributes.remove(at: attribute.path)
    }
    let key = self.kind(kind)?.key(of: attributes) ?? ""
    return Resource(
      address: Address(tenant: "cloud", kind: kind, key: key), attributes: attributes,
      secrets: secrets, secretTarget: secretTo)
  }
}

/// What a process is doing when it dies, and what must have come of it in the end.
struct KillStory: Sendable {
  /// What the tenant has before.
  var seed: Value
  /// What is wished for: kind, attributes and where a secret goes.
  var wish: [(kind: String, attributes: Value, secretTo: String?)]
  /// An object that is managed and no longer wished for.
  var gone: (kind: String, attributes: Value)
  /// The name of each object that must be there once, by kind.
  var made: [(kind: String, name: String)]
  /// Whether whoever signs in with a secret that was kept gets in; nil where the vendor shows none.
  var admits: (@Sendable (SimulatedTenant, String) async throws -> Bool)?
}
