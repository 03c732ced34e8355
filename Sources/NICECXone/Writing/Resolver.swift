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
    guard let id = known(reference, key) else {
      throw ProviderError(operation, .unresolved(kind: reference.kind, key: key))
    }
    return id
  }

  /// The id behind a key of a live map, which is the id itself where it was never named.
  func knownID(of reference: Reference, _ key: String) -> String {
    known(reference, key) ?? key
  }

  /// The id behind an element of a live or desired collection, named or not.
  func id(of reference: Reference, element: Value) throws(ProviderError) -> String {
    if let id = element["id"]?.string { return id }
    return try id(of: reference, element.string ?? "")
  }

  private func known(_ reference: Reference, _ key: String) -> String? {
    let folded = reference.ignoresCase ? key.lowercased() : key
    return ids[reference.kind]?[folded] ?? ids[reference.kind]?[key]
  }
}
