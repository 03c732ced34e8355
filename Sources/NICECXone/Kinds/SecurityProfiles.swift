import Documents
import Model

extension CXoneKind {
  static let securityProfiles = CXoneKind(
    kind: Kind(
      "securityProfiles", singular: "security profile",
      summary: "What agents may do in routing; each mirrors a role.",
      key: .attribute("securityProfileName"), deletion: .deactivationOnly,
      permissions: .ofTheRole, isRenamable: false,
      manualSteps: .readOnly("edit the role that it mirrors in Admin > Security Settings"),
      notes: ["Read only: the routing side of a role."]
    ) {
      Attribute.string("securityProfileName", "The name.", length: 1...200).required()
      Attribute.string("description", "What it is for.").cosmetic()
      Attribute.id("roleId", of: "roles", ignoringCase: true, "The role that it mirrors.")
      Attribute.string("securityProfileStatusName", "Whether it is in use.")
      Attribute.set("permissions", of: .record(permission), "What it grants.")
    },
    endpoints: .acd(
      "security-profiles", id: "securityProfileId", listing: .pages("profiles")
    ).with { $0.single = .list })

  @AttributesBuilder private static var permission: [Attribute] {
    Attribute.string("permissionKey", "The right.").required()
    Attribute.set("optionKeys", of: .string(length: 1...200, format: nil), "Its options.")
  }
}
