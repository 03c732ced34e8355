import Documents
import Model

extension CXoneKind {
  static let dnis = CXoneKind(
    kind: Kind(
      "dnis", singular: "dialled number", summary: "A number that callers can dial.",
      key: .attribute("dnis"), deletion: .deactivationOnly, permissions: .ofTheRole,
      isRenamable: false,
      manualSteps: .readOnly("order numbers from the vendor, or give one back"),
      notes: ["Read only."]
    ) {
      Attribute.string("dnis", "The number.", length: 1...40).required()
      Attribute.boolean("isActive", "Whether it is in use.")
    },
    endpoints: .acd("dnis", id: "dnis", listing: .pages("dnisEntries")).with {
      $0.single = .list
    })
}
