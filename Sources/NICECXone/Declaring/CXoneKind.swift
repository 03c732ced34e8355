import Documents
import Model

/// A kind together with how the vendor's API reaches its objects: all there is to tell about it.
struct CXoneKind: Sendable {
  var kind: Kind
  var endpoints: Endpoints

  var name: String { kind.name }

  /// The path of one object.
  func path(of id: String) -> String { "\(endpoints.path)/\(id)" }

  /// What stands apart from the object's own fields under an attribute's name.
  func nested(_ attribute: String) -> Nested? {
    endpoints.nested.first { $0.attribute == attribute }
  }

  /// The id in one of the vendor's objects, as text; some answers hold numbers, some texts.
  func id(of raw: Value) -> String? {
    endpoints.id.lazy.compactMap { raw[$0]?.idText }.first
  }
}

extension Value {
  /// An id as text, whether the vendor wrote a number or a text; zero and nothing are no id.
  var idText: String? {
    let text = string ?? integer.map(String.init)
    return text == "" || text == "0" ? nil : text
  }
}
