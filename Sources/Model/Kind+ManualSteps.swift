extension [Write.Verb: String] {
  /// What a person does where the vendor's API only reads.
  package static func readOnly(_ step: String) -> Self {
    [.create: step, .update: step, .deactivate: step, .delete: step]
  }

  /// What a person does where objects are deleted and have no other end.
  package static let neverSwitchedOff: Self = [
    .deactivate: "let 'onRemove' be 'delete', or delete it by hand"
  ]
}

extension Kind {
  /// Whether the vendor's API neither makes nor removes objects: it changes them, or only reads.
  package var keepsItsObjects: Bool {
    [Write.Verb.create, .deactivate, .delete].allSatisfy { manualSteps[$0] != nil }
  }
}
