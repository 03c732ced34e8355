import Documents
import Model

/// Derives the calls for a file, which is written and deleted by its path.
struct FileCalls: Sendable {
  private let cxone: CXoneKind
  private let write: Write

  init(_ cxone: CXoneKind, _ write: Write) {
    self.cxone = cxone
    self.write = write
  }

  func calls() throws(ProviderError) -> [Call] {
    let path = cxone.endpoints.path
    switch write.verb {
    case .create, .update:
      let body: Object = [
        "fileName": .string(write.key), "file": write.attributes["file"] ?? "",
        "overwrite": .bool(write.verb == .update),
      ]
      return [
        Call(
          "upload file '\(write.key)'", method: "POST", path: path, body: .object(body),
          isRepeatable: write.verb == .update, creates: write.verb == .create)
      ]
    case .delete:
      return [
        Call(
          "delete file '\(write.key)'", method: "DELETE", path: path,
          body: ["fileName": .string(write.key)], alreadyDone: [404])
      ]
    case .deactivate:
      throw ProviderError(
        "switch off file '\(write.key)'", .unsupported("a file is deleted or forgotten"))
    }
  }
}
