/// How a resource wants to be treated when it changes or leaves the project.
package struct Lifecycle: Hashable, Sendable {
  /// What happens to the live object when its declaration is removed.
  package enum Removal: String, Sendable, CaseIterable {
    case delete, deactivate, forget
  }

  /// Refuses to delete or replace it; kept in the snapshot, so it outlives the declaration.
  package var isProtected: Bool
  /// Attribute names, or prefixes of them, in which the tenant may differ; sorted.
  package var ignored: [String]
  /// The key it had before, so that a new name is a rename and not a new object.
  package var formerKey: String?
  /// What the author said is to happen to the object when its declaration goes; nil where nothing
  /// was said.
  package var onRemove: Removal?

  package init(
    isProtected: Bool = false, ignored: [String] = [], formerKey: String? = nil,
    onRemove: Removal? = nil
  ) {
    self.isProtected = isProtected
    self.ignored = ignored.sorted()
    self.formerKey = formerKey
    self.onRemove = onRemove
  }

  /// What happens to the object when its declaration goes.
  package var removal: Removal { onRemove ?? .delete }

  /// Tells whether an attribute is left to the tenant.
  package func ignores(_ attribute: String) -> Bool {
    !ignored.isEmpty && ignored.contains { attribute == $0 || attribute.hasPrefix($0 + ".") }
  }
}
