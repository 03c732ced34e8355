import Documents
import Model
import Transport

/// Finds a deactivated person whose name is still taken, and the calls that bring them back.
struct Reviver: Sendable {
  private let cxone: CXoneKind
  private let write: Write
  private let connection: Connection
  private let directory: Directory

  init(_ cxone: CXoneKind, _ write: Write, _ connection: Connection, _ directory: Directory) {
    self.cxone = cxone
    self.write = write
    self.connection = connection
    self.directory = directory
  }

  /// The calls that revive the object and then make it what was wished for; empty where none was
  /// switched off.
  func calls() async throws(ProviderError) -> [Call] {
    let operation = "bring back \(write.kind.singular) '\(write.key)'"
    let listing = cxone.endpoints.listing
    let request = TenantRequest(
      operation, cxone.endpoints.path, query: [("includeDeleted", "true")])
    let raws =
      try await PageReader(connection).all(request, listing.style, listing.members) ?? []
    guard let live = try await found(raws) else { return [] }
    let revive = Call(
      operation, method: "POST", path: cxone.path(of: live.id) + "/revive", creates: true)
    var update = write
    update.verb = .update
    update.live = live
    return [revive] + (try CallMaker(cxone, update).calls())
  }

  private func found(_ raws: [Value]) async throws(ProviderError) -> LiveObject? {
    var cxone = cxone
    cxone.endpoints.isGone = { _ in false }
    let reader = ObjectReader(
      cxone: cxone, connection: connection, directory: directory, formerNames: FormerNames())
    let wanted = write.kind.foldedKey(write.key)
    return try await reader.objects(from: raws.filter(self.cxone.endpoints.isGone))
      .first { write.kind.foldedKey($0.key) == wanted }
  }
}
