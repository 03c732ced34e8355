import Documents
import Model

extension GenesysKind {
  static let roles = GenesysKind(
    kind: Kind(
      "roles", singular: "role", summary: "Rights that are granted together.",
      key: .attribute("name"),
      permissions: Kind.Permissions(
        read: ["authorization:role:view"], create: ["authorization:role:add"],
        update: ["authorization:role:edit"], delete: ["authorization:role:delete"]),
      manualSteps: .neverSwitchedOff,
      notes: [
        "Roles only allow: a subject has the union of its roles.",
        "Default roles can be changed but neither created nor deleted.",
        "A '*' in a policy is compared by what it stands for, since the vendor expands it.",
      ],
      attributes: { roleAttributes }),
    endpoints: Endpoints(
      path: "authorization/roles", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: [
        "id", "selfUri", "userCount", "default", "base", "defaultRoleId", "unusedPermissions",
        "roleNeedsUpdate", "baseLicense", "addonLicenses", "dateLicenseLastUpdated",
      ])
    ).with {
      $0.policies = "permissionPolicies"
      $0.permissions = ("permissionPolicies", { $0.array?.flatMap(names) ?? [] })
      $0.auditedAs = ["Role"]
    })

  private static func names(_ policy: Value) -> [String] {
    let entity = "\(policy["domain"]?.string ?? ""):\(policy["entityName"]?.string ?? "")"
    return (policy["actionSet"]?.array ?? []).compactMap(\.string).map { "\(entity):\($0)" }
  }

  @AttributesBuilder private static var roleAttributes: [Attribute] {
    Attribute.string("name", "The name, unique in the organisation.", length: 1...256).required()
    Attribute.string("description", "Whom the role is for.").cosmetic()
    Attribute.set(
      "permissions", of: .string(length: 1...256, format: nil),
      "Rights of the older kind, as single words.")
    Attribute.set(
      "permissionPolicies", of: .record(policy), "Rights by domain, entity and action.")
  }

  @AttributesBuilder private static var policy: [Attribute] {
    Attribute.string("domain", "The product area: 'routing'.", length: 1...256).required()
    Attribute.string("entityName", "What in it: 'queue'; '*' for all.", length: 1...256).required()
    Attribute.set(
      "actionSet", of: .string(length: 1...256, format: nil),
      "What may be done: 'view', 'edit'; '*' for all."
    ).required()
    Attribute.boolean("allowConditions", "Whether the policy may hold a condition.")
    Attribute(
      "resourceConditionNode", .json, "The condition under which the policy allows, as a tree.")
    Attribute.set(
      "namedResources", of: .string(length: 1...256, format: nil),
      "The only resources that the policy speaks of.")
    Attribute.string("policyName", "A name for the policy.").cosmetic()
    Attribute.string("policyDescription", "What the policy is for.").cosmetic()
  }
}
