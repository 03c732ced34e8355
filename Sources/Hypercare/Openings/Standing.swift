import Documents
package import Model

/// What a hypercare gives throughout its window, as far as it is not known to be gone: its roles, and
/// who was given one without opening it.
///
/// The project alone cannot tell: a document that is deleted leaves behind what it has given.
package struct Standing: Hashable, Sendable {
  /// The names of the roles, sorted; those that must be opened, too.
  package let roles: [String]
  /// The grants, sorted, without places.
  package let grants: [WantedAccess.Grant]

  package init(roles: some Sequence<String>, grants: some Sequence<WantedAccess.Grant>) {
    self.roles = Set(roles).sorted()
    var known: Set<WantedAccess.Grant.Identity> = []
    self.grants = grants.filter { known.insert($0.identity).inserted }.map { grant in
      var grant = grant
      grant.declaredAt = nil
      return grant
    }.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
  }

  /// Whether it says nothing.
  package var isEmpty: Bool { roles.isEmpty && grants.isEmpty }

  /// What one of the two says.
  package func union(_ other: Standing) -> Standing {
    Standing(roles: roles + other.roles, grants: grants + other.grants)
  }

  /// What the other does not say.
  package func subtracting(_ other: Standing) -> Standing {
    let (names, known) = (Set(other.roles.map { $0.lowercased() }), Set(other.identities))
    return Standing(
      roles: roles.filter { !names.contains($0.lowercased()) },
      grants: grants.filter { !known.contains($0.identity) })
  }

  /// What both say.
  package func intersection(_ other: Standing) -> Standing {
    subtracting(subtracting(other))
  }

  private var identities: [WantedAccess.Grant.Identity] { grants.map(\.identity) }
}

extension Standing {
  /// The machine-readable form.
  var value: Value {
    [
      "roles": .array(roles.map { .string($0) }), "grants": .array(grants.map(\.value)),
    ]
  }

  /// Reads that; nil where it is none.
  init?(_ value: Value) {
    guard let roles = value["roles"]?.array, let grants = value["grants"]?.array else { return nil }
    let names = roles.compactMap(\.string)
    let read = grants.compactMap(WantedAccess.Grant.init)
    guard names.count == roles.count, read.count == grants.count else { return nil }
    self.init(roles: names, grants: read)
  }
}

extension WantedAccess.Grant {
  fileprivate var sortKey: [String] { [role, sort.rawValue, subject, division ?? ""] }

  fileprivate var value: Value {
    var object: Object = [
      "sort": .string(sort.rawValue), "subject": .string(subject), "role": .string(role),
    ]
    object["division"] = division.map { .string($0) }
    return .object(object)
  }

  fileprivate init?(_ value: Value) {
    guard let sort = value["sort"]?.string.flatMap(Access.Subject.Sort.init),
      let subject = value["subject"]?.string, let role = value["role"]?.string
    else { return nil }
    self.init(sort, subject, role: role, division: value["division"]?.string)
  }
}
