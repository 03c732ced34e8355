import Documents
import Model
import Transport

/// Reads how many conversations wait and go on at objects that the vendor observes.
struct ObservationReader: Sendable {
  /// How many objects one query names.
  private static let most = 100

  private let place: Endpoints.Observation
  private let connection: Connection

  init(_ place: Endpoints.Observation, _ connection: Connection) {
    self.place = place
    self.connection = connection
  }

  /// Gives the use of each object by id; one of which the vendor tells nothing is idle.
  func use(of ids: [String]) async throws(ProviderError) -> [String: LiveUse] {
    let batches = stride(from: 0, to: ids.count, by: Self.most).map {
      Array(ids[$0..<min($0 + Self.most, ids.count)])
    }
    let answers = try await concurrently(batches) { batch throws(ProviderError) in
      try await connection.send(query(batch))["results"]?.array ?? []
    }
    var tallies = Dictionary(ids.map { ($0, Tally()) }, uniquingKeysWith: { first, _ in first })
    for result in answers.flatMap(\.self) {
      guard let id = result["group"]?[place.dimension]?.string else { continue }
      tallies[id]?.add(result)
    }
    return tallies.mapValues(\.use)
  }

  private func query(_ ids: [String]) -> TenantRequest {
    let predicates = ids.map { id -> Value in
      ["dimension": .string(place.dimension), "value": .string(id)]
    }
    return .asking(
      "query what goes on right now", place.path,
      body: [
        "filter": ["type": "or", "predicates": .array(predicates)],
        "metrics": ["oWaiting", "oInteracting"],
      ])
  }

  /// The figures of one object, by medium and of all media: the vendor may tell both.
  private struct Tally {
    private var byMedium = LiveUse()
    private var ofAll = LiveUse()
    private var hasMedia = false

    var use: LiveUse { hasMedia ? byMedium : ofAll }

    mutating func add(_ result: Value) {
      let isOfMedium = result["group"]?["mediaType"] != nil
      for data in result["data"]?.array ?? [] {
        guard let count = data["stats"]?["count"]?.integer else { continue }
        if isOfMedium {
          hasMedia = true
          byMedium.add(count, data["metric"])
        } else {
          ofAll.add(count, data["metric"])
        }
      }
    }
  }
}

extension LiveUse {
  fileprivate mutating func add(_ count: Int, _ metric: Value?) {
    switch metric {
    case "oWaiting": waiting += count
    case "oInteracting": active += count
    default: break
    }
  }
}
