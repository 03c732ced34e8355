import Documents
import Model
import Transport

// Lists of which the vendor shows only the beginning.
extension ObjectReader {
  /// How many objects there are, where they are more than paging reaches.
  func countBeyondReach() async throws(ProviderError) -> Int? {
    guard let reach = genesys.endpoints.listing.reach else { return nil }
    let request = TenantRequest(
      "count \(genesys.name)", genesys.endpoints.path,
      query: [("pageSize", "1"), ("pageNumber", "1")])
    let count = try await connection.send(request)["total"]?.integer ?? 0
    return count > reach ? count : nil
  }

  /// Searches for the wanted objects one by one, since the list does not reach them.
  func searched(
    _ request: ReadRequest, _ count: Int
  ) async throws(ProviderError) -> [LiveObject] {
    guard let keys = request.keys else {
      throw ProviderError(
        "list \(genesys.name)",
        .unsupported(
          "there are \(count), and the vendor lists \(genesys.endpoints.listing.reach ?? 0) at most"
        ))
    }
    let found = try await concurrently(keys.sorted()) { key throws(ProviderError) in
      var object = try await self.object(keyed: key)
      object?.raw = .null
      return object
    }
    return found.compactMap(\.self)
  }
}
