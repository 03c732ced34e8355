import Documents
import Model
import Parsing
import TestSupport
import Testing

@testable import Hypercare

/// A tenant in a few lines, and what an audit finds in it.
struct AuditScene {
  var roles: [Access.Role] = [
    Access.Role(
      id: "observer", name: "HYPERCARE_OBSERVER",
      permissions: ["routing:queue:view", "telephony:sites:view"]),
    Access.Role(
      id: "lead", name: "HYPERCARE_LEAD",
      permissions: ["routing:queue:edit", "routing:skill:assign"]),
    Access.Role(id: "employee", name: "employee", permissions: ["directory:user:view"]),
    Access.Role(id: "agent", name: "Agent", permissions: ["conversation:call:take"]),
    Access.Role(id: "admin", name: "Master Admin", permissions: catalogue.permissions),
  ]
  var grants: [Access.Grant] = [
    Access.Grant(ana, role: "observer"), Access.Grant(ben, role: "observer"),
    Access.Grant(room, role: "observer"), Access.Grant(ana, role: "employee"),
  ]
  var members = ["g1": ["u3"]]
  var holes: [Inventory.Hole] = []
  var denials: [Access.Denial] = []
  var document = Sample.wave
  var book = OpeningBook(tenant: "cloud", hypercare: "wave-1")
  var now = Sample.during
  var clocks: [TenantClock] = []
  var asksForSecondFactor: Bool? = true
  var catalogue: PermissionCatalogue? = Self.catalogue
  var more: [Access.Subject] = []

  static let ana = Access.Subject(.user, id: "u1", name: "Ana@acme.example")
  static let ben = Access.Subject(.user, id: "u2", name: "ben@acme.example")
  static let cem = Access.Subject(.user, id: "u3", name: "cem@acme.example")
  static let eva = Access.Subject(.user, id: "u4", name: "eva@acme.example")
  static let room = Access.Subject(.group, id: "g1", name: "War Room")
  static let leads = Access.Subject(.group, id: "g2", name: "Leads")
  static let exporter = Access.Subject(.client, id: "c1", name: "Exporter")

  static let catalogue = PermissionCatalogue([
    "routing:queue:view", "routing:queue:edit", "routing:queue:delete", "routing:skill:assign",
    "routing:skill:view", "telephony:plugin:all", "telephony:sites:view", "directory:user:view",
    "conversation:call:take",
  ])

  init() {}

  init(_ change: (inout AuditScene) throws -> Void) rethrows { try change(&self) }

  var access: Access {
    var access = Access(
      roles: roles,
      subjects: [Self.ana, Self.ben, Self.cem, Self.eva, Self.room, Self.leads, Self.exporter]
        + more,
      grants: grants, members: members, holes: holes)
    access.denials = denials
    return access
  }

  func audit() throws -> Audit {
    Audit(
      Audit.Facts(
        [Audit.Hypercare(try Sample.document(document), book)], access: access,
        catalogue: catalogue, now: now, asksForSecondFactor: asksForSecondFactor, clocks: clocks,
        zones: Sample.zones))
  }

  func findings() throws -> [AuditFinding] {
    var audit = try audit()
    return audit.run()
  }

  /// Codes, with whom they are about.
  func codes() throws -> [String] {
    try findings().map { finding in
      [finding.diagnostic.code, finding.subject?.name].compactMap(\.self).joined(separator: " ")
    }
  }

  mutating func open(_ user: String = "eva@acme.example", at moment: Instant) throws -> Opening {
    try book.open(
      OpeningRequest(user: user, for: .seconds(7200), reason: "calls are lost", by: "eva"),
      in: try Sample.document(document), at: moment)
  }
}
