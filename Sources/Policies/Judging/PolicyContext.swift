package import Documents
package import Model
package import Parsing
package import Planning
package import Projects

/// All that rules may look at: one tenant of a project, the plan for it and the hour.
package struct PolicyContext: Sendable {
  /// The tenant's name in the project.
  package var tenant: String
  /// The word of its platform.
  package var vendor: String
  /// The platform's kinds, by name.
  package var kinds: [String: Kind]
  /// What the project wants of the tenant, as it is written.
  package var resources: [Resource]
  /// The time by which windows and exemptions are judged.
  package var now: Instant
  /// The documents of the project that are neither its own nor a vendor's.
  package var documents: [Document] = []
  /// What is to be done; nil where files alone are looked at.
  package var plan: Plan?
  /// What somebody else has done to the resources, where no plan does anything: conditions on what
  /// happens to objects hold for a drift, too.
  package var foreignAction: Change.Action?
  /// The tenant as it was read; empty where it was not.
  package var live = Inventory()
  /// How the platform says who may do what.
  package var dialect: (any AccessDialect)?
  /// Who may do what now; nil where that was not read.
  package var accessBefore: Access?
  /// Who may do what once the plan is carried out; nil where that is not known.
  package var accessAfter: Access?
  /// The hypercares of the tenant.
  package var hypercares: [HypercareFacts] = []
  /// The id of the client that this tool signs in with, where it is one.
  package var signedInAs: String?
  /// The rights that planning and applying the project takes.
  package var neededRights: Set<String> = []
  /// The time zones of the world.
  package var zones = ZoneLibrary { _ in nil }
  /// What goes on right now in objects that the plan destroys.
  package var liveUse: [Address: LiveUse] = [:]
  /// What could not be read although a rule asked for it, and why.
  package var blindness: [PolicyRule.Need: String] = [:]

  package init(
    tenant: String, vendor: String, kinds: [Kind], resources: [Resource], now: Instant
  ) {
    self.tenant = tenant
    self.vendor = vendor
    self.kinds = Dictionary(kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.resources = resources
    self.now = now
  }
}
