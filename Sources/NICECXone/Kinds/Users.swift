import Documents
import Model

extension CXoneKind {
  static let users = CXoneKind(
    kind: Kind(
      "users", singular: "user", summary: "A person who signs in, with the roles they hold.",
      key: .attribute("userName", ignoresCase: true), deletion: .deactivationOnly,
      permissions: .ofTheRole, listsMayHide: true, manualSteps: .neverDeleted,
      notes: [
        "A user is deactivated, never deleted; declaring the name again brings the person back.",
        "Only the primary role reaches digital channels; there are at most ten secondary ones.",
        "What a person does in routing stands under 'agents'.",
      ],
      attributes: { userAttributes }),
    endpoints: Endpoints(
      path: "/user-management/v1/users", id: ["id"], listing: Listing(.whole, "users")
    ).with {
      $0.single = .at("/user-management/v3/users")
      $0.creation = .flat
      $0.update = Endpoints.Update(
        form: .flat, idMember: "id", isAtCollection: true, idIsText: true)
      $0.deactivation = .users
      $0.isGone = { $0["status"] == "DELETED" }
      $0.isRevivable = true
      $0.isShared = true
      $0.byName = ["role"]
      $0.translated = ["teamId": .teams]
      $0.textIDs = ["groupIds"]
      $0.finish = complete
    })

  @AttributesBuilder private static var userAttributes: [Attribute] {
    Attribute.string("userName", "The name the person signs in with.", length: 1...256).required()
    Attribute.string("firstName", "The first name.", length: 1...128).required()
    Attribute.string("lastName", "The last name.", length: 1...128).required()
    Attribute.string("emailAddress", "The e-mail address.", format: .email).required()
    Attribute.id("role", of: "roles", ignoringCase: true, "The primary role.").required()
      .on(wire: "roleUUID", written: "role")
    Attribute.set(
      "secondaryRoleIds", of: .id(of: "roles", ignoringCase: true), "Further roles; at most ten.")
    Attribute.id("teamId", of: "teams", "The team the person is in.")
    Attribute.set("groupIds", of: .id(of: "groups"), "The groups the person is in.")
    Attribute.string("assignedGroup", "The group of the screens that the person belongs to.")
    Attribute.string("mobileNumber", "The mobile number.").cosmetic()
    Attribute.integer("rank", "The place in a line of command.", in: 0...Int.largest)
    Attribute.string("timeZone", "The time zone.").namingTimeZone()
    Attribute.string("country", "The country.")
    Attribute.string("hireDate", "The day the person started.").cosmetic()
    Attribute.string("externalIdentity", "The id in a directory that signs the person in.")
    Attribute.boolean("billable", "Whether the vendor charges for the person.")
    Attribute.set("acdInfos", of: .record(login), "The logins of routing.")
    Attribute.set("views", of: .record(view), "What the person may see.")
    Attribute.string("status", "Whether the person has signed in and may.").serverOwned()
  }

  @AttributesBuilder private static var login: [Attribute] {
    Attribute.string("loginId", "The login.").required()
  }

  @AttributesBuilder private static var view: [Attribute] {
    Attribute.string("id", "The object.").required()
    Attribute.string("objectType", "What it is.").required()
  }

  /// A change must hold these every time.
  private static let complete: @Sendable (inout Value, Value?) -> Void = { body, live in
    guard let live else { return }
    if body["emailToBeVerified"] == nil {
      let pending = live["emailToBeVerified"].flatMap { $0.isNull ? nil : $0 }
      body.set(pending ?? body["emailAddress"] ?? "", at: ["emailToBeVerified"])
    }
    if body["assignedGroup"] == nil { body.set("", at: ["assignedGroup"]) }
  }
}
