import Documents
package import Model

/// A small vendor whose kinds have between them every trait that planning must know.
package enum FakeKinds {
  package static let all = [teams, skills, agents, queues, grants, flows]

  package static let teams = kind("teams", "team") {
    Attribute.string("name", "Name.").required()
    Attribute.string("description", "What it is for.").cosmetic()
    Attribute.reference("parent", to: "teams", "The team above.")
  }

  /// Cannot be renamed.
  package static let skills = kind("skills", "skill", isRenamable: false) {
    Attribute.string("name", "Name.").required()
    Attribute.choice("grade", "Fixed for life.", of: ["a", "b"]).fixedAtCreation()
  }

  /// Keyed by a text that ignores case; holds a list of records.
  package static let agents = kind(
    "agents", "agent", key: .attribute("email", ignoresCase: true)
  ) {
    Attribute.string("email", "Address.", format: .email).required()
    Attribute.string("name", "Name.")
    Attribute.reference("team", to: "teams", "Team.", default: "Home")
    Attribute.choice("origin", "Fixed for life.", of: ["hired", "lent"]).fixedAtCreation()
    Attribute.list("skills", of: .record(rating), "Skills with grades.")
  }

  /// Holds sets, maps, nested attributes with units and references to itself.
  package static let queues = kind("queues", "queue") {
    Attribute.string("name", "Name.").required()
    Attribute.string("description", "What it is for.").cosmetic()
    Attribute.reference("team", to: "teams", "Team.", default: "Home")
    Attribute.integer("wrap.timeoutMs", "Time.", in: 0...100_000).counted(in: .milliseconds)
    Attribute.choice("wrap.mode", "Mode.", of: ["off", "on", "auto"]).defaulting(to: "off")
    Attribute.number("level.share", "Share.", in: 0...1).counted(in: .ratio)
    Attribute.set("languages", of: .string(length: 0...99, format: nil), "Languages.")
    Attribute.set(
      "members", of: .reference(Reference(to: "agents", ignoringCase: true)), "Agents."
    ).storedApart()
    Attribute.reference("overflow", to: "queues", "Where calls go next.")
    Attribute.map(
      "weights", from: .reference(Reference(to: "skills")), to: .integer(0...100), "Weights.")
    Attribute.map("labels", from: .text, to: .string(length: 0...99, format: nil), "Labels.")
  }

  /// Keyed by all of its attributes together.
  package static let grants = kind("grants", "grant", key: .composite(["agent", "team"])) {
    Attribute(
      "agent", .reference(Reference(to: "agents", ignoringCase: true)), "To whom."
    ).required().fixedAtCreation()
    Attribute.reference("team", to: "teams", "Where.", allowing: ["*"]).required()
      .fixedAtCreation()
  }

  /// Cannot be made without the flow that it ends in.
  package static let flows = kind("flows", "flow") {
    Attribute.string("name", "Name.").required()
    Attribute.reference("exit", to: "flows", "Where it ends.").required()
    Attribute.reference("help", to: "flows", "Where it asks for help.")
  }

  /// Has numbers that lie in number blocks.
  package static let lines = kind("lines", "line") {
    Attribute.string("name", "Name.").required()
    Attribute.set("numbers", of: .string(length: 1...64, format: .e164), "Numbers.")
      .lying(in: NumberRange(of: "numberBlocks", from: "first", to: "last"))
  }

  /// Stands for all numbers from one to another.
  package static let numberBlocks = kind(
    "numberBlocks", "number block", key: .composite(["first", "last"])
  ) {
    Attribute.string("first", "First.", format: .e164).required().fixedAtCreation()
    Attribute.string("last", "Last.", format: .e164).required().fixedAtCreation()
  }

  @AttributesBuilder private static var rating: [Attribute] {
    Attribute.reference("skill", to: "skills", "Skill.").required()
    Attribute.integer("level", "Grade.", in: 1...5)
  }

  private static func kind(
    _ name: String, _ singular: String, key: NaturalKey = .attribute("name"),
    isRenamable: Bool = true, @AttributesBuilder attributes: () -> [Attribute]
  ) -> Kind {
    Kind(
      name, singular: singular, summary: "A \(singular).", key: key,
      permissions: .init(read: [], create: [], update: [], delete: []), isRenamable: isRenamable,
      attributes: attributes)
  }
}
