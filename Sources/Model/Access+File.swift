package import Documents

extension Access {
  /// The form that is kept to compare with later: everything but what could not be read is by name.
  package var value: Value {
    [
      "format_version": "1",
      "roles": .array(roles.values.sorted { $0.id < $1.id }.map(\.value)),
      "subjects": .array(subjects.sorted().map(\.value)),
      "grants": .array(grants.map(\.value).sortedByText),
      "members": .object(
        Object(
          members.sorted { $0.key < $1.key }.map { group, people in
            (group, .array(people.sorted().map { .string($0) }))
          })),
      "denials": .array(denials.map(\.value).sortedByText),
      "holes": .array(
        holes.map { ["kind": .string($0.kind), "reason": .string($0.reason)] }),
    ]
  }

  /// Reads the form that `value` writes; nil where it is none.
  package init?(_ value: Value) {
    guard value["format_version"] == "1", let roles = value["roles"]?.array?.compactMap(Role.init),
      let subjects = value["subjects"]?.array?.compactMap(Subject.init),
      let grants = value["grants"]?.array, let members = value["members"]?.object
    else { return nil }
    let known = Dictionary(
      subjects.map { ("\($0.sort.rawValue)/\($0.id)", $0) }, uniquingKeysWith: { first, _ in first }
    )
    self.init(
      roles: roles, subjects: subjects, grants: grants.compactMap { Grant($0, known) },
      members: Dictionary(
        members.map { ($0.key, ($0.value.array ?? []).compactMap(\.string)) },
        uniquingKeysWith: { first, _ in first }),
      holes: (value["holes"]?.array ?? []).map {
        Inventory.Hole(kind: $0["kind"]?.string ?? "", reason: $0["reason"]?.string ?? "")
      })
    denials = (value["denials"]?.array ?? []).compactMap { Denial($0, known) }
  }
}

extension Access.Subject {
  fileprivate var value: Value {
    [
      "sort": .string(sort.rawValue), "id": .string(id), "name": .string(name),
      "active": .bool(isActive),
    ]
  }

  fileprivate init?(_ value: Value) {
    guard let sort = value["sort"]?.string.flatMap(Sort.init), let id = value["id"]?.string,
      let name = value["name"]?.string
    else { return nil }
    self.init(sort, id: id, name: name, isActive: value["active"]?.bool ?? true)
  }
}

extension Access.Role {
  fileprivate var value: Value {
    [
      "id": .string(id), "name": .string(name), "assignable": .bool(isAssignable),
      "permissions": .array(permissions.sorted().map { .string($0) }),
    ]
  }

  fileprivate init?(_ value: Value) {
    guard let id = value["id"]?.string, let name = value["name"]?.string,
      let permissions = value["permissions"]?.array
    else { return nil }
    self.init(
      id: id, name: name, permissions: Set(permissions.compactMap(\.string)),
      isAssignable: value["assignable"]?.bool ?? true)
  }
}

extension Access.Grant {
  fileprivate var value: Value {
    var object: Object = [
      "subject": .string("\(subject.sort.rawValue)/\(subject.id)"), "role": .string(role),
    ]
    object["division"] = division.map { .string($0) }
    if isPrimary { object["primary"] = true }
    return .object(object)
  }

  fileprivate init?(_ value: Value, _ known: [String: Access.Subject]) {
    guard let name = value["subject"]?.string, let role = value["role"]?.string else { return nil }
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let sort = Access.Subject.Sort(rawValue: parts[0]) else { return nil }
    self.init(
      known[name] ?? Access.Subject(sort, id: parts[1], name: parts[1], isActive: false),
      role: role, division: value["division"]?.string, isPrimary: value["primary"]?.bool ?? false)
  }
}

extension Access.Denial {
  fileprivate var value: Value {
    var object: Object = [
      "name": .string(name), "permission": .string(permission), "clients": .bool(bindsClients),
      "conditional": .bool(isConditional),
    ]
    object["subject"] = subject.map { .string("\($0.sort.rawValue)/\($0.id)") }
    return .object(object)
  }

  fileprivate init?(_ value: Value, _ known: [String: Access.Subject]) {
    guard let name = value["name"]?.string, let permission = value["permission"]?.string else {
      return nil
    }
    let subject = value["subject"]?.string
    // A denial of somebody unknown must not become one of everybody.
    if let subject, known[subject] == nil { return nil }
    self.init(
      name, of: permission, from: subject.flatMap { known[$0] },
      bindsClients: value["clients"]?.bool ?? false,
      isConditional: value["conditional"]?.bool ?? false)
  }
}

extension [Value] {
  fileprivate var sortedByText: [Value] {
    map { (CanonicalJSON.text(of: $0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
