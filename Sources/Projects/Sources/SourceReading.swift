import Documents
import Parsing

/// Reads all files of a project into one document per kind and identity, the overlay laid over.
struct SourceReading {
  private(set) var documents: [SourceDocument] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether all files could be read: else a name that is not found may stand in one of them.
  private(set) var isComplete = true
  /// Documents of no known kind.
  private(set) var unread: [Node] = []
  private let kinds: [DocumentKind]

  init(_ sources: ProjectSources, kinds: [DocumentKind]) {
    self.kinds = kinds
    let paths = sources.files.keys.filter(ProjectSources.isRead).sorted()
    for path in paths where ProjectSources.overlayName(of: path) == nil {
      for document in read(path, sources) { add(document) }
    }
    requireProject(sources)
    overlay(sources)
    documents.sort { ($0.kind.name, $0.identity) < ($1.kind.name, $1.identity) }
  }

  private mutating func read(_ path: String, _ sources: ProjectSources) -> [SourceDocument] {
    let (nodes, problems) = YAML.documents(sources.files[path] ?? [], file: path)
    diagnostics += problems
    isComplete = isComplete && problems.isEmpty
    return nodes.compactMap { node in
      if node.isEmpty { return nil }
      let document = SourceDocument(node, kinds: kinds, diagnostics: &diagnostics)
      if document == nil { unread.append(node) }
      return document
    }
  }

  private mutating func add(_ document: SourceDocument) {
    if document.kind.name == DocumentKind.projectName, document.place.file != Self.projectFile {
      diagnostics.append(
        Diagnostic(
          .error, "misplaced-project", "'kind: project' belongs into \(Self.projectFile)",
          at: document.place))
      return
    }
    guard let place = place(of: document) else {
      documents.append(document)
      return
    }
    guard document.kind.addsUp else {
      diagnostics.append(
        Diagnostic(
          .error, "duplicate-document",
          document.identity.isEmpty
            ? "there is a second document of kind '\(document.kind.name)'"
            : "there is a second \(document.kind.name) '\(Printable.line(document.identity))'",
          at: document.place,
          notes: [Diagnostic.Note("the first is here", at: documents[place].place)]))
      return
    }
    documents[place].root = Merge.adding(document.root, to: documents[place].root)
  }

  private func place(of document: SourceDocument) -> Int? {
    documents.firstIndex {
      $0.kind.name == document.kind.name && $0.identity == document.identity
    }
  }

  private static let projectFile = "cutsheet.yaml"

  private mutating func requireProject(_ sources: ProjectSources) {
    if documents.contains(where: { $0.kind.name == DocumentKind.projectName }) { return }
    if sources.files[Self.projectFile] == nil {
      diagnostics.append(
        Diagnostic(
          .error, "missing-project", "there is no \(Self.projectFile)",
          help: "'cutsheet init' writes one"))
    } else if diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          .error, "missing-project", "\(Self.projectFile) has no document of kind 'project'",
          at: SourceRange(
            file: Self.projectFile, start: SourcePosition(line: 1, column: 1),
            end: SourcePosition(line: 1, column: 2))))
    }
  }

  private mutating func overlay(_ sources: ProjectSources) {
    checkName(sources.overlay)
    let path = "environments/\(sources.overlay).yaml"
    guard sources.files[path] != nil else {
      if sources.overlay != "default" { report(unknown: sources.overlay, sources.overlays) }
      return
    }
    for document in read(path, sources) {
      guard let place = place(of: document) else {
        documents.append(document)
        continue
      }
      let changes = Variables.overlay(
        document.root, over: documents[place].root, diagnostics: &diagnostics)
      documents[place].root = Merge.laying(
        changes, over: documents[place].root, addsUp: document.kind.addsUp,
        diagnostics: &diagnostics)
    }
  }

  /// The name of an environment becomes the name of a branch.
  private mutating func checkName(_ name: String) {
    let isWord = name.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0))
    }
    if isWord, !name.isEmpty, !name.hasPrefix("."), !name.hasPrefix("-") { return }
    diagnostics.append(
      Diagnostic(
        .error, "bad-environment", "'\(Printable.line(name))' cannot name an environment",
        help: "letters, digits, '.', '_' and '-' may stand in it"))
  }

  private mutating func report(unknown name: String, _ names: [String]) {
    let known = names.isEmpty ? "there are none" : "there are " + SourceDocument.list(names)
    diagnostics.append(
      Diagnostic(
        .error, "unknown-environment",
        "there is no environments/\(Printable.line(name)).yaml",
        help: Suggestion.clause(for: name, in: names) ?? known))
  }
}

extension Node {
  /// Whether nothing was written, as between two `---`.
  fileprivate var isEmpty: Bool {
    if case .scalar(.null, _) = content { true } else { false }
  }
}
