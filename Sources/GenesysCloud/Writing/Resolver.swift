import Documents
import Model

/// Gives ids for references, from what the engine knows at the moment of writing.
struct Resolver: Sendable {
  var operation: String
  var ids: [String: [String: String]]

  init(_ write: Write) {
    operation = "\(write.verb.rawValue) \(write.kind.singular) '\(write.key)'"
    ids = write.ids
  }

  func id(of reference: Reference, _ key: String) throws(ProviderError) -> String {
    let folded = reference.ignoresCase ? key.lowercased() : key
    guard let id = ids[reference.kind]?[folded] ?? ids[reference.kind]?[key] else {
      throw ProviderError(operation, .unresolved(kind: reference.kind, key: key))
    }
    return id
  }

  /// The id behind a key of a live map, which is the id itself where it was never named.
  func knownID(of reference: Reference, _ key: String) -> String {
    ids[reference.kind]?[reference.ignoresCase ? key.lowercased() : key] ?? key
  }

  /// The id behind an element of a live or desired collection, named or not.
  func id(of reference: Reference, element: Value) throws(ProviderError) -> String {
    if let id = element["id"]?.string { return id }
    let key = element.string ?? ""
    return reference.wildcards.contains(key) ? key : try id(of: reference, key)
  }
}
