import Documents
package import Model

/// Everything that must happen for a tenant to become what the project says, and nothing else.
///
/// The same inputs give the same plan, byte for byte; it holds no time and no secret.
package struct Plan: Sendable {
  /// What the plan was made for and against; a mismatch makes it stale.
  package struct Basis: Hashable, Sendable {
    /// The version that made it.
    package var toolVersion: String
    /// The project's name.
    package var project: String
    /// The overlay, and the branch of the state.
    package var environment: String
    /// The tenant's name.
    package var tenant: String
    /// The platform.
    package var vendor: String
    /// Whom the tenant belonged to when it was read.
    package var organization: Organization
    /// The digest of the documents, merged and resolved, secrets left out.
    package var documents: String
    /// The commit of the last snapshot.
    package var snapshot: String?
    /// The id of the tenant's tree in that commit.
    package var stateTree: String?

    package init(
      toolVersion: String, project: String, environment: String, tenant: String, vendor: String,
      organization: Organization, documents: String, snapshot: String?, stateTree: String?
    ) {
      self.toolVersion = toolVersion
      self.project = project
      self.environment = environment
      self.tenant = tenant
      self.vendor = vendor
      self.organization = organization
      self.documents = documents
      self.snapshot = snapshot
      self.stateTree = stateTree
    }
  }

  /// Management that begins or ends although no value changes.
  package struct Ownership: Hashable, Sendable {
    /// The resource.
    package var address: Address
    /// The vendor's id.
    package var id: String
    /// All attributes under management from now on.
    package var managed: [String]
    /// Attributes that come under management.
    package var gained: [String]
    /// Attributes that leave it.
    package var released: [String]
    /// How the resource wants to be treated.
    package var lifecycle: Lifecycle
    /// Set where the object was not managed at all before.
    package var isAdoption: Bool
  }

  /// Something that the plan leaves alone on purpose.
  package struct Omission: Hashable, Sendable {
    /// The reason for leaving something alone.
    package enum Why: String, Sendable, CaseIterable {
      /// `lifecycle.ignore` says so.
      case ignored
      /// `lifecycle.protect` refuses it: the plan cannot be applied.
      case protected
      /// Objects of the tenant that no document names.
      case unmanaged
      /// The kind could not be read.
      case unreadable
      /// Outside `--target`.
      case untargeted
      /// Removed from the project with `onRemove: forget`.
      case forgotten
      /// No longer wanted, and not removed before its time, such as what a migration has made.
      case kept
      /// Beyond the vendor's API, or waiting for something that is: a person does it.
      case manual
    }

    /// The reason.
    package var why: Why
    /// What is left alone, in words.
    package var what: String
    /// How many things that are.
    package var count: Int
    /// What there is to say beyond `why`.
    package var reason: String?

    package init(_ why: Why, _ what: String, count: Int = 1, because reason: String? = nil) {
      self.why = why
      self.what = what
      self.count = count
      self.reason = reason
    }
  }

  /// What it was made for and against.
  package var basis: Basis
  /// Risk first, then by address.
  package var changes: [Change]
  /// What begins or ceases to be managed without a change.
  package var ownership: [Ownership]
  /// What is left alone on purpose.
  package var omissions: [Omission]
  /// The limits, and how much of each is used.
  package var guards: [Guard]
  /// How many resources are as they should be.
  package var unchanged: Int
  /// How many managed objects differ from the snapshot in what nobody manages.
  package var driftElsewhere: Int
  /// How many requests an apply will make, reads before and after each write included.
  package var estimatedCalls: Int
  /// What rules say about it now; no part of its id, since some rules look at the time.
  package var policyResults: [PolicyResult]

  package init(basis: Basis) {
    self.basis = basis
    changes = []
    ownership = []
    omissions = []
    guards = []
    unchanged = 0
    driftElsewhere = 0
    estimatedCalls = 0
    policyResults = []
  }

  /// Nothing would be written to the tenant.
  package var isEmpty: Bool { changes.isEmpty }

  /// How many changes carry a risk.
  package func count(_ risk: Change.Risk) -> Int {
    changes.count { $0.risk == risk }
  }

  /// How many changes undo, wholly or in part, what somebody did in the tenant.
  package var driftCount: Int {
    changes.count { $0.attributes.contains { $0.cause.isDrift } }
  }

  /// How many changes follow, wholly or in part, what moved where the resources are made from.
  package var sourceCount: Int {
    changes.count { $0.attributes.contains { $0.cause == .source } }
  }

  /// What rules refuse.
  package var denials: [PolicyResult] { policyResults.filter(\.refuses) }

  /// Protected objects that the plan would have to destroy.
  package var refusals: [Omission] { omissions.filter { $0.why == .protected } }
}
