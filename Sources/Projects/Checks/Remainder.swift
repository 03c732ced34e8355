import Documents

/// What is left of a project once what is wrong in its form is set aside.
struct Remainder {
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
