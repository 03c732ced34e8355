import Documents
import Model

extension GenesysKind {
  static let groups = GenesysKind(
    kind: Kind(
      "groups", singular: "group", summary: "People who are called, granted or routed to together.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: [], create: ["directory:group:add", "directory:group:edit"],
        update: ["directory:group:edit"], delete: ["directory:group:delete"]),
      manualSteps: .neverSwitchedOff,
      notes: [
        "Members change in the background: the vendor accepts the call before it is done.",
        "The vendor ignores a description on creation, so it takes a second call.",
      ],
      attributes: { groupAttributes }),
    endpoints: Endpoints(
      path: "groups", listing: Listing(.pages(size: 500)),
      update: .replacing(dropping: [
        "id", "dateModified", "memberCount", "type", "owners", "selfUri",
      ])
    ).with {
      $0.lookup = .list
      $0.sendsVersion = true
      $0.ownedInside.insert("display")
      $0.afterCreation = ["description"]
      $0.onlyAtCreation = ["type"]
      $0.nested = [members]
      $0.auditedAs = ["Group"]
      $0.finish = { body, isCreation in finish(&body, isCreation) }
    })

  private static let members = Nested(
    attribute: "members", content: .references,
    source: .collection("members", .pages(size: 100)),
    adding: Batch(method: "POST", path: "members", form: .ids(field: "memberIds"), size: 50),
    removing: Batch(method: "DELETE", path: "members", form: .query("ids"), size: 50))

  @AttributesBuilder private static var groupAttributes: [Attribute] {
    Attribute.string("name", "The name, unique in the organisation.", length: 1...256).required()
    Attribute.string("description", "What the group is for.").cosmetic()
    Attribute.choice("type", "Who made the group.", of: ["official", "social"]).required()
      .fixedAtCreation()
    Attribute.choice(
      "visibility", "Who can see the group.", of: ["public", "owners", "members"]
    ).required()
    Attribute.boolean("rulesVisible", "Whether members' rules can be seen.").required()
    Attribute.boolean("rolesEnabled", "Whether roles can be granted to the group.")
    Attribute.boolean("callsEnabled", "Whether the group can be called.")
    Attribute.boolean("includeOwners", "Whether owners are members too.")
    Attribute.set(
      "owners", of: .reference(Reference(to: "users", asBareID: true, ignoringCase: true)),
      "Who may change the group."
    ).on(wire: "owners", written: "ownerIds")
    Attribute.set(
      "members", of: .reference(Reference(to: "users", ignoringCase: true)),
      "The people in the group."
    ).storedApart()
  }

  /// The vendor reads `owners` and writes `ownerIds`, a blank one where there are none.
  private static func finish(_ body: inout Value, _ isCreation: Bool) {
    if body["ownerIds"] == nil, let owners = body["owners"]?.array {
      body.set(.array(owners.compactMap { $0["id"] }), at: ["ownerIds"])
    }
    guard !isCreation else { return }
    if body["ownerIds"]?.array?.isEmpty == true { body.set([" "], at: ["ownerIds"]) }
    if body["visibility"] == "owners" { body.set("ownerIds", at: ["visibility"]) }
  }
}
