import Documents
import Model

extension GenesysKind {
  static let externalContacts = GenesysKind(
    kind: Kind(
      "externalContacts", singular: "external contact",
      summary: "Somebody outside of the organisation, known to all of it.",
      key: .composite(["lastName", "firstName", "workEmail"]),
      permissions: Kind.Permissions(
        read: ["externalContacts:contact:view"], create: ["externalContacts:contact:add"],
        update: ["externalContacts:contact:edit"], delete: ["externalContacts:contact:delete"]),
      isRenamable: false, repeatsKeys: true,
      manualSteps: .neverSwitchedOff,
      notes: [
        "Contacts have no name of their own: last name, first name and work e-mail tell them apart.",
        "The vendor lists the first 1,000 contacts; where there are more, each is searched for, and "
          + "an export leaves them out.",
      ],
      attributes: {
        person
        phones.flatMap(phone)
        addresses
      }),
    endpoints: Endpoints(
      path: "externalcontacts/contacts", listing: Listing(.pages(size: 100), reach: 1_000),
      update: .replacing(dropping: [
        "id", "selfUri", "createDate", "modifyDate", "type", "externalDataSources",
        "canonicalContact", "mergeSet", "mergedFrom", "mergedTo", "mergeOperation",
      ])
    ).with {
      $0.lookup = .keywords("q", of: ["workEmail", "lastName"])
      $0.auditedAs = ["ExternalContact", "Contact"]
      $0.finish = { body, _ in
        for which in phones { dial(&body, "\(which)Phone") }
      }
    })

  private static let phones = ["work", "cell", "home", "other"]

  /// The vendor takes a number from what is displayed: that follows the number, and stays as people
  /// wrote it where it shows the same one.
  private static func dial(_ body: inout Value, _ phone: String) {
    guard let number = body[phone]?["e164"]?.string, number.hasPrefix("+") else { return }
    let shown = (body[phone]?["display"]?.string ?? "").filter(\.isNumber).drop { $0 == "0" }
    guard shown.count < 6 || !number.hasSuffix(shown) else { return }
    body.set(.string(number), at: [phone, "display"])
    body.remove(at: [phone, "userInput"])
  }

  @AttributesBuilder private static var person: [Attribute] {
    Attribute.string("lastName", "The family name.", length: 1...200).required().fixedAtCreation()
    Attribute.string("firstName", "The given name.", length: 1...200).fixedAtCreation()
    Attribute.string("middleName", "The middle name.", length: 1...200).cosmetic()
    Attribute.string("salutation", "How the person is addressed.", length: 1...200).cosmetic()
    Attribute.string("title", "The person's position.", length: 1...200).cosmetic()
    Attribute.reference(
      "division", to: "divisions", "Who may see the contact; '*' stands for everyone.",
      allowing: ["*"])
    Attribute.boolean("surveyOptOut", "Whether the person wants no surveys.")
    Attribute.string("externalSystemUrl", "Where another system tells more.", format: .uri)
      .cosmetic()
  }

  @AttributesBuilder private static func phone(_ which: String) -> [Attribute] {
    let path = "\(which)Phone"
    Attribute.string("\(path).e164", "The \(which) number.", length: 1...64, format: .e164)
    Attribute.integer("\(path).extension", "The extension behind it.", in: 0...Int(Int32.max))
    Attribute.boolean("\(path).acceptsSMS", "Whether it takes text messages.")
  }

  @AttributesBuilder private static var addresses: [Attribute] {
    Attribute.string("workEmail", "The address at work.", length: 1...200, format: .email)
      .fixedAtCreation()
    Attribute.string("personalEmail", "The private address.", length: 1...200, format: .email)
    Attribute.string("otherEmail", "A further address.", length: 1...200, format: .email)
    Attribute.string("address.address1", "The street.", length: 0...200)
    Attribute.string("address.address2", "More of the street.", length: 0...200)
    Attribute.string("address.city", "The city.", length: 0...100)
    Attribute.string("address.state", "The state or province.", length: 0...50)
    Attribute.string("address.postalCode", "The postal code.", length: 0...25)
    Attribute.string("address.countryCode", "The country, as a code.", length: 0...25)
  }
}
