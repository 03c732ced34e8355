import Documents
import Model

/// Reads the documents of vendors into resources.
struct ResourceReading {
  private(set) var resources: [Resource] = []
  private(set) var existing: [String: ExistingObjects] = [:]
  private(set) var templates: [Address: [String: SecretTemplate]] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let marks: Typing.Marks
  private var claims: [Address: SourceRange] = [:]
  private var tenants: [TenantScope] = []
  private var doubtful = DoubtfulNames()

  /// The document of one tenant, with the names it relies on.
  struct TenantScope {
    var name: String
    var place: SourceRange
    var kinds: [Kind]
    var vendor: String
    var links: [Typing.Link]
  }

  /// `unread` are documents that may declare something all the same.
  init(_ marks: Typing.Marks, unread: [Node]) {
    self.marks = marks
    unread.forEach { doubtful.add(document: $0) }
  }

  /// Gives the whole document as a value for its schema.
  mutating func read(_ document: SourceDocument, _ provider: any Provider) -> Value {
    var typing = Typing(marks)
    var result = Object()
    let kinds = Dictionary(
      provider.kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for member in document.root.members ?? [] {
      guard let field = document.kind.allFields[member.key] else {
        result[member.key] = member.value.value
        doubtful.add(block: member.value)
        continue
      }
      if let kind = kinds[member.key] {
        result[member.key] = block(member.value, kind, document.identity, field.shape, &typing)
      } else {
        result[member.key] = typing.value(member.value, field.shape, of: field)
      }
    }
    readExisting(
      document.root["existing"], tenant: document.identity, document.kind.allFields["existing"])
    tenants.append(
      TenantScope(
        name: document.identity, place: document.root["tenant"]?.range ?? document.place,
        kinds: provider.kinds, vendor: provider.vendor, links: typing.links))
    diagnostics += typing.diagnostics
    return .object(result)
  }

  private mutating func readExisting(_ node: Node?, tenant: String, _ field: Field?) {
    var objects = ExistingObjects()
    var known: Fields?
    if case .object(let fields)? = field?.shape { known = fields }
    for member in node?.members ?? [] {
      if known?[member.key] == nil { doubtful.add(block: member.value) }
      objects.patterns[member.key] = (member.value.elements ?? []).compactMap { element in
        element.text.map { (AddressPattern($0), element.range) }
      }
    }
    existing[tenant] = objects
  }

  private mutating func block(
    _ node: Node, _ kind: Kind, _ tenant: String, _ shape: Shape, _ typing: inout Typing
  ) -> Value {
    switch (shape, node.content) {
    case (.map(let entry, _), .object(let members)):
      var result = Object()
      result.reserveCapacity(members.count)
      for member in members {
        typing.begin()
        let node = member.value.filledIn(for: entry)
        let value = typing.value(node, entry)
        add(
          value, kind, Address(tenant: tenant, kind: kind.name, key: member.key), member.keyRange,
          node, typing)
        result[member.key] = value
      }
      return .object(result)
    case (.list(let entry, _), .array(let elements)):
      return .array(
        elements.map { element in
          typing.begin()
          let value = typing.value(element, entry)
          if element.members == nil { doubtful.add(block: node) }
          if let key = kind.key(of: value) {
            add(
              value, kind, Address(tenant: tenant, kind: kind.name, key: key), element.firstLine,
              element, typing)
          }
          return value
        })
    case (.map, .scalar(.null, _)): return [:]
    case (.list, .scalar(.null, _)): return []
    default:
      doubtful.add(block: node)
      return typing.value(node, shape)
    }
  }

  private mutating func add(
    _ value: Value, _ kind: Kind, _ address: Address, _ range: SourceRange, _ node: Node,
    _ typing: Typing
  ) {
    let lifecycle = Lifecycle(value["lifecycle"])
    checkIgnored(node["lifecycle"]?["ignore"], kind)
    claim(address, kind, at: range)
    if let former = lifecycle.formerKey {
      let range = node["lifecycle"]?["was"]?.range ?? range
      claim(Address(tenant: address.tenant, kind: address.kind, key: former), kind, at: range)
    }
    var attributes = value
    for name in ["lifecycle", "secretTo"] { attributes.remove(at: [name]) }
    if let key = kind.keyAttribute { attributes.set(.string(address.key), at: key.path) }
    var secrets: [String: SecretTemplate] = [:]
    for (path, template) in typing.templates {
      secrets[path.joined(separator: ".")] = template
      attributes.remove(at: path)
    }
    if !secrets.isEmpty { templates[address] = secrets }
    resources.append(
      Resource(
        address: address, attributes: attributes, lifecycle: lifecycle, declaredAt: range,
        origins: typing.origins, secretTarget: value["secretTo"]?.string))
  }

  private mutating func claim(_ address: Address, _ kind: Kind, at range: SourceRange) {
    var folded = address
    folded.key = kind.foldedKey(address.key)
    guard let first = claims[folded] else {
      claims[folded] = range
      return
    }
    let (earlier, later) = first < range ? (first, range) : (range, first)
    diagnostics.append(
      Diagnostic(
        .error, "duplicate-resource",
        "\(kind.singular) '\(Printable.line(address.key))' is claimed twice", at: later,
        help: "let one place declare it",
        notes: [Diagnostic.Note("the other is here", at: earlier)]))
  }

  private mutating func checkIgnored(_ node: Node?, _ kind: Kind) {
    guard let elements = node?.elements else { return }
    let names = Set(
      kind.attributes.flatMap { attribute in
        attribute.path.indices.map { attribute.path[...$0].joined(separator: ".") }
      })
    for element in elements {
      guard let text = element.text, !names.contains(text) else { continue }
      diagnostics.append(
        Diagnostic(
          .error, "unknown-attribute",
          "\(kind.name) have no attribute '\(Printable.line(text))'", at: element.range,
          help: Suggestion.clause(for: text, in: names)
            ?? "'cutsheet explain' lists the attributes of a kind"))
    }
  }

  /// Checks what only the whole project can tell: tenants and the names of references.
  ///
  /// Where files could not be read, a name that is not found may stand in one of them; then nothing
  /// is said about names; nor in tenants that hold derived objects, whose names are not known yet.
  /// `declared` is nil where it is not certain which tenants there are.
  mutating func check(
    against declared: [Tenant]?, isComplete: Bool, derived: Set<String>
  ) -> [Diagnostic] {
    resources.sort { $0.address < $1.address }
    var problems: [Diagnostic] = []
    for scope in tenants {
      guard let problem = declared.flatMap(scope.problem) else { continue }
      problems.append(problem)
      for resource in resources where resource.address.tenant == scope.name {
        doubtful.add(resource.address.key)
      }
    }
    for scope in tenants where isComplete && !derived.contains(scope.name) {
      var check = ReferenceCheck(
        scope, resources: resources, existing: existing[scope.name] ?? ExistingObjects(),
        doubtful: doubtful)
      problems += check.diagnostics()
    }
    return problems
  }
}

extension ResourceReading.TenantScope {
  fileprivate func problem(_ declared: [Tenant]) -> Diagnostic? {
    if name.isEmpty { return nil }
    guard let tenant = declared.first(where: { $0.name == name }) else {
      return Diagnostic(
        .error, "unknown-tenant", "there is no tenant '\(Printable.line(name))'", at: place,
        help: Suggestion.clause(for: name, in: declared.map(\.name))
          ?? "declare it under 'tenants:' of the project")
    }
    guard !tenant.vendor.isEmpty, tenant.vendor != vendor else { return nil }
    return Diagnostic(
      .error, "wrong-vendor",
      "tenant '\(Printable.line(name))' is one of \(tenant.vendor), not of \(vendor)", at: place,
      notes: [Diagnostic.Note("it is declared here", at: tenant.declaredAt)])
  }
}

extension Lifecycle {
  fileprivate init(_ value: Value?) {
    self.init(
      isProtected: value?["protect"]?.bool ?? false,
      ignored: (value?["ignore"]?.array ?? []).compactMap(\.string),
      formerKey: value?["was"]?.string,
      onRemove: value?["onRemove"]?.string.flatMap(Removal.init))
  }
}

extension Node {
  /// The first member of an object that has no name of its own; the whole otherwise.
  var firstLine: SourceRange {
    guard let first = members?.first else { return range }
    return SourceRange(
      file: first.keyRange.file, start: first.keyRange.start,
      end: max(
        first.keyRange.end, first.value.text == nil ? first.keyRange.end : first.value.range.end))
  }
}
