package import Documents

/// Gives ids for references, from what the engine knows at the moment of writing.
package struct Resolver: Sendable {
  /// What is being written, for errors.
  package let operation: String
  private let ids: [String: [String: String]]

  package init(_ write: Write) {
    operation = "\(write.verb.rawValue) \(write.kind.singular) '\(write.key)'"
    ids = write.ids
  }

  /// Gives the id behind a name; throws where nothing of that name is known.
  package func id(of reference: Reference, _ key: String) throws(ProviderError) -> String {
    guard let id = known(reference, key) else {
      throw ProviderError(operation, .unresolved(kind: reference.kind, key: key))
    }
    return id
  }

  /// Gives the id behind a key of a live map, which is the id itself where it was never named.
  package func knownID(of reference: Reference, _ key: String) -> String {
    known(reference, key) ?? key
  }

  /// Gives the id behind an element of a live or desired collection, named or not; a wildcard
  /// stands for itself.
  package func id(
    of reference: Reference, element: Value
  ) throws(ProviderError) -> String {
    if let id = element["id"]?.string { return id }
    let key = element.string ?? ""
    return reference.wildcards.contains(key) ? key : try id(of: reference, key)
  }

  private func known(_ reference: Reference, _ key: String) -> String? {
    let folded = reference.ignoresCase ? key.lowercased() : key
    return ids[reference.kind]?[folded] ?? ids[reference.kind]?[key]
  }
}
