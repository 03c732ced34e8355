import Documents
import Model

/// Derives the calls for a script: lock what is there, save a new version, unlock.
struct ScriptCalls: Sendable {
  private let cxone: CXoneKind
  private let write: Write

  init(_ cxone: CXoneKind, _ write: Write) {
    self.cxone = cxone
    self.write = write
  }

  func calls() throws(ProviderError) -> [Call] {
    switch write.verb {
    case .create: return [saving(creates: true)]
    case .update: return [locking(true), saving(creates: false), locking(false)]
    case .delete:
      return [
        Call(
          "delete script '\(write.key)'", method: "DELETE", path: cxone.endpoints.path,
          query: [("scriptPath", write.key)], alreadyDone: [404])
      ]
    case .deactivate:
      throw ProviderError(
        "switch off script '\(write.key)'", .unsupported("a script is deleted or forgotten"))
    }
  }

  private func locking(_ locks: Bool) -> Call {
    Call(
      "\(locks ? "lock" : "unlock") script '\(write.key)'", method: "PUT",
      path: cxone.endpoints.path,
      query: [("scriptPath", write.key), ("lockScript", locks ? "true" : "false")])
  }

  private func saving(creates: Bool) -> Call {
    var content = Value.object(Object())
    var header = write.live?.raw["header"] ?? .object(Object())
    header.remove(at: ["lockInfo"])
    header.set(.string(write.key), at: ["scriptName"])
    let medium = write.attributes["mediaType"] ?? write.live?.attributes["mediaType"]
    if let medium { header.set(medium, at: ["mediaType"]) }
    content.set(header, at: ["header"])
    for part in ["actions", "properties", "branches"] {
      let value = write.attributes[part] ?? write.live?.raw[part] ?? .object(Object())
      content.set(value, at: [part])
    }
    return Call(
      "save script '\(write.key)'", method: "POST", path: cxone.endpoints.path,
      body: ["scriptContent": content], isRepeatable: false, creates: creates)
  }
}
