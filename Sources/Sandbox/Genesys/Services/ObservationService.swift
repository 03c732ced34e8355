import Documents

/// What goes on at queues right now.
enum ObservationService {
  private static let metrics = [
    "oActiveUsers", "oAlerting", "oInteracting", "oLongestInteracting", "oLongestWaiting",
    "oMemberUsers", "oOffQueueUsers", "oOnQueueUsers", "oUserPresences", "oUserRoutingStatuses",
    "oWaiting",
  ]

  static let routes: [Route] = [
    Route(
      "POST", "/api/v2/analytics/queues/observations/query",
      .any("analytics:queueObservation:view")
    ) { (world, call) throws(Refusal) in
      let query = try call.object()
      let asked = try asked(query)
      guard let filter = query["filter"], filter["type"]?.string != nil else {
        throw .invalid("filter", "The filter field is required", code: "constraint.validation")
      }
      guard let queues = world.seen["queues"] else { return .value(["results": []]) }
      let results = queues.order.compactMap { place -> Value? in
        let id = queues.id(at: place)
        guard matches(filter, ["queueId": id, "mediaType": "voice"]) else { return nil }
        return result(id, world.liveUse(of: queues.name(at: place)), asked)
      }
      return .value(["results": .array(world.ordered(results))])
    }
  ]

  private static func asked(_ query: Object) throws(Refusal) -> [String] {
    guard let asked = query["metrics"]?.array?.compactMap(\.string), !asked.isEmpty else {
      throw .invalid("metrics", "The metrics field is required", code: "constraint.validation")
    }
    guard let odd = asked.first(where: { !metrics.contains($0) }) else { return asked }
    throw .invalid("metrics", "\(odd) is not a metric", code: "invalid.value")
  }

  /// Whether a filter lets a row pass: its predicates and clauses, all of them or one.
  private static func matches(_ filter: Value, _ row: [String: String]) -> Bool {
    let predicates = (filter["predicates"]?.array ?? []).map { predicate in
      let found = row[predicate["dimension"]?.string ?? ""]
      return switch predicate["operator"]?.string {
      case "exists": found != nil
      case "notExists": found == nil
      default: found == predicate["value"]?.string
      }
    }
    let verdicts = predicates + (filter["clauses"]?.array ?? []).map { matches($0, row) }
    return filter["type"] == "or" ? verdicts.contains(true) : verdicts.allSatisfy { $0 }
  }

  private static func result(_ queue: String, _ use: LiveUse, _ asked: [String]) -> Value {
    let figures = ["oWaiting": use.waiting, "oInteracting": use.active, "oAlerting": 0]
    let data = asked.compactMap { metric in
      figures[metric].map { count -> Value in
        ["metric": .string(metric), "stats": ["count": .integer(count)]]
      }
    }
    return [
      "group": ["queueId": .string(queue), "mediaType": "voice"], "data": .array(data),
    ]
  }
}

extension World {
  /// What goes on at a queue: as set, or one that waits where it was only called active.
  func liveUse(of queue: String) -> LiveUse {
    settings.liveUse[queue]
      ?? LiveUse(waiting: settings.activeQueues.contains(queue) ? 1 : 0)
  }
}
