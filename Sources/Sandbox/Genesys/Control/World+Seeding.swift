import Documents

/// Objects in natural form: references by name in place of ids.
///
/// A seed file is an object of lists by kind, `{"queues": [{"name", "division", …}]}`. Fields are
/// the vendor's; a reference is the natural key of its object; lists that hang on an object are
/// lists of keys, or objects from key to rating. What is referred to stands before.
///
/// ```json
/// {
///   "divisions": [{"name": "Sales"}],
///   "users": [{"email": "ana@acme.example", "name": "Ana", "division": "Sales",
///              "skills": {"Billing": 3.5}, "languages": {"French": 4}}],
///   "groups": [{"name": "Leads", "members": ["ana@acme.example"], "owners": []}],
///   "queues": [{"name": "Support", "division": "Sales", "wrapUpCodes": ["Solved"],
///               "members": ["ana@acme.example", {"email": "bo@acme.example", "ringNumber": 2}]}],
///   "oauthClients": [{"name": "etl", "secret": "s", "authorizedGrantType": "CLIENT-CREDENTIALS",
///                     "roleDivisions": [{"role": "Reader", "division": "*"}]}],
///   "grants": [{"subject": "ana@acme.example", "role": "Reader", "division": "Sales"},
///              {"subject": {"group": "Leads"}, "role": "Reader", "division": "*"}]
/// }
/// ```
extension World {
  /// Takes a whole seed; objects of any kind in the order that references need.
  mutating func seed(_ seed: Value, at now: Instant) throws(SandboxError) {
    guard let kinds = seed.object else { throw .seed("a seed must be an object of lists by kind") }
    for name in kinds.keys where Kinds.named[name] == nil {
      let known = Kinds.all.map(\.name).joined(separator: ", ")
      throw .seed("'\(name)' is not a kind; kinds are \(known)")
    }
    let call = Call.seed(at: now)
    for kind in Kinds.all {
      for value in kinds[kind.name]?.array ?? [] {
        do throws(Refusal) {
          try add(kind, value.object ?? [:], call)
        } catch {
          throw .seed("\(kind.name) '\(value[kind.key]?.string ?? "")': \(error.message)")
        }
      }
    }
    settle(at: now, all: true)
  }

  /// Adds one object in natural form.
  @discardableResult
  mutating func add(_ kind: Kind, _ natural: Object, _ call: Call) throws(Refusal) -> Record? {
    if kind.name == "grants" {
      try addGrant(natural, call)
      return nil
    }
    if let there = founded(kind, natural) { return try alter(kind, there, natural, call) }
    let body = resolved(natural.merging([:]), kind.fields)
    let id = natural["id"]?.string
    let parts = try parts(kind, natural)
    let secret = natural["secret"]?.string
    let state = natural["state"]
    var record = try create(kind, kind.completed(body), call, id: id) { record in
      for (name, entries) in parts { record.parts[name] = entries }
      record.secret = secret
      if let state { record.fields["state"] = state }
      record.isDeleted = state == "deleted"
    }
    if kind.name == "oauthClients" { grantRoles(of: &record, call) }
    return record
  }

  /// An object of the first day that a seed names again is altered, not doubled.
  private func founded(_ kind: Kind, _ natural: Object) -> Record? {
    guard kind.duplicate != nil, let key = natural[kind.key]?.string,
      let index = truth[kind.name]?.places(of: key).first,
      let record = truth[kind.name]?.record(at: index)
    else { return nil }
    return kind.founding(self).contains { $0.id == record.id } ? record : nil
  }

  /// Lays fields and lists in natural form over an object.
  @discardableResult
  mutating func alter(
    _ kind: Kind, _ record: Record, _ natural: Object, _ call: Call
  ) throws(Refusal) -> Record {
    var body = resolved(natural, kind.fields)
    body["version"] = record.fields["version"]
    let known = kind.fields.map { Field($0.name, $0.shape, code: $0.code) }
    var changed = record
    let clean = try Field.clean(body, known, in: self)
    changed.fields = changed.fields.merging(clean)
    for (name, entries) in try parts(kind, natural) { changed.parts[name] = entries }
    changed.isDeleted = changed.fields["state"] == "deleted"
    update(kind, record, to: changed, call)
    return truth[kind.name]?.record(record.id) ?? changed
  }

  private mutating func addGrant(_ natural: Object, _ call: Call) throws(Refusal) {
    let grant = try named(natural)
    try add([(grant.role, grant.division)], to: grant.subject, call)
  }

  mutating func removeGrant(_ natural: Object, _ call: Call) throws(Refusal) -> Value {
    let grant = try named(natural)
    try remove([(grant.role, grant.division)], of: grant.subject, call)
    return [:]
  }

  /// The ids behind `{"subject", "role", "division"}`; a subject is the address of a user,
  /// `{"group": name}` or `{"oauthClient": name}`.
  private func named(
    _ natural: Object
  ) throws(Refusal) -> (subject: String, role: String, division: String) {
    let subject = natural["subject"] ?? .null
    let candidates: [(String, String)] = [
      ("users", subject["user"]?.string ?? subject.string ?? ""),
      ("groups", subject["group"]?.string ?? ""),
      ("oauthClients", subject["oauthClient"]?.string ?? ""),
    ]
    let found = candidates.compactMap { id(named: $0.1, in: $0.0) }.first
    let division = natural["division"]?.string ?? "Home"
    let divisionId = division == "*" ? "*" : id(named: division, in: "divisions")
    guard let found, let role = id(named: natural["role"]?.string ?? "", in: "roles"),
      let divisionId
    else { throw Refusal(400, "seed", "a grant needs a known subject, role and division") }
    return (found, role, divisionId)
  }

  /// The lists that hang on an object, their keys turned into ids.
  private func parts(
    _ kind: Kind, _ natural: Object
  ) throws(Refusal) -> [(String, [Object])] {
    var result: [(String, [Object])] = []
    for part in kind.parts {
      guard let value = natural[part.name] else { continue }
      var entries: [Object] = []
      for (key, extra) in Self.pairs(value, part) {
        guard let id = id(named: key, in: part.kind) else {
          throw broken(part.kind, key, part.name)
        }
        entries.append((["id": .string(id)] as Object).merging(part.extras).merging(extra))
      }
      result.append((part.name, entries))
    }
    return result
  }

  private static func pairs(_ value: Value, _ part: Part) -> [(String, Object)] {
    if let object = value.object, let rating = part.rating {
      return object.map { ($0.key, [rating: $0.value]) }
    }
    return (value.array ?? []).map { element in
      guard var object = element.object else { return (element.string ?? "", [:]) }
      let key = object["name"]?.string ?? object["email"]?.string ?? object["id"]?.string ?? ""
      for name in ["name", "email", "id"] { object[name] = nil }
      return (key, object)
    }
  }

  /// The body with names in references turned into ids; what is no known name stays.
  func resolved(_ body: Object, _ fields: [Field]) -> Object {
    var result = body
    for field in fields {
      if let value = body[field.name] { result[field.name] = resolved(value, field.shape) }
    }
    return result
  }

  private func resolved(_ value: Value, _ shape: Shape) -> Value {
    switch shape {
    case .reference(let kind), .starReference(let kind):
      let name = value.string ?? value["name"]?.string
      guard let name, value["id"] == nil else { return value }
      return ["id": .string(name == "*" ? "*" : id(named: name, in: kind) ?? name)]
    case .id(let kind), .starId(let kind):
      return value.string.flatMap { id(named: $0, in: kind) }.map { .string($0) } ?? value
    case .object(let fields):
      var object = value.object ?? [:]
      for (short, long) in [("role", "roleId"), ("division", "divisionId")]
      where fields.contains(where: { $0.name == long }) && object[long] == nil {
        object[long] = object[short]
      }
      return .object(resolved(object, fields))
    case .list(let element, _):
      return .array((value.array ?? []).map { resolved($0, element) })
    case .map(let element):
      return .object(Object((value.object ?? [:]).map { ($0.key, resolved($0.value, element)) }))
    default: return value
    }
  }
}

extension Kind {
  /// A seed may leave out what only the API insists on.
  func completed(_ body: Object) -> Object {
    var result = body
    for field in fields where field.isRequired && result[field.name] == nil {
      switch field.shape {
      case .flag: result[field.name] = true
      case .choice(let choices): result[field.name] = choices.first.map { .string($0) }
      case .text: result[field.name] = result["name"] ?? result["email"]
      default: break
      }
    }
    return result
  }
}

extension Call {
  static func seed(at now: Instant) -> Call {
    Call(
      method: "SEED", parameters: [:], path: "", query: Query(""), body: [],
      author: Author(clientId: "sandbox"), now: now, isSeed: true)
  }
}
