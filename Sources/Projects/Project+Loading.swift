package import Documents
package import Model

extension Project {
  /// Reads a project; finds all mistakes at once, in the order of the files.
  ///
  /// The project is nil where one of them is an error. Secrets are named and not filled in: that is
  /// `fillSecrets`, so that checking a project takes no environment. `kinds` are those of documents
  /// that other modules expand; they come back as `documents`, and `check` says what is wrong with
  /// them beyond their form. It is also asked about what is left of a project with mistakes.
  package static func load(
    _ sources: ProjectSources, providers: [any Provider], kinds: [DocumentKind] = [],
    checking check: (Project) -> [Diagnostic] = { _ in [] }
  ) -> (project: Project?, diagnostics: [Diagnostic]) {
    var loading = ProjectLoading(sources, providers: providers, kinds: kinds)
    let project = loading.run()
    let remainder = Remainder(of: project, loading.diagnostics, isKnown: loading.knowsTenants)
    let diagnostics = Array(Set(loading.diagnostics + remainder.problems(check))).sorted()
    return (diagnostics.contains { $0.severity == .error } ? nil : project, diagnostics)
  }
}

/// The steps from files to a project.
private struct ProjectLoading {
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether it is certain which tenants there are.
  private(set) var knowsTenants = true
  private let sources: ProjectSources
  private let providers: [any Provider]
  private let kinds: [DocumentKind]
  private var project: Project?
  private var others: [Document] = []
  /// The tenants whose objects follow from other documents.
  private var derived: Set<String> = []

  init(_ sources: ProjectSources, providers: [any Provider], kinds: [DocumentKind]) {
    self.sources = sources
    self.providers = providers
    self.kinds = DocumentKind.all(providers, kinds)
  }

  mutating func run() -> Project? {
    let reading = SourceReading(sources, kinds: kinds)
    diagnostics += reading.diagnostics
    let home = reading.documents.first { $0.kind.name == DocumentKind.projectName }
    knowsTenants = home != nil
    var filling = Filling(home?.root, sources)
    let documents = reading.documents.map { document in
      var document = document
      document.root = filling.filled(document)
      return document
    }
    // Without the project's own document nobody knows what it declares.
    if home != nil { diagnostics += filling.diagnostics }
    var resources = ResourceReading(filling.marks, unread: reading.unread)
    for document in documents { read(document, into: &resources, filling.marks) }
    diagnostics += resources.diagnostics
    forgetUnknownVendors()
    diagnostics += resources.check(
      against: knowsTenants ? project?.tenants : nil, isComplete: reading.isComplete,
      derived: derived)
    project?.resources = resources.resources
    project?.existing = resources.existing
    project?.secrets = resources.templates
    project?.documents = others
    return project
  }

  private mutating func read(
    _ document: SourceDocument, into resources: inout ResourceReading, _ marks: Typing.Marks
  ) {
    let checker = SchemaCheck(document, marks: marks)
    if let provider = providers.first(where: { $0.vendor == document.kind.name }) {
      let value = resources.read(document, provider)
      diagnostics += checker.diagnostics(for: value)
      return
    }
    var typing = Typing(marks)
    let value = typing.value(document.root, .object(document.kind.allFields))
    let mistakes = typing.diagnostics + checker.diagnostics(for: value)
    diagnostics += mistakes
    if document.kind.name == DocumentKind.projectName {
      project = Project(document, value, typing.templates, environment: sources.overlay)
      distrust(document, mistakes)
    } else {
      add(document, value)
    }
  }

  private mutating func add(_ document: SourceDocument, _ value: Value) {
    if let tenant = document.kind.derivedTenant.flatMap({ value[$0]?.string }) {
      derived.insert(tenant)
    }
    others.append(
      Document(
        kind: document.kind.name, identity: document.identity, value: value, node: document.root,
        onlyJudges: document.kind.onlyJudges))
  }

  /// What the project's own document does not seem to declare may stand under a wrong name there.
  private mutating func distrust(_ document: SourceDocument, _ mistakes: [Diagnostic]) {
    let hasWrongNames = mistakes.contains { $0.code == "unknown-field" }
    func isCertain(_ field: String) -> Bool {
      document.root[field].map { $0.members != nil } ?? !hasWrongNames
    }
    knowsTenants = isCertain("tenants")
    let followers = ["variables": "unknown-variable", "secrets": "unknown-secret"]
    for (field, code) in followers where !isCertain(field) {
      diagnostics.removeAll { $0.code == code }
    }
  }

  /// A platform that there is not has been reported; nothing else follows from it.
  private mutating func forgetUnknownVendors() {
    let known = Set(providers.map(\.vendor))
    for place in project?.tenants.indices ?? 0..<0 {
      guard let vendor = project?.tenants[place].vendor, !known.contains(vendor) else { continue }
      project?.tenants[place].vendor = ""
    }
  }
}
