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
