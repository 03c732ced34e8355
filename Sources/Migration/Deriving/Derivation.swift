package import Documents
package import Model

/// What a mapping makes of a source: a project's worth of resources, and what it could not make.
package struct Derivation: Sendable {
  /// All that is desired of the target tenant, derived or written, by address.
  package var resources: [Resource] = []
  /// The addresses of those that were derived, written ones that override them included.
  package internal(set) var derived: Set<Address> = []
  /// What of the source is taken along.
  package internal(set) var coverage = Coverage()
  /// Which object became which; ids of the target are unknown until they are filled in.
  package internal(set) var crosswalk: Crosswalk
  /// What is wrong with the mapping or the source; an error means that no plan may be made.
  package internal(set) var problems: [Diagnostic] = []

  /// Whether a plan may be made.
  package var isSound: Bool { !problems.contains { $0.severity == .error } }
}
