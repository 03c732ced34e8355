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
