extension [Write.Verb: String] {
  /// What a person does where the vendor's API only reads.
  package static func readOnly(_ step: String) -> Self {
    [.create: step, .update: step, .deactivate: step, .delete: step]
  }
}
