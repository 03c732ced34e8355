import Documents
import Model

extension GenesysKind {
  static let users = GenesysKind(
    kind: Kind(
      "users", singular: "user",
      summary: "A person who signs in: agent, supervisor, administrator.",
      key: .attribute("email", ignoresCase: true), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["directory:user:view"],
        create: ["directory:user:add", "directory:user:edit", "routing:skill:assign"],
        update: ["directory:user:edit", "routing:skill:assign"],
        delete: ["directory:user:delete"]),
      notes: [
        "A deleted user's e-mail address stays taken; declaring it again brings the old user back.",
        "Passwords are not managed.",
        "Without 'state' the vendor makes a new user inactive where it sends no invitations.",
      ],
      attributes: { userAttributes }),
    endpoints: Endpoints(
      path: "users",
      listing: Listing(.cursor(size: 500), at: "users/query", query: [("state", "any")]),
      update: .patching
    ).with {
      $0.lookup = .search(path: "/api/v2/users/search", field: "email")
      $0.sendsVersion = true
      $0.ownedInside.insert("display")
      $0.movesAs = "USER"
      $0.afterCreation = ["manager", "preferredName", "acdAutoAnswer"]
      $0.alone = "state"
      $0.nested = [rated("skills", replaceable: true), rated("languages", replaceable: false)]
      $0.deactivation = Endpoints.Switch(attribute: "state", value: "inactive")
      $0.revival = .search(path: "/api/v2/users/search", field: "email")
      $0.auditedAs = ["User"]
    })

  @AttributesBuilder private static var userAttributes: [Attribute] {
    Attribute.string("email", "The address the person signs in with.", format: .email).required()
    Attribute.string("name", "The full name.", length: 1...512).required()
    Attribute(
      "division", .reference(Reference(to: "divisions", asBareID: true)),
      "The division the person belongs to."
    ).required().on(wire: "division", written: "divisionId")
    Attribute.string("title", "The job title.").cosmetic()
    Attribute.string("department", "The department, as text.").cosmetic()
    Attribute.string("preferredName", "How the person wants to be called.").cosmetic()
    Attribute(
      "manager", .reference(Reference(to: "users", asBareID: true, ignoringCase: true)),
      "Whom the person reports to.")
    Attribute.choice(
      "state", "Whether the person can sign in.", of: ["active", "inactive"])
    Attribute.boolean(
      "acdAutoAnswer", "Whether routed conversations are answered without a click.")
    Attribute.set("addresses", of: .record(address), "Telephone numbers and further addresses.")
    rating("skills", "Skills, each with a proficiency from 0 to 5.")
    rating("languages", "Languages of routing, each with a proficiency from 0 to 5.")
  }

  @AttributesBuilder private static var address: [Attribute] {
    Attribute.choice("mediaType", "The medium.", of: ["PHONE", "EMAIL", "SMS"]).required()
    Attribute.choice(
      "type", "Which of the person's addresses it is; one entry for each medium and type.",
      of: [
        "PRIMARY", "WORK", "WORK2", "WORK3", "WORK4", "HOME", "MOBILE", "MAIN", "OTHER",
      ]
    ).required()
    Attribute.string(
      "address", "The number, with country code, or the e-mail address; excludes 'extension'."
    ).excluding("extension")
    Attribute.string("extension", "An internal extension; excludes 'address'.")
      .excluding("address")
    Attribute.string("countryCode", "The country of the number, as two letters.")
    Attribute.string("integration", "The integration that the number belongs to.")
  }

  private static func rating(_ name: String, _ summary: String) -> Attribute {
    Attribute.map(name, from: .reference(Reference(to: name)), to: .number(0...5), summary)
      .storedApart()
  }

  private static func rated(_ name: String, replaceable: Bool) -> Nested {
    let path = "routing\(name)"
    return Nested(
      attribute: name, content: .ratings, source: .expanded(name),
      adding: Batch(method: "PATCH", path: path + "/bulk", form: .objects, size: 50),
      removing: .each("DELETE", path),
      replacing: replaceable
        ? Batch(method: "PUT", path: path + "/bulk", form: .objects, size: 50) : nil)
  }
}
