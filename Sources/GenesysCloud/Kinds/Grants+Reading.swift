import Documents
import Model
import Transport

/// Reads grants, which have no list: each subject tells its own.
struct GrantReader: Sendable {
  private let genesys: GenesysKind
  private let connection: Connection

  private var kind: Kind { genesys.kind }

  init(_ genesys: GenesysKind, _ connection: Connection) {
    self.genesys = genesys
    self.connection = connection
  }

  /// Reads the grants of the subjects that the wanted keys name, or of all that are known; a key
  /// that names a role alone wants all grants of that role.
  func objects(
    keyed keys: Set<String>?, known: Inventory
  ) async throws(ProviderError) -> [LiveObject] {
    let subjects = keys.map { Self.subjects(in: $0, kind, known) } ?? Self.all(known)
    let roles = known.objects(of: "roles").map(\.id)
    if known.hasRead("roles"), roles.count < subjects.count {
      return try await grants(ofRoles: roles).map { named($0, known) }
    }
    let read = try await concurrently(subjects) { subject throws(ProviderError) in
      try await grants(of: subject.id, as: subject.attribute)
    }
    let wanted = Self.roles(in: keys ?? [], kind, known)
    return try await (read.flatMap(\.self) + grants(ofRoles: wanted)).map { named($0, known) }
  }

  /// Reads one grant by the id that stands for its three.
  func object(_ id: String) async throws(ProviderError) -> LiveObject? {
    guard let identity = GrantIdentity(id: id) else { return nil }
    return try await grants(of: identity.subject, as: identity.attribute).first { $0.id == id }
  }

  /// Looks a grant up by its key.
  func object(keyed key: String, known: Inventory) async throws(ProviderError) -> LiveObject? {
    try await objects(keyed: [key], known: known).first { $0.key == key }
  }

  private func grants(
    of subject: String, as attribute: String
  ) async throws(ProviderError) -> [LiveObject] {
    // Without duplicates a direct grant hides behind the same one inherited from a group.
    let request = TenantRequest(
      "read grants of \(attribute) '\(subject)'", genesys.path(of: subject),
      query: [("includeDuplicates", "true")])
    guard let answer = try await connection.sendIfThere(request) else { return [] }
    return (answer["grants"]?.array ?? []).compactMap { grant in
      guard grant["subjectId"]?.string ?? subject == subject,
        let role = grant["role"]?["id"]?.string, let division = grant["division"]?["id"]?.string
      else { return nil }
      return object(
        GrantIdentity(attribute: attribute, subject: subject, division: division, role: role))
    }
  }

  private func grants(ofRoles roles: [String]) async throws(ProviderError) -> [LiveObject] {
    try await concurrently(roles) { role throws(ProviderError) in
      try await grants(ofRole: role)
    }.flatMap(\.self)
  }

  /// Who has a role, and where: the shorter way when there are more subjects than roles.
  private func grants(ofRole role: String) async throws(ProviderError) -> [LiveObject] {
    let request = TenantRequest(
      "read grants of role '\(role)'", "/api/v2/authorization/roles/\(role)/subjectgrants")
    let holders = try await PageReader(connection).all(request, .pages(size: 100)) ?? []
    return holders.flatMap { holder -> [LiveObject] in
      guard let id = holder["id"]?.string,
        let subject = Subject.all.first(where: { $0.type == holder["type"]?.string })
      else { return [] }
      return (holder["divisions"]?.array ?? []).compactMap { division in
        division["id"]?.string.map { division in
          object(
            GrantIdentity(
              attribute: subject.attribute, subject: id, division: division, role: role))
        }
      }
    }
  }

  private func object(_ identity: GrantIdentity) -> LiveObject {
    let raw: Object = [
      "id": .string(identity.id), "role": ["id": .string(identity.role)],
      "division": ["id": .string(identity.division)],
      identity.attribute: ["id": .string(identity.subject)],
    ]
    let attributes = kind.attributes(from: .object(raw))
    return LiveObject(
      id: identity.id, key: kind.key(of: attributes) ?? identity.id, attributes: attributes,
      raw: .object(raw))
  }

  private func named(_ grant: LiveObject, _ known: Inventory) -> LiveObject {
    var grant = grant
    let named = known.named(grant.attributes, of: kind)
    grant.key = kind.key(of: named) ?? grant.key
    return grant
  }
}

extension GrantReader {
  private struct Known: Hashable, Sendable {
    var attribute: String
    var id: String
  }

  /// The subjects in keys; one that does not exist has no grants and is left out.
  private static func subjects(
    in keys: Set<String>, _ kind: Kind, _ known: Inventory
  ) -> [Known] {
    let named = keys.flatMap { key -> [Known] in
      let parts = kind.parts(ofKey: key)
      return Subject.all.flatMap { subject -> [Known] in
        guard let name = parts[subject.attribute] else { return [] }
        return known.objects(of: subject.kind, key: name)
          .map { Known(attribute: subject.attribute, id: $0.id) }
      }
    }
    return Set(named).sorted { $0.id < $1.id }
  }

  /// The ids of the roles that keys name without a subject, in which `*` stands for any characters.
  private static func roles(
    in keys: Set<String>, _ kind: Kind, _ known: Inventory
  ) -> [String] {
    let patterns = keys.compactMap { key -> AddressPattern? in
      let parts = kind.parts(ofKey: key)
      return parts.count == 1 ? parts["role"].map(AddressPattern.init) : nil
    }
    return known.objects(of: "roles").filter { role in
      patterns.contains { $0.matches(role.key) }
    }.map(\.id)
  }

  private static func all(_ known: Inventory) -> [Known] {
    Subject.all.flatMap { subject in
      known.objects(of: subject.kind).map { Known(attribute: subject.attribute, id: $0.id) }
    }
  }
}
