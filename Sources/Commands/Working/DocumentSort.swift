import Documents
import Hypercare
import Migration
import Policies
import Projects

/// A kind of document that is no vendor's, with what files alone can show of its mistakes.
struct DocumentSort: Sendable {
  let kind: DocumentKind
  let problems: @Sendable (Project) -> [Diagnostic]
}

/// Every such kind: one more is one line here.
let allDocumentSorts: [DocumentSort] = [
  DocumentSort(kind: MigrationDocument.kind, problems: Workspace.migrationProblems),
  DocumentSort(kind: HypercareDocument.kind, problems: Workspace.hypercareProblems),
  DocumentSort(kind: PolicyDocument.kind) {
    PolicyCheck.problems(in: $0, providers: allProviders, zones: Workspace.zones)
  },
]

/// The same without their checks, for those who only name them.
var allDocumentKinds: [DocumentKind] { allDocumentSorts.map(\.kind) }
