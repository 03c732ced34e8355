import Documents
import Model

extension Project {
  /// Takes the project's own document; its resources come from others.
  ///
  /// What does not fit has been reported and counts as absent.
  init(
    _ document: SourceDocument, _ value: Value,
    _ templates: [(path: [String], template: SecretTemplate)], environment: String
  ) {
    name = value["name"]?.string ?? ""
    self.environment = environment
    state = StateSettings(value["state"])
    safety = Safety(value["safety"])
    tenants = (document.root["tenants"]?.members ?? []).map { member in
      Tenant(
        member, value[path: ["tenants", member.key]] ?? [:],
        templates.filter { Array($0.path.prefix(2)) == ["tenants", member.key] })
    }.sorted { $0.name < $1.name }
    resources = []
    existing = [:]
    documents = []
    secrets = [:]
  }
}

extension StateSettings {
  fileprivate init(_ value: Value?) {
    self.init()
    if let repository = value?["repository"]?.string { self.repository = repository }
    isSigned = value?["sign"]?.string == "ssh"
  }
}

extension Safety {
  fileprivate init(_ value: Value?) {
    self.init()
    if let limit = value?["maxDelete"]?.string.flatMap(Limit.init) { maxDelete = limit }
    if let limit = value?["maxUpdate"]?.string.flatMap(Limit.init) { maxUpdate = limit }
  }
}

extension Tenant {
  fileprivate init(
    _ member: Node.Member, _ value: Value,
    _ templates: [(path: [String], template: SecretTemplate)]
  ) {
    name = member.key
    vendor = value["vendor"]?.string ?? ""
    declaredAt = member.keyRange
    secrets = [:]
    self.templates = [:]
    connection = value
    connection.remove(at: ["vendor"])
    for (path, template) in templates {
      let inner = path.dropFirst(2)
      self.templates[inner.joined(separator: ".")] = template
      connection.remove(at: inner)
    }
  }
}
