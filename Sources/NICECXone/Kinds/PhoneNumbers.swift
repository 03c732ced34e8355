import Documents
import Model

extension CXoneKind {
  static let phoneNumbers = CXoneKind(
    kind: Kind(
      "phoneNumbers", singular: "phone number",
      summary: "A number of the tenant that no point of contact uses yet.",
      key: .attribute("phonenumber"), deletion: .deactivationOnly, permissions: .ofTheRole,
      isRenamable: false,
      manualSteps: .readOnly("order numbers from the vendor, or give one back"),
      notes: ["Read only: a number leaves the list once a point of contact uses it."]
    ) {
      Attribute.string("phonenumber", "The number.", length: 1...40).required()
    },
    endpoints: .acd(
      "phone-numbers", id: "phonenumber",
      listing: Listing(.pages, "phoneCollection", "phoneNumbers")
    ).with { $0.single = .list })
}
