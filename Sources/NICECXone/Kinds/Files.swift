import Documents
import Model

extension CXoneKind {
  static let files = CXoneKind(
    kind: Kind(
      "files", singular: "file", summary: "A prompt or another file that scripts use.",
      key: .attribute("fileName"), permissions: .ofTheRole, isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: [
        "The name is a path with backslashes between folders.",
        "There is no list of files: only those that a project names are looked at.",
      ]
    ) {
      Attribute.string("fileName", "The path.", length: 1...500).required()
      Attribute.string("file", "The content, in base64.", length: 0...64_000_000)
    },
    endpoints: .acd("files", id: "fileName", listing: Listing(.none)).with {
      $0.single = .list
      $0.creation = .flat
      $0.isDeletable = true
      $0.peculiarity = .files
    })
}
