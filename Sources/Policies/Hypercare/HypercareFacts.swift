package import Documents
package import Model

/// What rules must know of a hypercare: who may hold what, where and until when.
package struct HypercareFacts: Sendable {
  /// Every role that exists for hypercare alone begins with this, so that all can be found again.
  package static let prefix = "HYPERCARE_"

  /// A role of the hypercare.
  package struct Role: Sendable {
    /// The name, with the prefix.
    package var name: String
    /// What it may allow, wildcards as written.
    package var permissions: [String]
    /// The divisions that it holds in; empty means all.
    package var divisions: [String]
    /// Whether it is held for a limited time only, with a reason.
    package var isBreakGlass: Bool
    /// Whose it may be, by name; of a break-glass role those who may open it.
    package var members: [Member]
    /// Where the project writes it.
    package var declaredAt: SourceRange?

    package init(
      name: String, permissions: [String], divisions: [String] = [], isBreakGlass: Bool = false,
      members: [Member] = [], declaredAt: SourceRange? = nil
    ) {
      self.name = name
      self.permissions = permissions
      self.divisions = divisions
      self.isBreakGlass = isBreakGlass
      self.members = members
      self.declaredAt = declaredAt
    }
  }

  /// Somebody with a part in it.
  package struct Member: Hashable, Sendable {
    /// A user or a group.
    package var sort: Access.Subject.Sort
    /// The natural key.
    package var name: String
    /// Where the project writes it.
    package var declaredAt: SourceRange?

    package init(_ sort: Access.Subject.Sort, _ name: String, declaredAt: SourceRange? = nil) {
      self.sort = sort
      self.name = name
      self.declaredAt = declaredAt
    }
  }

  /// Break-glass that was opened and has not been found revoked yet.
  package struct Opening: Sendable {
    /// Who holds it.
    package var member: Member
    /// The role.
    package var role: String
    /// When it ends.
    package var until: Instant

    package init(member: Member, role: String, until: Instant) {
      self.member = member
      self.role = role
      self.until = until
    }
  }

  /// How long is kept what explains a complaint that comes late.
  package struct Retention: Sendable {
    /// A time and where the project writes it.
    package struct Entry: Sendable {
      /// How long.
      package var duration: Duration
      /// Where it is written.
      package var range: SourceRange?

      package init(_ duration: Duration, at range: SourceRange? = nil) {
        self.duration = duration
        self.range = range
      }
    }

    /// How far back the log system still takes a late entry.
    package var siemBuffer: Entry?
    /// The longest that an entry takes to arrive there.
    package var ingestionLatency: Entry?
    /// How long recordings are kept.
    package var recordings: Entry?
    /// How long the platform keeps traces.
    package var traces: Entry?

    package init(
      siemBuffer: Entry? = nil, ingestionLatency: Entry? = nil, recordings: Entry? = nil,
      traces: Entry? = nil
    ) {
      self.siemBuffer = siemBuffer
      self.ingestionLatency = ingestionLatency
      self.recordings = recordings
      self.traces = traces
    }
  }

  /// The name of the document.
  package var name: String
  /// The tenant.
  package var tenant: String
  /// The first moment of the window.
  package var opens: Instant
  /// The first moment after it.
  package var closes: Instant
  /// The IANA name of the zone by whose clocks the window is written.
  package var timeZone: String?
  /// Further zones that clocks of the tenant may go by.
  package var furtherTimeZones: [String] = []
  /// How long traces and recordings are kept.
  package var retention = Retention()
  /// The roles.
  package var roles: [Role]
  /// What nobody with a part in it may hold beside, as patterns of role names.
  package var forbiddenRoles: [String]
  /// What they may hold beside all the same, as patterns of role names.
  package var allowedRoles: [String] = []
  /// What they may be able to do beside, `*` for any characters.
  package var allowedPermissions: [String] = []
  /// Break-glass in use.
  package var openings: [Opening]
  /// Whether the organisation must ask everybody for a second factor.
  package var requiresMFA: Bool
  /// Where the project declares it.
  package var declaredAt: SourceRange?

  package init(
    name: String, tenant: String, opens: Instant, closes: Instant, roles: [Role] = [],
    forbiddenRoles: [String] = [], openings: [Opening] = [], requiresMFA: Bool = false,
    declaredAt: SourceRange? = nil
  ) {
    self.name = name
    self.tenant = tenant
    self.opens = opens
    self.closes = closes
    self.roles = roles
    self.forbiddenRoles = forbiddenRoles
    self.openings = openings
    self.requiresMFA = requiresMFA
    self.declaredAt = declaredAt
  }
}
