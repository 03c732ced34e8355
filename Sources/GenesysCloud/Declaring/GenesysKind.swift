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
  func path(of id: String) -> String {
    endpoints.theOne == nil ? "\(endpoints.path)/\(id)" : endpoints.path
  }

  /// The vendor's answer with what it lacks, such as id and name where there is but one object.
  func mended(_ raw: Value) -> Value {
    var raw = raw
    endpoints.mend(&raw)
    guard let theOne = endpoints.theOne else { return raw }
    for field in ["id", "name"] { raw.set(.string(theOne), at: [field]) }
    return raw
  }

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
    adding(apart, from: raw, to: kind.attributes(from: raw))
  }

  /// The same for many objects, which then share what they have in common.
  func attributes(from raws: [Value], apart: Set<String>) -> [Value] {
    zip(raws, kind.attributes(from: raws)).map { adding(apart, from: $0, to: $1) }
  }

  private func adding(_ apart: Set<String>, from raw: Value, to attributes: Value) -> Value {
    var attributes = attributes
    for nested in endpoints.nested where apart.contains(nested.attribute) {
      guard case .expanded(let field) = nested.source else { continue }
      attributes.set(nested.decoded(raw[field]?.array ?? []), at: [nested.attribute])
    }
    return attributes
  }
}
