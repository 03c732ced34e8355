import Model
package import Projects

/// A document of kind `hypercare`: who may do what in the weeks after a cut-over, and until when.
package struct HypercareDocument: Sendable {
  /// What tells it from others.
  package var name: String

  /// Takes a document that `Project.load` has found to have the right shape.
  package init(_ document: Document) {
    name = document.identity
  }
}
