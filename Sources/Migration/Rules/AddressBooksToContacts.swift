import Documents

extension MappingRule {
  /// Books themselves have no counterpart: contacts belong to the whole organisation.
  static let addressBooksToContacts = MappingRule(
    "address-books-to-contacts", "Each entry of an address book becomes an external contact.",
    from: .cxone("addressBooks"), to: .genesys("externalContacts"), naming: nil
  ) {
    AttributeMapping("firstName", from: "piece.firstName").using("entries", "dynamicEntries")
    AttributeMapping("middleName", from: "piece.middleName")
    AttributeMapping("lastName", from: "piece", .computed(lastName))
    AttributeMapping(
      "workPhone.e164", from: "piece.phone", .computed(PhoneNumber.e164))
    AttributeMapping("cellPhone.e164", from: "piece.mobile", .computed(PhoneNumber.e164))
    AttributeMapping("workEmail", from: "piece.email")
  }
  .with {
    let assignment = "contacts are seen by everybody with the right to, not by assignment"
    $0.settings = [PhoneNumber.setting]
    $0.silent = ["addressBookType"]
    $0.gaps = ["agents", "teams", "skills", "campaigns"].map { Gap($0, .low, assignment) }
    $0.division = { attributes, _ in
      let dynamic = (attributes["dynamicEntries"]?.object ?? Object()).sorted { $0.key < $1.key }
      let entries = (attributes["entries"]?.array ?? []) + dynamic.map(\.value)
      let gaps = entries.filter { ($0["company"]?.string ?? "") != "" }.map { _ in
        Gap("entries", .low, "a contact's company is an organisation of its own there")
      }
      return (entries.map { Piece(values: $0) }, gaps)
    }
  }

  /// Contacts need one; entries of companies have none.
  private static let lastName: @Sendable (Value, Object) -> Value? = { entry, _ in
    ["lastName", "company", "firstName"].lazy.compactMap { entry[$0]?.shown }.first
      .map { .string($0) }
  }
}
