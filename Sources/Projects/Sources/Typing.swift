import Documents
import Model

/// Reads nodes as the types their places ask for, and notes what the project must look at later.
///
/// What does not fit is passed on as it stands: the schema then says what is wrong with it.
struct Typing {
  /// A name that must lead to an object.
  struct Link {
    var reference: Reference
    var key: String
    var range: SourceRange
  }

  private(set) var links: [Link] = []
  /// Where attributes are written, by dotted name.
  private(set) var origins: [String: SourceRange] = [:]
  private(set) var templates: [(path: [String], template: SecretTemplate)] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let marks: Marks
  private var path: [String] = []
  /// How many lists and maps stand around; what is in them has no origin of its own.
  private var enclosing = 0

  init(_ marks: Marks) {
    self.marks = marks
  }

  /// Forgets the resource just read, keeping what is said about all.
  mutating func begin() {
    origins = [:]
    templates = []
  }

  mutating func value(_ node: Node, _ shape: Shape, of field: Field? = nil) -> Value {
    if !marks.secrets.isEmpty, let template = marks.secrets[node.range] {
      note(template, of: field)
      return node.value
    }
    if !marks.unknown.isEmpty, marks.unknown.contains(node.range) { return node.value }
    switch shape {
    case .scalar(let type): return scalar(node, type)
    case .text: return text(node)
    case .reference(let reference): return link(node, reference)
    case .list(let element, _): return list(node, element, of: field)
    case .map(let element, let keys): return map(node, element, keys, of: field)
    case .object(let fields): return object(node, fields)
    case .variant(let tag, let variants): return variant(node, tag, variants)
    case .either(let scalar, let fields):
      return node.members == nil ? value(node, scalar, of: field) : object(node, fields)
    }
  }

  private mutating func note(_ template: SecretTemplate, of field: Field?) {
    if field?.mayHoldSecret == true {
      templates.append((path, template))
      return
    }
    diagnostics.append(
      Diagnostic(
        .error, "secret-in-plain-attribute",
        "\(field.map { "'\($0.name)'" } ?? "this place") is shown in plans and must not hold a secret",
        at: template.range,
        help: "declare the value under 'variables:' where it is no secret"))
  }

  private func scalar(_ node: Node, _ type: AttributeType) -> Value {
    switch type {
    case .string, .choice, .reference: text(node)
    default: node.value
    }
  }

  /// The scalar as it was written, so that `1.10` stays what it is.
  private func text(_ node: Node) -> Value {
    if case .scalar(let value, let text) = node.content, !value.isNull {
      .string(text)
    } else {
      node.value
    }
  }

  private mutating func link(_ node: Node, _ reference: Reference) -> Value {
    guard let key = text(node).string else { return identified(node) }
    links.append(Link(reference: reference, key: key, range: node.range))
    return .string(key)
  }

  /// `{id: …}`, in which an id of digits is text as well.
  private func identified(_ node: Node) -> Value {
    guard let members = node.members else { return node.value }
    return .object(
      Object(members.map { ($0.key, $0.key == "id" ? text($0.value) : $0.value.value) }))
  }

  private mutating func list(_ node: Node, _ element: Shape, of field: Field?) -> Value {
    guard let elements = node.elements else { return node.value }
    enclosing += 1
    defer { enclosing -= 1 }
    return .array(elements.map { value($0, element, of: field) })
  }

  private mutating func map(
    _ node: Node, _ element: Shape, _ keys: Shape.KeyRule, of field: Field?
  ) -> Value {
    guard let members = node.members else { return node.value }
    enclosing += 1
    defer { enclosing -= 1 }
    var result = Object()
    for member in members {
      if let reference = keys.reference {
        links.append(Link(reference: reference, key: member.key, range: member.keyRange))
      }
      path.append(member.key)
      result[member.key] = value(member.value.filledIn(for: element), element, of: field)
      path.removeLast()
    }
    return .object(result)
  }

  private mutating func object(_ node: Node, _ fields: Fields) -> Value {
    guard let members = node.members else { return node.value }
    var result = Object()
    result.reserveCapacity(members.count)
    for member in members {
      guard let field = fields[member.key] else {
        result[member.key] = member.value.value
        continue
      }
      path.append(member.key)
      if enclosing == 0, let attribute = field.attribute {
        origins[attribute.name] = member.value.range
      }
      refusePlainSecret(member, field)
      result[member.key] = value(member.value, field.shape, of: field)
      path.removeLast()
    }
    return .object(result)
  }

  private mutating func variant(_ node: Node, _ tag: String, _ variants: [Shape.Variant]) -> Value {
    let chosen = node[tag]?.text
    if let range = node[tag]?.range, let template = marks.secrets[range] {
      note(template, of: Field(tag, .scalar(.choice([])), ""))
    }
    guard let variant = variants.first(where: { $0.name == chosen }) else { return node.value }
    return object(node, variant.fields)
  }

  /// Reports a secret that stands in the file; without its line, which would show it.
  private mutating func refusePlainSecret(_ member: Node.Member, _ field: Field) {
    guard let attribute = field.attribute, attribute.isSecret, let text = member.value.text,
      !text.isEmpty, marks.secrets[member.value.range] == nil,
      !marks.unknown.contains(member.value.range)
    else { return }
    diagnostics.append(
      Diagnostic(
        .error, "plain-secret",
        "\(member.keyRange): '\(member.key)' is a secret and must not be written in a file",
        help: "write ${env.NAME}, or ${secret.NAME} with NAME declared under 'secrets:'"))
  }
}

extension Typing {
  /// What filling values in found out about scalars, by place.
  struct Marks {
    var secrets: [SourceRange: SecretTemplate]
    var unknown: Set<SourceRange>

    /// Whether the true value of a scalar is not known here, so that nothing can be said of it.
    func hides(_ range: SourceRange) -> Bool {
      secrets[range] != nil || unknown.contains(range)
    }
  }
}

extension Node {
  /// An entry of which only the name is written has no attributes: `Sales:`.
  func filledIn(for shape: Shape) -> Node {
    guard case .scalar(.null, _) = content, case .object = shape else { return self }
    return Node(.object([]), at: range)
  }
}
