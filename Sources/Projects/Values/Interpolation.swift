import Documents

/// Fills `${…}` in, wherever it stands in a document; secrets are marked and left out.
struct Interpolation {
  private(set) var diagnostics: [Diagnostic] = []
  /// Scalars that hold a secret, by place.
  private(set) var secrets: [SourceRange: SecretTemplate] = [:]
  /// Scalars whose value could not be found, which has been reported.
  private(set) var unknown: Set<SourceRange> = []

  private let variables: Variables
  private let declaredSecrets: [String: SecretReference]
  private let attachment: (String) -> [UInt8]?
  private static let largestAttachment = 1 << 20

  init(
    variables: Variables, secrets: [String: SecretReference],
    attachment: @escaping (String) -> [UInt8]?
  ) {
    self.variables = variables
    declaredSecrets = secrets
    self.attachment = attachment
  }

  /// Gives the node with all values in it, or nil where it holds none.
  mutating func filled(_ node: Node) -> Node? {
    switch node.content {
    case .scalar(.string(let text), _):
      return Template.isNeeded(for: text) ? filled(text, node) : nil
    case .scalar: return nil
    case .array(let elements):
      guard let changed = changes(elements, { $0 }, { _, node in node }) else { return nil }
      return Node(.array(changed), at: node.range)
    case .object(let members):
      members.forEach { checkKey($0) }
      let changed = changes(members, \.value) { member, node in
        Node.Member(key: member.key, keyRange: member.keyRange, value: node)
      }
      return changed.map { Node(.object($0), at: node.range) }
    }
  }

  private mutating func changes<Element>(
    _ elements: [Element], _ node: (Element) -> Node, _ put: (Element, Node) -> Element
  ) -> [Element]? {
    var result: [Element]?
    for (place, element) in elements.enumerated() {
      guard let changed = filled(node(element)) else { continue }
      if result == nil { result = elements }
      result?[place] = put(element, changed)
    }
    return result
  }

  private mutating func checkKey(_ member: Node.Member) {
    guard Template.isNeeded(for: member.key) else { return }
    diagnostics.append(
      Diagnostic(
        .error, "bad-interpolation", "'${…}' cannot stand in a name", at: member.keyRange,
        help: "names are what references and the state hold on to: write them out"))
  }

  private mutating func filled(_ text: String, _ node: Node) -> Node {
    do {
      let template = try Template(text)
      return value(of: template, node)
    } catch {
      return unknown(
        node,
        Diagnostic(
          .error, "bad-interpolation", Printable.line(error.message), at: node.range,
          help: error.help))
    }
  }

  private mutating func value(of template: Template, _ node: Node) -> Node {
    var parts: [SecretTemplate.Part] = []
    for part in template.parts {
      switch part {
      case .text(let text): parts.append(.text(text))
      case .value(.secret, let name):
        guard let reference = secret(name, node) else { return unknown(node) }
        parts.append(.secret(reference))
      case .value(.environment, let name): parts.append(.secret(.environment(name)))
      case .value(.file, let path):
        guard let text = file(path, node) else { return unknown(node) }
        parts.append(.text(text))
      case .value(.variable, let name):
        guard let value = variable(name, node) else { return unknown(node) }
        if template.parts.count == 1 { return value.moved(to: node.range) }
        guard let text = value.text else { return unknown(node, embedded(name, node)) }
        parts.append(.text(text))
      }
    }
    let result = SecretTemplate(parts, at: node.range)
    if !result.references.isEmpty { secrets[node.range] = result }
    return Node(
      .scalar(.string(result.description), text: result.description), at: node.range,
      isQuoted: true)
  }

  private mutating func unknown(_ node: Node, _ problem: Diagnostic? = nil) -> Node {
    if let problem { diagnostics.append(problem) }
    unknown.insert(node.range)
    return node
  }

  private func embedded(_ name: String, _ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "bad-interpolation", "variable '\(name)' is a list and cannot stand inside a text",
      at: node.range)
  }

  private mutating func variable(_ name: String, _ node: Node) -> Node? {
    if let known = variables.values[name] { return known }
    diagnostics.append(
      Diagnostic(
        .error, "unknown-variable", "there is no variable '\(Printable.line(name))'",
        at: node.range,
        help: Suggestion.clause(for: name, in: variables.values.keys.sorted())
          ?? "declare it under 'variables:' of the project"))
    return nil
  }

  private mutating func secret(_ name: String, _ node: Node) -> SecretReference? {
    if let known = declaredSecrets[name] { return known }
    diagnostics.append(
      Diagnostic(
        .error, "unknown-secret", "there is no secret '\(Printable.line(name))'", at: node.range,
        help: Suggestion.clause(for: name, in: declaredSecrets.keys.sorted())
          ?? "declare it under 'secrets:' of the project"))
    return nil
  }

  private mutating func file(_ path: String, _ node: Node) -> String? {
    guard let resolved = ProjectPath.resolve(path, from: node.range.file) else {
      diagnostics.append(
        Diagnostic(
          .error, "outside-project", "'\(Printable.line(path))' leads out of the project",
          at: node.range, help: "paths are relative to the file they stand in"))
      return nil
    }
    guard let bytes = attachment(resolved) else {
      diagnostics.append(
        Diagnostic(
          .error, "missing-file", "there is no file '\(Printable.line(resolved))'", at: node.range,
          help: "paths are relative to the file they stand in"))
      return nil
    }
    guard bytes.count <= Self.largestAttachment, let text = String(validating: bytes, as: UTF8.self)
    else {
      diagnostics.append(
        Diagnostic(
          .error, "bad-file", "'\(Printable.line(resolved))' is not a text of at most 1 MiB",
          at: node.range))
      return nil
    }
    return text
  }
}

extension Node {
  /// The same value as if it stood elsewhere, so that messages point to where it is used.
  fileprivate func moved(to range: SourceRange) -> Node {
    switch content {
    case .scalar: Node(content, at: range, isQuoted: isQuoted)
    case .array(let elements): Node(.array(elements.map { $0.moved(to: range) }), at: range)
    case .object(let members):
      Node(
        .object(
          members.map {
            Node.Member(key: $0.key, keyRange: range, value: $0.value.moved(to: range))
          }), at: range)
    }
  }
}
