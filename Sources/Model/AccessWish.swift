package import Documents

/// What wanted access means in a vendor's own kinds.
package struct AccessWish: Sendable {
  /// What must be.
  package var resources: [Resource]
  /// Objects that must go although no snapshot may know them, each with the reason.
  package var condemned: [Address: String]
  /// What the vendor cannot do, with the step that a person must take.
  package var problems: [Diagnostic]

  package init(
    resources: [Resource] = [], condemned: [Address: String] = [:], problems: [Diagnostic] = []
  ) {
    self.resources = resources
    self.condemned = condemned
    self.problems = problems
  }
}
