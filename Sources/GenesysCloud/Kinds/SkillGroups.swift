import Documents
import Model

extension GenesysKind {
  static let skillGroups = GenesysKind(
    kind: Kind(
      "skillGroups", singular: "skill group",
      summary: "Whoever meets conditions on skills, routed to together.",
      key: .attribute("name"),
      permissions: Kind.Permissions(
        read: ["routing:skillGroup:view"], create: ["routing:skillGroup:add"],
        update: ["routing:skillGroup:edit", "routing:skillGroup:add"],
        delete: ["routing:skillGroup:delete"]),
      manualSteps: .neverSwitchedOff,
      notes: [
        "Who is in the group follows from the conditions, in the background.",
        "Conditions name skills and languages, so those must be there first.",
        "People of the group's own division can always be in it.",
      ]
    ) {
      Attribute.string("name", "The name, unique in the organisation.", length: 1...256).required()
      Attribute.string("description", "What the group is for.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the group.").required()
      Attribute.list(
        "skillConditions", of: .record(condition(levels: 2)), "What people must be able to do."
      ).required()
      Attribute.set(
        "memberDivisions", of: .reference(Reference(to: "divisions")),
        "The divisions whose people can be in the group, beside its own."
      ).storedApart()
    },
    endpoints: Endpoints(
      path: "routing/skillgroups", listing: Listing(.after(size: 100), isThin: true),
      update: .patching
    ).with {
      $0.alwaysSent = ["name", "skillConditions"]
      $0.movesAs = "SKILLGROUP"
      $0.nested = [memberDivisions]
      $0.auditedAs = ["SkillGroup"]
    })

  private static let memberDivisions: Nested = {
    let path = "members/divisions"
    var nested = Nested(
      attribute: "memberDivisions", content: .references, source: .collection(path, .whole),
      adding: Batch(method: "POST", path: path, form: .ids(field: "addDivisionIds"), size: 100),
      removing: Batch(
        method: "POST", path: path, form: .ids(field: "removeDivisionIds"), size: 100))
    nested.implied = "division"
    return nested
  }()

  @AttributesBuilder private static func condition(levels: Int) -> [Attribute] {
    Attribute.choice("operation", "How the conditions go together.", of: ["And", "Or", "Not"])
      .required()
    Attribute.list(
      "routingSkillConditions",
      of: .record(comparison("routingSkill", with: "skills", levels: levels)),
      "Conditions on skills; none is an empty list."
    ).required()
    Attribute.list(
      "languageSkillConditions",
      of: .record(comparison("languageSkill", with: "languages", levels: levels)),
      "Conditions on languages; none is an empty list."
    ).required()
  }

  @AttributesBuilder private static func comparison(
    _ name: String, with kind: String, levels: Int
  ) -> [Attribute] {
    Attribute(name, .reference(Reference(to: kind, asName: true)), "Whose proficiency counts.")
      .required()
    Attribute.choice(
      "comparator", "How the proficiency is compared.",
      of: [
        "EqualTo", "NotEqualTo", "LessThan", "GreaterThan", "GreaterThanOrEqualTo",
        "LessThanOrEqualTo",
      ]
    ).required()
    Attribute.integer("proficiency", "What it is compared with.", in: 0...5).required()
    // The vendor nests without end; what lies deeper than anyone writes is compared as it stands.
    Attribute.list(
      "childConditions",
      of: levels > 1 ? .record(condition(levels: levels - 1)) : .json,
      "Further conditions on those who meet this one.")
  }
}
