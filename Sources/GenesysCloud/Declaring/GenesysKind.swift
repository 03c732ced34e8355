import Documents
import Model

/// A kind together with how the vendor's API reaches its objects: all there is to tell about it.
struct GenesysKind: Sendable {
  var kind: Kind
  var endpoints: Endpoints

  init(kind: Kind, endpoints: Endpoints) {
    self.kind = kind
    self.endpoints = endpoints
  }

  var name: String { kind.name }

  /// The path of one object.
  func path(of id: String) -> String { "\(endpoints.path)/\(id)" }

  /// The collection that an attribute stored apart lives in.
  func nested(_ attribute: String) -> Nested? {
    endpoints.nested.first { $0.attribute == attribute }
  }
}

extension GenesysKind {
  /// What a request must ask for so that its answer holds the wanted attributes.
  func expansions(of apart: Set<String>) -> [(String, String)] {
    endpoints.nested.compactMap { nested in
      guard apart.contains(nested.attribute), case .expanded(let field) = nested.source
      else { return nil }
      return ("expand", field)
    }
  }

  /// Reads an object's attributes off the vendor's answer, with those that were asked for by
  /// `expansions(of:)`.
  func attributes(from raw: Value, apart: Set<String>) -> Value {
    var attributes = kind.attributes(from: raw)
    for nested in endpoints.nested where apart.contains(nested.attribute) {
      guard case .expanded(let field) = nested.source else { continue }
      attributes.set(nested.decoded(raw[field]?.array ?? []), at: [nested.attribute])
    }
    return attributes
  }
}
