import Documents

/// Objects in natural form: references by name in place of numbers.
///
/// A seed file is an object of lists by kind. Fields go by the names under which they are read; a
/// reference is the natural key of its object; lists that hang on an object are lists of keys, or
/// objects from key to rating. Any object may name any other of the file, wherever it stands.
///
/// ```json
/// {
///   "businessUnit": {"defaultTimeZone": "America/Chicago"},
///   "campaigns": [{"name": "Sales"}],
///   "teams": [{"teamName": "Day"}],
///   "unavailableCodes": [{"name": "Lunch", "teams": ["Day"]}],
///   "dispositions": [{"dispositionName": "Solved"}],
///   "scripts": [{"scriptName": "Flows\\Main"}],
///   "agents": [{"userName": "ana@acme.example", "firstName": "Ana", "lastName": "Silva",
///               "emailAddress": "ana@acme.example", "teamId": "Day", "profileId": "Agent"}],
///   "hoursOfOperation": [{"hoursOfOperationProfileName": "Office", "skills": ["Support"]}],
///   "skills": [{"skillName": "Support", "mediaTypeId": 4, "campaignId": "Sales",
///               "agents": {"ana@acme.example": 1}, "dispositions": ["Solved"]}],
///   "pointsOfContact": [{"contactAddress": "8005550100", "contactDescription": "Main",
///                        "defaultSkillId": "Support", "scriptName": "Flows\\Main"}],
///   "accessKeys": [{"accessKeyId": "k", "secret": "s", "agentId": "ana@acme.example"}]
/// }
/// ```
extension CXoneWorld {
  /// Takes a whole seed; what objects say of themselves first, then the lists that hang on them.
  mutating func seed(_ seed: Value, at now: Instant) throws(SandboxError) {
    guard let kinds = seed.object else { throw .seed("a seed must be an object of lists by kind") }
    for name in kinds.keys where CXoneKinds.named[name] == nil && name != "businessUnit" {
      let known = CXoneKinds.all.map(\.name).joined(separator: ", ")
      throw .seed("'\(name)' is not a kind; kinds are businessUnit, \(known)")
    }
    for (name, value) in kinds["businessUnit"]?.object ?? [:] { unit[name] = value }
    let call = CXoneCall.seed(at: now)
    var planted: [(CXoneKind, Record, Object)] = []
    for kind in CXoneKinds.all {
      for value in kinds[kind.name]?.array ?? [] {
        let natural = value.object ?? [:]
        try named(kind, natural) { (world) throws(CXoneRefusal) in
          planted.append((kind, try world.sow(kind, natural, call), natural))
        }
      }
    }
    for (kind, record, natural) in planted {
      try named(kind, natural) { (world) throws(CXoneRefusal) in
        try world.grow(kind, record, natural, call)
      }
    }
    settle(at: now, all: true)
  }

  private mutating func named(
    _ kind: CXoneKind, _ natural: Object,
    _ work: (inout CXoneWorld) throws(CXoneRefusal) -> Void
  ) throws(SandboxError) {
    do throws(CXoneRefusal) {
      try work(&self)
    } catch {
      throw .seed("\(kind.name) '\(natural[kind.key]?.string ?? "")': \(error.message)")
    }
  }

  /// Adds one object in natural form.
  @discardableResult
  mutating func add(
    _ kind: CXoneKind, _ natural: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    let record = try sow(kind, natural, call)
    try grow(kind, record, natural, call)
    return truth[kind.name]?.record(record.id) ?? record
  }

  /// What an object says of itself; one of the first day is changed, not doubled.
  private mutating func sow(
    _ kind: CXoneKind, _ natural: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    guard let key = natural[kind.key]?.string, !key.isEmpty else {
      throw .invalid("\(kind.key) is required")
    }
    if kind.founding.contains(where: { $0[kind.key]?.string?.lowercased() == key.lowercased() }),
      let id = id(named: key, in: kind.name), let record = truth[kind.name]?.record(id)
    {
      return try change(kind, record, natural, call)
    }
    let secret = natural["secret"]?.string
    return try create(kind, natural, call) { record in
      record.secret = secret
      record.isDeleted = natural["isDeleted"] == true
    }
  }

  /// The lists that hang on an object, their keys turned into numbers.
  private mutating func grow(
    _ kind: CXoneKind, _ record: Record, _ natural: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) {
    for part in kind.parts {
      guard let value = natural[part.name] else { continue }
      var entries: [Object] = []
      for (place, (key, extra)) in Self.pairs(value, part).enumerated() {
        guard let id = id(named: key, in: part.kind) else {
          throw .invalid("\(part.name) '\(key)' is not known")
        }
        var entry = (["id": .string(id)] as Object).merging(part.extras).merging(extra)
        if part.extras["priority"] != nil, extra["priority"] == nil {
          entry["priority"] = .integer(place + 1)
        }
        entries.append(entry)
      }
      alter(kind, record.id, part.name, call) { $0 = entries }
    }
    try kind.planted(&self, record, natural, call)
  }

  private static func pairs(_ value: Value, _ part: Part) -> [(String, Object)] {
    if let object = value.object, let rating = part.rating {
      return object.map { ($0.key, [rating: $0.value]) }
    }
    return (value.array ?? []).map { element in
      guard var object = element.object else { return (element.string ?? "", [:]) }
      let key = object["name"]?.string ?? ""
      object["name"] = nil
      return (key, object)
    }
  }

  /// Lays fields and lists in natural form over an object.
  mutating func lay(
    _ kind: CXoneKind, _ record: Record, _ natural: Object, _ call: CXoneCall
  ) throws(CXoneRefusal) -> Record {
    let changed = try change(kind, record, natural, call)
    try grow(kind, changed, natural, call)
    return truth[kind.name]?.record(record.id) ?? changed
  }
}
