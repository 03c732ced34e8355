import Documents

extension MappingRule {
  /// Contacts of the whole organisation have no books: all of them come into one, which the author
  /// names, and who sees it is said on the book.
  static let contactsToAddressBook = MappingRule(
    "contacts-to-address-book", "All external contacts become the entries of one address book.",
    from: .genesys("externalContacts"), to: .cxone("addressBooks"), naming: "{lastName}"
  ) {
    AttributeMapping("addressBookType", .constant("Standard"))
    AttributeMapping("entries", .computedWhole { contact, _ in .array([entry(contact)]) })
      .using(
        "firstName", "middleName", "lastName", "workPhone.e164", "cellPhone.e164", "workEmail")
  }
  .with {
    $0.gathering = "book"
    $0.settings = [Setting("book", "What the address book is called.", "Contacts")]
    $0.silent = ["division"]
  }

  private static func entry(_ contact: Value) -> Value {
    // An entry needs both names; a company has one.
    var entry: Object = ["firstName": contact["firstName"] ?? ""]
    entry["lastName"] = contact["lastName"] ?? ""
    entry["middleName"] = contact["middleName"]
    entry["phone"] = contact["workPhone"]?["e164"]
    entry["mobile"] = contact["cellPhone"]?["e164"]
    entry["email"] = contact["workEmail"]
    return .object(entry)
  }
}
