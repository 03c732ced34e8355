import Documents
import Model

/// Derives the calls for a grant, which has no body and no id of its own: its path says it all.
struct GrantCalls: Sendable {
  private let genesys: GenesysKind
  private let write: Write
  private let resolver: Resolver

  init(_ genesys: GenesysKind, _ write: Write, _ resolver: Resolver) {
    self.genesys = genesys
    self.write = write
    self.resolver = resolver
  }

  func calls() throws(ProviderError) -> [Call] {
    switch write.verb {
    case .create: return [try creation()]
    case .delete: return [try deletion()]
    case .update, .deactivate:
      throw ProviderError(
        resolver.operation, .unsupported("a grant cannot be changed; delete it and create another"))
    }
  }

  private func creation() throws(ProviderError) -> Call {
    guard let subject = Subject.all.first(where: { write.attributes[$0.attribute] != nil }) else {
      throw ProviderError(
        resolver.operation, .unsupported("a grant needs one of 'user', 'group' and 'client'"))
    }
    let identity = GrantIdentity(
      attribute: subject.attribute, subject: try id(subject.attribute),
      division: try id("division"), role: try id("role"))
    return Call(
      "create grant '\(write.key)'", method: "POST", path: identity.path,
      query: [("subjectType", subject.type)], creates: true)
  }

  private func deletion() throws(ProviderError) -> Call {
    guard let identity = write.live.flatMap({ GrantIdentity(id: $0.id) }) else {
      throw ProviderError(resolver.operation, .unsupported("the grant was not read before"))
    }
    return Call(
      "delete grant '\(write.key)'", method: "DELETE", path: identity.path, alreadyDone: [404])
  }

  private func id(_ name: String) throws(ProviderError) -> String {
    guard let attribute = write.kind.attribute(name), let value = write.attributes[name],
      case .reference(let reference) = attribute.type
    else {
      throw ProviderError(resolver.operation, .unsupported("a grant needs '\(name)'"))
    }
    return try resolver.id(of: reference, element: value)
  }
}

/// What makes a grant, in the one text that stands for its id here: `user/<id>/<id>/<id>`.
struct GrantIdentity: Hashable, Sendable {
  /// The attribute that holds the subject, which the vendor's ids do not tell.
  var attribute: String
  var subject: String
  var division: String
  var role: String

  init(attribute: String, subject: String, division: String, role: String) {
    self.attribute = attribute
    self.subject = subject
    self.division = division
    self.role = role
  }

  init?(id: String) {
    let parts = id.split(separator: "/").map(String.init)
    guard parts.count == 4 else { return nil }
    self.init(attribute: parts[0], subject: parts[1], division: parts[2], role: parts[3])
  }

  /// Reads the identity off the call that makes the grant; the vendor's answer has none.
  init?(call: Call) {
    let parts = call.path.split(separator: "/").map(String.init)
    let type = call.query.first { $0.0 == "subjectType" }?.1
    guard parts.count == 9, parts[3] == "subjects", parts[5] == "divisions", parts[7] == "roles",
      let subject = Subject.all.first(where: { $0.type == type })
    else { return nil }
    self.init(
      attribute: subject.attribute, subject: parts[4], division: parts[6], role: parts[8])
  }

  var id: String { "\(attribute)/\(subject)/\(division)/\(role)" }

  var path: String {
    "/api/v2/authorization/subjects/\(subject)/divisions/\(division)/roles/\(role)"
  }
}
