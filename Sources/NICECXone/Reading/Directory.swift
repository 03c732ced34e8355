import Documents
import Model
import Transport

/// What the vendor calls one thing in two families of its services: a script's path and the number
/// of its newest version, a team's number and its UUID.
///
/// Lists are read when first needed, and again where something new is asked for.
actor Directory {
  /// The two families that need translation.
  enum Section: String, Sendable {
    case scripts, teams
  }

  /// Both directions of one section.
  struct Table: Sendable {
    /// Our id by the other one.
    var own: [String: String] = [:]
    /// The other id by ours.
    var other: [String: String] = [:]
  }

  private let connection: Connection
  private var tables: [Section: Table] = [:]

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Gives a section as it was last read.
  func table(_ section: Section) async throws(ProviderError) -> Table {
    if let table = tables[section] { return table }
    let table = try await read(section)
    tables[section] = table
    return table
  }

  /// Gives the other id of an object, past what was read before where it is not in there.
  func other(of id: String, in section: Section) async throws(ProviderError) -> String? {
    if let known = try await table(section).other[id] { return known }
    forget(section)
    return try await table(section).other[id]
  }

  /// Drops what a write has made old.
  func forget(_ section: Section) {
    tables[section] = nil
  }

  private func read(_ section: Section) async throws(ProviderError) -> Table {
    switch section {
    case .scripts: try await scripts()
    case .teams: try await teams()
    }
  }

  private func scripts() async throws(ProviderError) -> Table {
    var table = Table()
    for raw in try await list(.scripts) {
      guard let path = raw["scriptName"]?.string, let number = raw["masterID"]?.idText else {
        continue
      }
      table.own[number] = path
      if !CXoneKind.scripts.endpoints.isGone(raw) { table.other[path] = number }
    }
    return table
  }

  private func teams() async throws(ProviderError) -> Table {
    var table = Table()
    for raw in try await list(.teams) {
      guard let id = raw["teamId"]?.idText, let uuid = raw["teamUuid"]?.string else { continue }
      table.own[uuid] = id
      table.other[id] = uuid
    }
    return table
  }

  private func list(_ cxone: CXoneKind) async throws(ProviderError) -> [Value] {
    let listing = cxone.endpoints.listing
    let request = TenantRequest(
      "list \(cxone.name)", listing.path ?? cxone.endpoints.path, query: listing.query)
    return try await PageReader(connection).all(request, listing.style, listing.members) ?? []
  }
}
