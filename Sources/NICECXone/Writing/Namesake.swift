import Documents
import Model
import Transport

/// Finds who bears a name that is taken.
struct Namesake: Sendable {
  private let cxone: CXoneKind
  private let key: String
  private let connection: Connection
  private let directory: Directory

  init(_ cxone: CXoneKind, _ key: String, _ connection: Connection, _ directory: Directory) {
    self.cxone = cxone
    self.key = key
    self.connection = connection
    self.directory = directory
  }

  /// The object that is in use under the name; a list may lag behind.
  func present() async throws(ProviderError) -> LiveObject? {
    try await reader(of: cxone).object(keyed: key)
  }

  /// The object that was switched off under the name and can be brought back.
  func switchedOff() async throws(ProviderError) -> LiveObject? {
    guard cxone.endpoints.isRevivable else { return nil }
    let listing = cxone.endpoints.listing
    let request = TenantRequest(
      "bring back \(cxone.kind.singular) '\(key)'", cxone.endpoints.path,
      query: [("includeDeleted", "true")])
    let raws =
      try await PageReader(connection).all(request, listing.style, listing.members) ?? []
    var lenient = cxone
    lenient.endpoints.isGone = { _ in false }
    let wanted = cxone.kind.foldedKey(key)
    return try await reader(of: lenient).objects(from: raws.filter(cxone.endpoints.isGone))
      .first { cxone.kind.foldedKey($0.key) == wanted }
  }

  private func reader(of cxone: CXoneKind) -> ObjectReader {
    ObjectReader(
      cxone: cxone, connection: connection, directory: directory, formerNames: FormerNames())
  }
}
