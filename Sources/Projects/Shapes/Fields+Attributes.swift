import Model

// A table of attributes, whose names are paths, becomes the tree of objects that YAML shows.
extension Fields {
  /// Folds attributes into nested objects; `omitted` names those that are written elsewhere, such
  /// as the key.
  init(_ attributes: [Attribute], omitting omitted: Set<String> = []) {
    self.init(
      entries: attributes.filter { !omitted.contains($0.name) }.map { ($0.path[...], $0) })
  }

  fileprivate init(entries: [(path: ArraySlice<String>, attribute: Attribute)]) {
    var order: [String] = []
    var groups: [String: [(path: ArraySlice<String>, attribute: Attribute)]] = [:]
    for entry in entries {
      guard let name = entry.path.first else { continue }
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append((entry.path.dropFirst(), entry.attribute))
    }
    self.init(order.map { Field($0, below: groups[$0] ?? []) })
  }
}

extension Field {
  fileprivate init(
    _ name: String, below entries: [(path: ArraySlice<String>, attribute: Attribute)]
  ) {
    if let attribute = entries.first(where: { $0.path.isEmpty })?.attribute {
      self.init(name, Shape(attribute.type), attribute.summary, isRequired: attribute.isRequired)
      self.attribute = attribute
      mayHoldSecret = attribute.isSecret
    } else {
      let fields = Fields(entries: entries)
      self.init(name, .object(fields), "", isRequired: fields.all.contains(where: \.isRequired))
    }
  }
}

extension Shape {
  /// The shape in which values of an attribute's type are written.
  init(_ type: AttributeType) {
    switch type {
    case .reference(let reference): self = .reference(reference)
    case .list(let element): self = .list(Shape(element), isSet: false)
    case .set(let element): self = .list(Shape(element), isSet: true)
    case .map(.text, let value): self = .map(Shape(value), keys: KeyRule("entry"))
    case .map(.reference(let reference), let value):
      self = .map(Shape(value), keys: KeyRule(reference.kind, reference: reference))
    case .record(let attributes): self = .object(Fields(attributes))
    case .string, .integer, .number, .boolean, .choice, .json: self = .scalar(type)
    }
  }
}
