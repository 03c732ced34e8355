package import Documents

/// A platform that tenants live on: its kinds and how to reach one tenant.
package protocol Provider: Sendable {
  /// The word for the platform in YAML: `genesys-cloud`.
  var vendor: String { get }
  /// All kinds it manages, in the order in which documentation lists them.
  var kinds: [Kind] { get }
  /// The fields of a `tenants:` entry beside `vendor`.
  var connection: [Attribute] { get }
  /// How it says who may do what; nil where it does not.
  var access: (any AccessDialect)? { get }
}

extension Provider {
  /// The vendor does not say who may do what.
  package var access: (any AccessDialect)? { nil }
}

/// What to read of one kind.
package struct ReadRequest: Sendable {
  /// The kind to read.
  package var kind: Kind
  /// The natural keys that matter; nil means all. A list read may bring others as well.
  package var keys: Set<String>?
  /// Attributes stored apart that are wanted, each with the keys of the objects they are wanted
  /// for; nil means for all.
  package var apart: [String: Set<String>?]
  /// Objects of the kind as they were read before, which lack only what is stored apart: their list
  /// is not read again. Nil where there are none.
  package var known: [LiveObject]?

  package init(
    _ kind: Kind, keys: Set<String>? = nil, apart: [String: Set<String>?] = [:],
    known: [LiveObject]? = nil
  ) {
    self.kind = kind
    self.keys = keys
    self.apart = apart
    self.known = known
  }
}

/// A tenant that can be read and in no way changed.
package protocol TenantReader: Sendable {
  func organization() async throws(ProviderError) -> Organization

  /// Reads objects of a kind with the fewest requests; `known` holds the kinds it refers to.
  func objects(
    _ request: ReadRequest, known: Inventory
  ) async throws(ProviderError) -> [LiveObject]

  /// Reads one object afresh, with the named attributes that are stored apart; nil where it is
  /// gone.
  func object(
    _ id: String, of kind: Kind, apart: Set<String>
  ) async throws(ProviderError) -> LiveObject?

  /// Looks an object up by natural key, past caches where the vendor allows it.
  func object(
    keyed key: String, of kind: Kind, known: Inventory
  ) async throws(ProviderError) -> LiveObject?

  /// Rewrites desired attributes into the form in which the vendor returns them, such as
  /// wildcards that it expands.
  func canonical(_ resources: [Resource], of kind: Kind) async throws(ProviderError) -> [Resource]

  /// Reads who changed what since an instant; nil where the vendor does not say.
  func changes(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> [AuditEntry]?

  /// Names the kinds of which the vendor's audit log tells every change, by the object's id.
  func auditedKinds(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> Set<String>

  /// Names every right that the vendor knows; nil where it does not tell them.
  func permissionCatalogue() async throws(ProviderError) -> PermissionCatalogue?

  /// Tells what goes on at objects right now, by their ids; empty where the vendor does not tell.
  func liveUse(
    of objects: [LiveObject], of kind: Kind
  ) async throws(ProviderError) -> [String: LiveUse]

  /// The tenant's clock, as its last answers tell, minus ours, in whole seconds; nil where no answer
  /// told.
  func clockOffset() async -> Duration?

  /// Tells what the vendor would take without a word although it cannot be meant, in resources that
  /// are about to be written.
  func doubts(about resources: [Resource], of kind: Kind) async -> [Diagnostic]

  /// Tells what a user should know of what was read up to now, such as fields that came under names
  /// of an earlier version of the vendor's API.
  func notices() async -> [Diagnostic]
}

extension TenantReader {
  /// The vendor does not tell its rights.
  package func permissionCatalogue() async throws(ProviderError) -> PermissionCatalogue? { nil }

  /// The vendor does not tell what goes on.
  package func liveUse(
    of objects: [LiveObject], of kind: Kind
  ) async throws(ProviderError) -> [String: LiveUse] { [:] }

  /// Nothing is known of the tenant's clock.
  package func clockOffset() async -> Duration? { nil }

  /// There is no doubt.
  package func doubts(about resources: [Resource], of kind: Kind) async -> [Diagnostic] { [] }

  /// There is nothing to tell.
  package func notices() async -> [Diagnostic] { [] }

  /// Nothing is known of the log, so it is not relied on.
  package func auditedKinds(
    since start: Instant, until end: Instant
  ) async throws(ProviderError) -> Set<String> { [] }
}

/// A tenant that can be changed.
package protocol TenantWriter: Sendable {
  /// The calls that carry out a write, in order; pure.
  func calls(for write: Write) throws(ProviderError) -> [Call]

  /// Makes one call; the answer is the vendor's body.
  func perform(_ call: Call) async throws(ProviderError) -> Value

  /// Other calls that reach the same end after one was refused, such as reviving what was deleted;
  /// empty where there are none.
  func recovery(
    from error: ProviderError, of write: Write
  ) async throws(ProviderError) -> [Call]

  /// The call that makes a new secret for an object whose first one nobody has kept; nil where the
  /// vendor shows none.
  func renewal(of id: String, for write: Write) -> Call?
}

extension TenantWriter {
  /// Says that the vendor shows no secret.
  package func renewal(of id: String, for write: Write) -> Call? { nil }
}
