import Documents
import Model
import Transport

/// Reads how many contacts wait and go on at objects, all in one list.
struct ActivityReader: Sendable {
  private let place: Endpoints.Activity
  private let connection: Connection

  init(_ place: Endpoints.Activity, _ connection: Connection) {
    self.place = place
    self.connection = connection
  }

  /// Gives the use of each object by id; one that the list lacks is idle.
  func use(of ids: [String]) async throws(ProviderError) -> [String: LiveUse] {
    let request = TenantRequest("read what goes on right now", Endpoints.acdPath(place.path))
    let rows = try await PageReader(connection).all(request, .pages, [place.member]) ?? []
    var uses = Dictionary(ids.map { ($0, LiveUse()) }, uniquingKeysWith: { first, _ in first })
    for row in rows {
      guard let id = row[place.id]?.idText, uses[id] != nil else { continue }
      uses[id] = LiveUse(
        waiting: row[place.waiting]?.integer ?? 0, active: row[place.active]?.integer ?? 0)
    }
    return uses
  }
}
