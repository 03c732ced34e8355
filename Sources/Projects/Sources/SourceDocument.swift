import Documents

/// One YAML document of known kind, or several of one identity added up.
struct SourceDocument {
  var kind: DocumentKind
  /// The value of the field that tells it from others of its kind; empty where there is one only.
  var identity: String
  var root: Node
  /// Where it says what it is; messages about what is missing point here.
  var place: SourceRange
}

extension SourceDocument {
  /// Reads what kind of document a node is.
  init?(_ root: Node, kinds: [DocumentKind], diagnostics: inout [Diagnostic]) {
    guard let members = root.members else {
      diagnostics.append(
        Diagnostic(
          .error, "wrong-type", "a document must be a mapping with a 'kind'", at: root.range,
          help: "begin it with 'kind: project' or the name of a vendor"))
      return nil
    }
    guard let member = root.member("kind") else {
      diagnostics.append(
        Diagnostic(
          .error, "missing-field", "the document has no 'kind'",
          at: members.first?.keyRange ?? root.range,
          help: "one of " + Self.list(kinds.map(\.name))))
      return nil
    }
    let name = member.value.text ?? ""
    guard let kind = kinds.first(where: { $0.name == name }) else {
      diagnostics.append(
        Diagnostic(
          .error, "unknown-kind", "there is no kind '\(Printable.line(name))' of document",
          at: member.value.range,
          help: Suggestion.clause(for: name, in: kinds.map(\.name))
            ?? "one of " + Self.list(kinds.map(\.name))))
      return nil
    }
    self.kind = kind
    self.root = root
    place = member.value.range
    identity = kind.identity.flatMap { root[$0]?.text } ?? ""
  }

  static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
