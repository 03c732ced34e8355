package import Documents
package import Model

/// What `cutsheet explain` says of a kind of document, a kind of resource or a field.
package enum Explanation {
  /// Explains `genesys-cloud.queues.acwSettings`, or everything there is where the path is empty.
  ///
  /// The text is nil where the path leads nowhere; the diagnostic then says what was likely meant.
  package static func text(
    of path: String, _ providers: [any Provider], kinds: [DocumentKind] = []
  ) -> (text: String?, diagnostics: [Diagnostic]) {
    let documents = DocumentKind.all(providers, kinds)
    let words = path.split(separator: ".").map(String.init)
    guard let first = words.first else { return (overview(documents), []) }
    guard let document = documents.first(where: { $0.name == first }) else {
      return (nil, [unknown(first, in: documents.map(\.name), of: "documents")])
    }
    var page = Page(title: [first], summary: document.summary, fields: document.fields)
    let provider = providers.first { $0.vendor == first }
    page.isVendors = provider != nil
    for word in words.dropFirst() {
      guard let field = page.fields[word] else {
        return (nil, [unknown(word, in: page.fields.names, of: page.title.joined(separator: "."))])
      }
      page.descend(into: field)
      if page.title.count == 2 { page.kind = provider?.kinds.first { $0.name == word } }
    }
    return (page.text, [])
  }

  private static func overview(_ documents: [DocumentKind]) -> String {
    Page(
      title: ["kinds of documents"], summary: "What may stand after 'kind:'.",
      fields: Fields(documents.map { Field($0.name, .object($0.fields), $0.summary) })
    ).text
  }

  private static func unknown(
    _ word: String, in names: [String], of owner: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-field", "there is no '\(Printable.line(word))' in \(owner)",
      help: Suggestion.clause(for: word, in: names)
        ?? (names.isEmpty ? nil : "there are " + SourceDocument.list(names)))
  }
}

/// One page of explanation.
private struct Page {
  var title: [String]
  var summary: String
  var fields: Fields
  var field: Field?
  /// Set on the page of a kind of resource.
  var kind: Kind?
  /// Whether a vendor makes these fields, and not this program.
  var isVendors = false

  init(title: [String], summary: String, fields: Fields) {
    self.title = title
    self.summary = summary
    self.fields = fields
  }

  mutating func descend(into field: Field) {
    title.append(field.name)
    summary = field.summary
    fields = field.shape.fieldsBelow
    self.field = field
    kind = nil
  }

  var text: String {
    var lines = [title.joined(separator: ".")]
    if !summary.isEmpty { lines.append("  " + summary) }
    lines += block(facts)
    if let kind { lines += block(kind.notes.map { "- " + $0 }) }
    if !fields.all.isEmpty { lines += ["", "Fields"] + listing(fields, prefix: "") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func block(_ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [""] + lines.map { "  " + $0 }
  }

  private var facts: [String] {
    if let kind { return kind.facts }
    guard let field else { return [] }
    return ["takes \(field.shape.expected)"] + field.facts(isVendors: isVendors)
  }

  /// Fields with those inside them, by their dotted names.
  private func listing(_ fields: Fields, prefix: String) -> [String] {
    fields.all.flatMap { field -> [String] in
      let name = prefix + field.name
      if case .object(let inner) = field.shape, field.attribute == nil, field.definition == nil,
        field.summary.isEmpty
      {
        return listing(inner, prefix: name + ".")
      }
      let marks = (field.isRequired ? ["required"] : []) + field.facts(isVendors: isVendors)
      return ["  \(name)  \(field.shape.expected)"]
        + (field.summary.isEmpty ? [] : ["      \(field.summary)"])
        + (marks.isEmpty ? [] : ["      (\(marks.joined(separator: "; ")))"])
    }
  }
}

extension Shape {
  /// The fields one reaches by naming one more word; names of entries are left out.
  fileprivate var fieldsBelow: Fields {
    switch self {
    case .scalar, .text, .reference: Fields([])
    case .list(let element, _), .map(let element, _): element.fieldsBelow
    case .object(let fields), .either(_, let fields): fields
    case .variant(_, let variants):
      variants.count == 1 ? variants[0].fields : Fields(variants.flatMap(\.fields.all))
    }
  }
}

extension Field {
  /// What an author should know beside the type.
  fileprivate func facts(isVendors: Bool) -> [String] {
    guard let attribute else { return [] }
    var facts: [String] = []
    if let unit = attribute.unit { facts.append("in \(unit.rawValue)") }
    if let value = attribute.defaultValue {
      let whose = isVendors ? "the vendor's default is" : "when absent"
      facts.append("\(whose) \(CanonicalJSON.text(of: value))")
    }
    switch attribute.mutability {
    case .always: break
    case .atCreation: facts.append("a change replaces the object")
    case .never: facts.append("set by the vendor")
    }
    if attribute.isSecret { facts.append("secret, never shown") }
    if attribute.isWriteOnly { facts.append("the vendor never returns it") }
    if attribute.isOperational { facts.append("changed in the day's work, so never exported") }
    if attribute.impact == .cosmetic { facts.append("cosmetic") }
    return facts
  }
}

extension Kind {
  fileprivate var facts: [String] {
    var facts = [identity]
    if let step = readOnlyStep {
      facts.append("read only: \(step)")
    } else if keepsItsObjects {
      facts.append("changed here, and neither made nor deleted")
    } else {
      facts += [isRenamable ? "renamed in place" : "a new name is a new object", removal]
      if let step = manualSteps[.create] { facts.append("cannot be made here: \(step)") }
    }
    let permissions = self.permissions
    let words: [(String, [String])] = [
      ("read", permissions.read), ("see what goes on", permissions.watch),
      ("create", permissions.create),
      ("update", permissions.update), ("delete", permissions.delete),
    ]
    for (verb, rights) in words where !rights.isEmpty {
      facts.append("to \(verb): \(rights.joined(separator: ", "))")
    }
    return facts
  }

  /// What a person does where the vendor has no call that writes.
  private var readOnlyStep: String? {
    manualSteps[.create] == nil || manualSteps[.deactivate] == nil ? nil : manualSteps[.update]
  }

  private var identity: String {
    switch key {
    case .attribute(let name, let ignoresCase):
      "told apart by '\(name)', which is the entry's name" + (ignoresCase ? ", in any case" : "")
    case .composite(let names):
      "a list; told apart by " + SourceDocument.list(names)
    }
  }

  private var removal: String {
    switch deletion {
    case .final: "deleted for good"
    case .soft: "deleted softly: it can be brought back"
    case .afterDeactivation: "switched off, then deleted"
    case .deactivationOnly: "never deleted, only switched off"
    }
  }
}
