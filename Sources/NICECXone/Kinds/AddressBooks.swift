import Documents
import Model

extension CXoneKind {
  static let addressBooks = CXoneKind(
    kind: Kind(
      "addressBooks", singular: "address book", summary: "Whom agents can call or transfer to.",
      key: .attribute("addressBookName"), permissions: .ofTheRole, isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: [
        "A book cannot change its name or type: another one is made.",
        "The vendor has no call that takes an assignment away.",
      ],
      attributes: { bookAttributes }),
    endpoints: .acd("address-books", id: "addressBookId", listing: Listing(.whole, "addressBooks"))
      .with {
        $0.single = .list
        $0.creation = .query
        $0.isDeletable = true
        $0.nested =
          [entries, dynamicEntries]
          + [
            assignment("agents", "Agent", "agentId"), assignment("teams", "Team", "teamId"),
            assignment("skills", "Skill", "skillId"),
            assignment("campaigns", "Campaign", "campaignId"),
          ]
      })

  @AttributesBuilder private static var bookAttributes: [Attribute] {
    Attribute.string("addressBookName", "The name.", length: 1...200).required()
    Attribute.choice(
      "addressBookType", "Whether its entries are kept here or fed by a program.",
      of: ["Standard", "Dynamic"]
    ).required().fixedAtCreation()
    Attribute.set("entries", of: .record(entry), "The entries of a standard book.").storedApart()
    Attribute.map(
      "dynamicEntries", from: .text, to: .record(dynamicEntry),
      "The entries of a dynamic book, by their external ids."
    ).storedApart()
    assigned("agents", of: .id(of: "agents", ignoringCase: true), "Agents who see it.")
    assigned("teams", of: .id(of: "teams"), "Teams that see it.")
    assigned("skills", of: .id(of: "skills"), "Skills whose agents see it.")
    assigned("campaigns", of: .id(of: "campaigns"), "Campaigns whose agents see it.")
  }

  private static func assigned(
    _ name: String, of element: AttributeType, _ summary: String
  ) -> Attribute {
    Attribute.set(name, of: element, summary).storedApart()
      .growingOnly(instead: "take the assignment away on the book's page in Admin")
  }

  private static func assignment(_ name: String, _ type: String, _ id: String) -> Nested {
    Nested(
      attribute: name, source: .embedded(name, isInList: true), content: .references([id]),
      writing: .calls(
        adding: Batch(
          method: "POST", path: "assignment",
          form: .items("addressBookAssignments", id: "entityId", asText: true),
          query: [("entityType", type)]),
        removing: nil))
  }

  @AttributesBuilder private static var entry: [Attribute] {
    Attribute.string("firstName", "The first name.").required()
    Attribute.string("lastName", "The last name.").required()
    person
  }

  @AttributesBuilder private static var person: [Attribute] {
    Attribute.string("middleName", "The middle name.")
    Attribute.string("company", "The company.")
    Attribute.string("phone", "The number.")
    Attribute.string("mobile", "The mobile number.")
    Attribute.string("email", "The e-mail address.")
  }

  @AttributesBuilder private static var dynamicEntry: [Attribute] {
    Attribute.string("firstName", "The first name.").required()
    Attribute.string("lastName", "The last name.").required()
    Attribute.integer("stateId", "The state that agents see.", in: 0...Int.largest).required()
    Attribute.string("externalState", "The state in the other program.").required()
    person
  }

  private static let entries = Nested(
    attribute: "entries",
    source: .collection("entries", members: ["addressBookEntries"]), content: .plain,
    writing: .calls(
      adding: Batch(method: "POST", path: "entries", form: .records("addressBookEntries")),
      removing: Batch(method: "DELETE", path: "entries", form: .keptPath("addressBookEntryId"))),
    counts: { $0["isDeleted"] != true })

  private static let dynamicEntries = Nested(
    attribute: "dynamicEntries",
    source: .collection(
      "dynamic-entries", members: ["addressBookEntries"], query: [("fullLoad", "false")]),
    content: .named("externalId"),
    writing: .calls(
      adding: Batch(
        method: "PUT", path: "dynamic-entries",
        form: .items("addressBookEntries", id: "externalId", asText: true),
        query: [("fullLoad", "false")], carriesValues: true,
        defaults: ["middleName": "", "company": "", "phone": "", "mobile": "", "email": ""]),
      removing: Batch(method: "DELETE", path: "dynamic-entries", form: .path)),
    counts: { $0["isDeleted"] != true })
}
