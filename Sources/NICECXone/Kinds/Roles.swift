import Documents
import Model

extension CXoneKind {
  static let roles = CXoneKind(
    kind: Kind(
      "roles", singular: "role", summary: "What people may do in all applications.",
      key: .attribute("roleName", ignoresCase: true), deletion: .deactivationOnly,
      permissions: .ofTheRole, isRenamable: false,
      manualSteps: .readOnly("edit the role in Admin > Security Settings; no API call does it"),
      notes: [
        "Read only: roles are made in the screens, checked here and given to users.",
        "A name can never be used again, even after the role is gone.",
        "Rights add up; there is no deny.",
      ]
    ) {
      Attribute.string("roleName", "The name.", length: 1...50).required()
      Attribute.string("displayName", "The name on screens.").cosmetic()
      Attribute.string("description", "What it is for.").cosmetic()
      Attribute.choice(
        "status", "Only an active role can be given.", of: ["ACTIVE", "INACTIVE", "DRAFT"])
      Attribute.string("loginAuthenticatorId", "How its holders sign in.")
      Attribute.set(
        "applications", of: .record(application), "What it grants, by application.")
    },
    endpoints: Endpoints(
      path: "/authorization/v1/roles", id: ["roleId"],
      listing: Listing(.numberedSearch, "roles", at: "/authorization/v1/roles/search")
    ).with {
      $0.single = .list
      $0.isGone = { $0["status"] == "DELETED" }
    })

  @AttributesBuilder private static var application: [Attribute] {
    Attribute.string("applicationId", "The application.").required()
    Attribute.set("privileges", of: .record(privilege), "What may be done in it.")
    Attribute.set("features", of: .record(feature), "What may be done in its parts.")
  }

  @AttributesBuilder private static var feature: [Attribute] {
    Attribute.string("featureId", "The part.").required()
    Attribute.set("privileges", of: .record(privilege), "What may be done in it.")
  }

  @AttributesBuilder private static var privilege: [Attribute] {
    Attribute.string("privilegeId", "The right.").required()
    Attribute.set(
      "actions", of: .string(length: 1...200, format: nil), "What it allows in detail.")
  }
}
