import Documents
import Model

extension GenesysKind {
  static let skills = GenesysKind(
    kind: Kind(
      "skills", singular: "skill", summary: "What agents can do and conversations can ask for.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["routing:skill:view"], create: ["routing:skill:create"],
        update: ["routing:skill:update"], delete: ["routing:skill:delete"]),
      isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: ["A skill cannot be renamed: a new name is a new skill that nobody has yet."]
    ) {
      Attribute.string("name", "The name, unique in the organisation.", length: 1...256).required()
        .fixedAtCreation()
      Attribute(
        "division", .reference(Reference(to: "divisions", asBareID: true)),
        "The division the skill belongs to."
      ).on(wire: "division", written: "divisionId")
    },
    endpoints: Endpoints(
      path: "routing/skills", listing: Listing(.pages(size: 500)), update: .patching
    ).with {
      $0.auditedAs = ["Skill", "RoutingSkill", "ACDSkill"]
    })
}
