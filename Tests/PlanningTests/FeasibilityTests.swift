import Documents
import Model
import Planning
import TestSupport
import Testing

struct FeasibilityTests {
  /// Made in the vendor's screens, as roles often are.
  private static let roles = kind(
    "roles", "role",
    manualSteps: [
      .create: "make it in the screens", .update: "edit it in the screens",
      .delete: "retire it in the screens", .deactivate: "retire it in the screens",
    ]
  ) {
    Attribute.string("name", "Name.").required()
    Attribute.string("description", "What it is for.")
  }

  /// Only ever switched off, and with members that stay.
  private static let lines = kind("lines", "line", deletion: .deactivationOnly) {
    Attribute.string("name", "Name.").required()
    Attribute.integer("medium", "Fixed for life.", in: 0...9).fixedAtCreation()
    Attribute.set("users", of: .string(length: 0...99, format: nil), "Users.")
      .growingOnly(instead: "take them off in the screens")
  }

  /// Refer to roles and to one another.
  private static let holders = kind("holders", "holder") {
    Attribute.string("name", "Name.").required()
    Attribute.reference("role", to: "roles", "The role.")
    Attribute.reference("boss", to: "holders", "The boss.")
  }

  private static func kind(
    _ name: String, _ singular: String, deletion: Kind.Deletion = .final,
    manualSteps: [Write.Verb: String] = [:], @AttributesBuilder attributes: () -> [Attribute]
  ) -> Kind {
    Kind(
      name, singular: singular, summary: "A \(singular).", key: .attribute("name"),
      deletion: deletion, permissions: .init(read: [], create: [], update: [], delete: []),
      manualSteps: manualSteps, attributes: attributes)
  }

  private func world() -> World { World(kinds: [Self.roles, Self.lines]) }

  @Test func `what the vendor cannot make is an error with the manual step`() {
    var world = world()
    world.want(Self.roles, "Observer")
    let problems = world.planned().problems
    #expect(problems.map(\.code) == ["unsupported-change"])
    #expect(problems.first?.message.contains("cannot be created") == true)
    #expect(problems.first?.help == "make it in the screens")
  }

  @Test func `what the vendor cannot change is an error where it is written`() {
    var world = world()
    world.manage(Self.roles, "Observer", ["description": "old"])
    world.want(Self.roles, "Observer", ["description": "new"])
    let problems = world.planned().problems
    #expect(problems.map(\.help) == ["edit it in the screens"])
    #expect(problems.first?.range != nil)
  }

  @Test func `a read-only object that is as declared is no problem`() {
    var world = world()
    world.have(Self.roles, "Observer", ["description": "same"])
    world.want(Self.roles, "Observer", ["description": "same"])
    #expect(world.planned().problems.isEmpty)
  }

  @Test func `what the vendor cannot remove is forgotten with a warning`() {
    var world = world()
    world.manage(Self.roles, "Observer")
    let (plan, problems) = world.planned()
    #expect(plan.changes.map(\.action) == [.forget])
    #expect(problems.map(\.severity) == [.warning])
    #expect(problems.map(\.help) == ["retire it in the screens"])
  }

  @Test func `what is never deleted cannot be replaced`() {
    var world = world()
    world.manage(Self.lines, "A", ["medium": 4])
    world.want(Self.lines, "A", ["medium": 3])
    let problems = world.planned().problems
    #expect(problems.map(\.code) == ["unsupported-change"])
    #expect(problems.first?.message.contains("'medium'") == true)
  }

  @Test func `elements that cannot be taken away are named`() {
    var world = world()
    world.manage(Self.lines, "A", ["users": ["ana", "bo"]])
    world.want(Self.lines, "A", ["users": ["ana", "cy"]])
    let problems = world.planned().problems
    #expect(problems.map(\.help) == ["take them off in the screens"])
    #expect(problems.first?.message.contains("'bo'") == true)
    #expect(problems.first?.message.contains("'ana'") == false)
  }

  @Test func `what nobody wrote is left to a person, with what waits for it, and the rest is done`()
  {
    var world = World(kinds: [Self.roles, Self.holders])
    world.derived = [
      world.want(Self.roles, "Observer"), world.want(Self.holders, "ana", ["role": "Observer"]),
      world.want(Self.holders, "bo", ["boss": "ana"]), world.want(Self.holders, "cy"),
    ]
    let (plan, problems) = world.planned()
    #expect(problems.isEmpty)
    #expect(plan.changes.map(\.address.key) == ["cy"])
    #expect(plan.omissions.map(\.why) == [.manual, .manual, .manual])
    #expect(
      plan.omissions.map(\.what) == [
        "'cloud/holders/ana' waits for 'cloud/roles/Observer'",
        "'cloud/holders/bo' waits for 'cloud/holders/ana'",
        "'cloud/roles/Observer' cannot be created: the vendor has no call for it; make it in the "
          + "screens",
      ])
  }

  @Test func `once a person has made it, what was left is done`() {
    var world = World(kinds: [Self.roles, Self.holders])
    world.have(Self.roles, "Observer")
    world.derived = [
      world.want(Self.roles, "Observer"), world.want(Self.holders, "ana", ["role": "Observer"]),
    ]
    let (plan, problems) = world.planned()
    #expect(problems.isEmpty)
    #expect(plan.changes.map(\.address.key) == ["ana"])
    #expect(plan.omissions.isEmpty)
  }

  @Test func `elements can be added where none can be taken away`() {
    var world = world()
    world.manage(Self.lines, "A", ["users": ["ana"]])
    world.want(Self.lines, "A", ["users": ["ana", "bo"]])
    #expect(world.planned().problems.isEmpty)
  }
}
