package import Documents
package import Model

extension Project {
  /// Reads a project; finds all mistakes at once, in the order of the files.
  ///
  /// The project is nil where one of them is an error. Secrets are named and not filled in: that is
  /// `fillSecrets`, so that checking a project takes no environment. `kinds` are those of documents
  /// that other modules expand; they come back as `documents`.
  package static func load(
    _ sources: ProjectSources, providers: [any Provider], kinds: [DocumentKind] = []
  ) -> (project: Project?, diagnostics: [Diagnostic]) {
    var loading = ProjectLoading(sources, providers: providers, kinds: kinds)
    let project = loading.run()
    let diagnostics = Array(Set(loading.diagnostics)).sorted()
    return (diagnostics.contains { $0.severity == .error } ? nil : project, diagnostics)
  }
}

/// The steps from files to a project.
private struct ProjectLoading {
  private(set) var diagnostics: [Diagnostic] = []
  private let sources: ProjectSources
  private let providers: [any Provider]
  private let kinds: [DocumentKind]

  init(_ sources: ProjectSources, providers: [any Provider], kinds: [DocumentKind]) {
    self.sources = sources
    self.providers = providers
    self.kinds = DocumentKind.all(providers, kinds)
  }

  mutating func run() -> Project? {
    let reading = SourceReading(sources, kinds: kinds)
    diagnostics += reading.diagnostics
    guard let root = reading.documents.first(where: { $0.kind.name == DocumentKind.projectName })
    else { return nil }
    var filling = Filling(root.root, sources)
    let documents = reading.documents.map { document in
      var document = document
      document.root = filling.filled(document)
      return document
    }
    diagnostics += filling.diagnostics
    return project(documents, marks: filling.marks, isComplete: reading.isComplete)
  }

  private mutating func project(
    _ documents: [SourceDocument], marks: Typing.Marks, isComplete: Bool
  ) -> Project? {
    var project: Project?
    var resources = ResourceReading(marks)
    var others: [Document] = []
    var derived: Set<String> = []
    for document in documents {
      let checker = SchemaCheck(document, marks: marks)
      if let provider = providers.first(where: { $0.vendor == document.kind.name }) {
        let value = resources.read(document, provider)
        diagnostics += checker.diagnostics(for: value)
      } else {
        var typing = Typing(marks)
        let value = typing.value(document.root, .object(document.kind.allFields))
        diagnostics += typing.diagnostics + checker.diagnostics(for: value)
        if document.kind.name == DocumentKind.projectName {
          project = Project(document, value, typing.templates, environment: sources.overlay)
        } else {
          derived.formUnion(
            [document.kind.derivedTenant.flatMap { value[$0]?.string }].compactMap(\.self))
          others.append(
            Document(
              kind: document.kind.name, identity: document.identity, value: value,
              node: document.root))
        }
      }
    }
    diagnostics += resources.diagnostics
    guard var project else { return nil }
    diagnostics += resources.check(
      against: project.tenants, isComplete: isComplete, derived: derived)
    project.resources = resources.resources
    project.existing = resources.existing
    project.secrets = resources.templates
    project.documents = others
    return project
  }
}
