import Documents

/// Batches answer 200 whatever becomes of their parts, and tell of each by itself.
extension CXoneWorld {
  /// What became of a batch.
  struct BatchOutcome: Sendable {
    var results: [Value] = []
    var errors = 0

    /// `{"errorCount", "<name>": […]}`.
    func answer(_ name: String) -> Answer {
      .value(["errorCount": .integer(errors), name: .array(results)])
    }

    /// The same inside `resultSet`, with the number as text, as the assignments have it.
    func wrapped(_ name: String) -> Answer {
      .value([
        "resultSet": ["errorCount": .string(String(errors)), name: .array(results)]
      ])
    }
  }

  /// Does each part by itself; what one gives is told beside its success.
  mutating func batch(
    _ parts: [Value], naming id: String,
    _ work: (inout CXoneWorld, Object) throws(CXoneRefusal) -> Value
  ) -> BatchOutcome {
    var outcome = BatchOutcome()
    for part in parts {
      let body = part.object ?? [:]
      do throws(CXoneRefusal) {
        let made = try work(&self, body)
        outcome.results.append(["success": true, "error": "", id: made])
      } catch {
        outcome.errors += 1
        var result: Object = ["success": false, "error": .string(error.message)]
        result[id] = body[id]
        outcome.results.append(.object(result))
      }
    }
    return outcome
  }

  /// Creates one object a part and answers the numbers.
  mutating func createBatch(
    _ kind: CXoneKind, _ call: CXoneCall, _ member: String, results: String
  ) throws(CXoneRefusal) -> Answer {
    let parts = try call.batch(member)
    return batch(parts, naming: kind.id) { (world, body) throws(CXoneRefusal) in
      let made = try world.create(kind, body, call)
      return .integer(Int(made.id) ?? 0)
    }.answer(results)
  }
}

extension CXoneRoute {
  /// `PATCH …/status?isActive=`, which has no body.
  static func status(_ kind: CXoneKind, _ path: String) -> CXoneRoute {
    .acd("PATCH", path + "/{id}/status") { (world, call) throws(CXoneRefusal) in
      let isActive = try call.requiredFlag("isActive")
      let record = try world.find(kind, call["id"])
      var changed = record
      changed.fields["isActive"] = .bool(isActive)
      try world.replace(kind, record, changed, call)
      return .empty
    }
  }

  /// `PUT …/{id}` with a flat body.
  static func update(_ kind: CXoneKind, _ path: String) -> CXoneRoute {
    .acd("PUT", path + "/{id}") { (world, call) throws(CXoneRefusal) in
      try world.change(kind, try world.find(kind, call["id"]), try call.object(), call)
      return .empty
    }
  }

  /// `GET …/{id}/audit-history`; the list has another name for dispositions.
  static func history(
    _ kind: CXoneKind, _ path: String, as member: String = "auditHistoryEntries",
    searching: Bool = false
  ) -> CXoneRoute {
    .acd("GET", path + "/{id}/audit-history") { (world, call) throws(CXoneRefusal) in
      if searching, call.query["searchString"] == nil {
        throw .invalid("searchString is required")
      }
      let record = try world.read(kind, call["id"])
      let entries = world.history.entries["\(kind.name)/\(record.id)"] ?? []
      let start = try call.number("skip") ?? 0
      let end = start + (try call.number("top") ?? 50)
      let shown = entries.enumerated().filter { (start..<end).contains($0.offset) }
      guard !shown.isEmpty else { return .empty }
      return .value([
        "businessUnitId": world.unitId, "totalRecords": .integer(entries.count),
        member: .array(shown.map { .object($0.element) }),
      ])
    }
  }
}
