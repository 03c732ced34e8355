extension [Write.Verb: String] {
  /// What a person does where the vendor's API only reads.
  package static func readOnly(_ step: String) -> Self {
    [.create: step, .update: step, .deactivate: step, .delete: step]
  }
}

extension Kind {
  /// Whether the vendor's API neither makes nor removes objects: it changes them, or only reads.
  package var keepsItsObjects: Bool {
    [Write.Verb.create, .deactivate, .delete].allSatisfy { manualSteps[$0] != nil }
  }
}
