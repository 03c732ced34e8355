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
    return project(documents, marks: filling.marks, reading)
  }

  private mutating func project(
    _ documents: [SourceDocument], marks: Typing.Marks, _ reading: SourceReading
  ) -> Project? {
    var project: Project?
    var resources = ResourceReading(marks, unread: reading.unread)
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
        let found = typing.diagnostics + checker.diagnostics(for: value)
        diagnostics += found
        if document.kind.name == DocumentKind.projectName {
          project = Project(document, value, typing.templates, environment: sources.overlay)
          distrust(document, found)
        } else {
          derived.formUnion(
            [document.kind.derivedTenant.flatMap { value[$0]?.string }].compactMap(\.self))
          others.append(
            Document(
              kind: document.kind.name, identity: document.identity, value: value,
              node: document.root, onlyJudges: document.kind.onlyJudges))
        }
      }
    }
    diagnostics += resources.diagnostics
    let tenants = project.map { withoutUnknownVendors($0.tenants) } ?? []
    diagnostics += resources.check(
      against: knowsTenants ? tenants : nil, isComplete: reading.isComplete, derived: derived)
    guard var project else { return nil }
    project.tenants = tenants
    project.resources = resources.resources
    project.existing = resources.existing
    project.secrets = resources.templates
    project.documents = others
    return project
  }

  /// Where the project's own document has mistakes, what it does not seem to declare may stand under
  /// a wrong name.
  private mutating func distrust(_ document: SourceDocument, _ mistakes: [Diagnostic]) {
    guard !mistakes.isEmpty else { return }
    func isRead(_ field: String) -> Bool { document.root[field]?.members != nil }
    knowsTenants = isRead("tenants")
    let followers = ["variables": "unknown-variable", "secrets": "unknown-secret"]
    for (field, code) in followers where !isRead(field) {
      diagnostics.removeAll { $0.code == code }
    }
  }

  /// A platform that there is not has been reported; nothing else follows from it.
  private func withoutUnknownVendors(_ tenants: [Tenant]) -> [Tenant] {
    let known = Set(providers.map(\.vendor))
    return tenants.map { tenant in
      var tenant = tenant
      if !known.contains(tenant.vendor) { tenant.vendor = "" }
      return tenant
    }
  }
}

/// What is left of a project once what is wrong in its form is set aside.
private struct Remainder {
  private var project: Project?
  private let knowsTenants: Bool
  /// The documents of which something was set aside, by where they stand.
  private var cut: [(whole: SourceRange, clear: [SourceRange])] = []

  init(of project: Project?, _ diagnostics: [Diagnostic], isKnown knowsTenants: Bool) {
    self.project = project
    self.knowsTenants = knowsTenants
    let faults = Faults(diagnostics)
    for (place, document) in (project?.documents ?? []).enumerated() {
      guard let rest = faults.clearParts(of: document) else { continue }
      self.project?.documents[place] = rest
      let clear = rest.node.members ?? []
      cut.append(
        (
          document.node.range,
          clear.map {
            SourceRange(file: $0.keyRange.file, start: $0.keyRange.start, end: $0.value.range.end)
          }
        ))
    }
  }

  /// What a check says of it, less what only follows from what was set aside.
  func problems(_ check: (Project) -> [Diagnostic]) -> [Diagnostic] {
    guard let project else { return [] }
    return check(project).filter { problem in
      if !knowsTenants, problem.code == "unknown-tenant" { return false }
      guard let range = problem.range else { return cut.isEmpty }
      guard let document = cut.first(where: { $0.whole.holds(range) }) else { return true }
      return problem.code != "missing-field"
        && document.clear.contains { $0.holds(range) && range.end <= $0.end }
    }
  }
}

extension SourceRange {
  fileprivate func holds(_ other: SourceRange) -> Bool {
    file == other.file && start <= other.start && other.start < end
  }
}
