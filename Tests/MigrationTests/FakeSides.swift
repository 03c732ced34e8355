import Documents
import Model

@testable import Migration

/// Two small vendors: `old`, whose objects are derived from, and `new`.
enum FakeSides {
  static let desks = kind("desks", "desk", key: "title") {
    Attribute.string("title", "Name.").required()
    Attribute.boolean("isActive", "Whether it is in use.")
    Attribute.integer("wait", "Seconds.", in: 0...9_999)
    Attribute.integer("goal", "Percent.", in: 0...100)
    Attribute.string("color", "Color.")
    Attribute.set("sites", of: .string(length: 1...99, format: nil), "Places.")
    Attribute.set("codes", of: .reference(Reference(to: "codes")), "Codes.")
    Attribute.reference("code", to: "codes", "The main code.")
  }

  static let codes = kind("codes", "code", key: "title") {
    Attribute.string("title", "Name.").required()
    Attribute.boolean("isActive", "Whether it is in use.")
  }

  static let people = kind("people", "person", key: "login") {
    Attribute.string("login", "Name.").required()
    Attribute.string("mail", "Address.")
    Attribute.reference("boss", to: "people", "Boss.")
    Attribute.map(
      "desks", from: .reference(Reference(to: "desks")), to: .record(mastery), "Grades.")
  }

  static let queues = kind("queues", "queue", key: "name") {
    Attribute.string("name", "Name.", length: 1...40).required()
    Attribute.integer("waitMs", "Milliseconds.", in: 1_000...3_600_000)
    Attribute.number("goal", "Share.", in: 0...1)
    Attribute.choice("color", "Color.", of: ["red", "green"])
    Attribute.string("zone", "Zone.", format: .timeZone)
    Attribute.set("wrapUps", of: .reference(Reference(to: "wrapUps")), "Codes.")
    Attribute.reference("wrapUp", to: "wrapUps", "The main code.")
    Attribute.set(
      "members", of: .reference(Reference(to: "users", ignoringCase: true)), "People.")
  }

  static let wrapUps = kind("wrapUps", "wrap-up", key: "name") {
    Attribute.string("name", "Name.", length: 1...40).required()
  }

  static let users = kind("users", "user", key: "email", ignoresCase: true) {
    Attribute.string("email", "Address.", format: .email).required()
    Attribute(
      "boss", .reference(Reference(to: "users", ignoringCase: true)), "Boss.")
    Attribute.map(
      "queues", from: .reference(Reference(to: "queues")), to: .number(0...5), "Grades.")
  }

  static let old = [desks, codes, people]
  static let new = [queues, wrapUps, users]

  static let rules = [desksToQueues, codesToWrapUps, peopleToUsers]

  static let desksToQueues = MappingRule(
    "desks-to-queues", "Desks.", from: .init("old", "desks"), to: .init("new", "queues"),
    naming: "{title | trim}"
  ) {
    AttributeMapping("waitMs", from: "wait", .scaled(by: 1_000, over: 1))
    AttributeMapping("goal", from: "goal", .scaled(by: 1, over: 100))
    AttributeMapping("color", from: "color")
    AttributeMapping("wrapUps", from: "codes", .references(from: "codes", to: "wrapUps"))
    AttributeMapping("wrapUp", from: "code", .reference(from: "codes", to: "wrapUps"))
    AttributeMapping("members", .referrers(of: "people", by: "desks", to: "users"))
  }
  .with {
    $0.standing = [("isActive", true, "inactive at the source")]
    $0.gaps = [.init("sites", .high, "there are no places")]
  }

  static let codesToWrapUps = MappingRule(
    "codes-to-wrap-ups", "Codes.", from: .init("old", "codes"), to: .init("new", "wrapUps"),
    naming: "{title | trim}"
  ) {}
  .with { $0.standing = [("isActive", true, "inactive at the source")] }

  static let peopleToUsers = MappingRule(
    "people-to-users", "People.", from: .init("old", "people"), to: .init("new", "users"),
    naming: "{mail | trim | lower}"
  ) {
    AttributeMapping("boss", from: "boss", .reference(from: "people", to: "users"))
    AttributeMapping(
      "queues", from: "desks",
      .ratings(
        from: "desks", to: "queues", field: "level",
        Grading(from: (.number(1), .setting("worst")), to: (.number(5), .number(1)))))
  }
  .with { $0.settings = [.init("worst", "The worst level.", 20)] }

  @AttributesBuilder private static var mastery: [Attribute] {
    Attribute.integer("level", "Grade.", in: 1...20)
  }

  private static func kind(
    _ name: String, _ singular: String, key: String, ignoresCase: Bool = false,
    @AttributesBuilder attributes: () -> [Attribute]
  ) -> Kind {
    Kind(
      name, singular: singular, summary: "A \(singular).",
      key: .attribute(key, ignoresCase: ignoresCase),
      permissions: .init(read: [], create: [], update: [], delete: []), attributes: attributes)
  }
}

/// A source and a mapping of it in one line.
struct Scene {
  var desks: [Value] = []
  var codes: [Value] = []
  var people: [Value] = []
  var map: Value = ["desks-to-queues": [:], "codes-to-wrap-ups": [:], "people-to-users": [:]]
  var written: [Resource] = []

  var inventory: Inventory {
    var inventory = Inventory()
    inventory.store(Self.objects(desks, "title"), of: FakeSides.desks)
    inventory.store(Self.objects(codes, "title"), of: FakeSides.codes)
    inventory.store(Self.objects(people, "login"), of: FakeSides.people)
    return inventory
  }

  private static func objects(_ values: [Value], _ key: String) -> [LiveObject] {
    values.map { value in
      let name = value[key]?.string ?? ""
      // Names that are spelled otherwise are other objects, whatever Unicode makes of them.
      let spelled = name.unicodeScalars.map { $0.isASCII ? String($0) : "+\($0.value)" }
      return LiveObject(
        id: "id-\(spelled.joined())", key: name, attributes: value, raw: value)
    }
  }

  var mapping: Mapping {
    let options = (map.object ?? Object()).map { ($0.key, MappingOptions($0.value, at: nil)) }
    return Mapping(
      MigrationDocument(
        name: "wave", from: "legacy", to: "cloud",
        map: Dictionary(options, uniquingKeysWith: { first, _ in first })),
      rules: FakeSides.rules, sourceKinds: FakeSides.old, targetKinds: FakeSides.new)
  }

  func derived() -> Derivation { mapping.derive(source: inventory, written: written) }
}

extension Derivation {
  func resource(_ address: String) -> Resource? {
    resources.first { $0.address.description == "cloud/\(address)" }
  }

  var codes: [String] { problems.map(\.code) }
  var addresses: [String] { resources.map(\.address.description) }
}
