import Documents
import Testing

@testable import Model

struct ReadingTests {
  private func kind(@AttributesBuilder _ attributes: () -> [Attribute]) -> Kind {
    Kind(
      "things", singular: "thing", summary: "Things.", key: .attribute("name"),
      permissions: Kind.Permissions(read: [], create: [], update: [], delete: []),
      attributes: attributes)
  }

  @Test func `nested attributes are read and what is not in the table is left out`() {
    let kind = kind {
      Attribute.string("name", "Name.")
      Attribute.integer("call.timeout", "Timeout.", in: 0...9)
      Attribute.boolean("call.auto.answer", "Answer.")
      Attribute.boolean("mail.auto", "Auto.")
    }
    let raw: Value = [
      "name": "a", "call": ["timeout": 3, "auto": ["answer": true, "other": 1], "new": 2],
      "mail": ["auto": .null], "id": "x",
    ]
    #expect(
      kind.attributes(from: raw)
        == ["name": "a", "call": ["timeout": 3, "auto": ["answer": true]]])
  }

  @Test func `attributes that stand elsewhere in answers are found`() {
    var renamed = Attribute.string("title", "Title.")
    renamed.aliases = [["oldTitle"]]
    let kind = kind {
      Attribute.string("owner", "Owner.").on(wire: "meta.owner")
      renamed
      Attribute.string("hidden", "Hidden.").writeOnly()
      Attribute.string("apart", "Apart.").storedApart()
    }
    let raw: Value = [
      "meta": ["owner": "o"], "oldTitle": "t", "hidden": "h", "apart": "a", "owner": "no",
    ]
    #expect(kind.attributes(from: raw) == ["owner": "o", "title": "t"])
  }

  @Test func `what is no object where one should be is nothing`() {
    let kind = kind { Attribute.integer("call.timeout", "Timeout.", in: 0...9) }
    #expect(kind.attributes(from: ["call": "soon"]) == [:])
    #expect(kind.attributes(from: "call") == [:])
  }

  @Test func `the parts of a composite key come back from its text`() {
    let kind = Kind(
      "grants", singular: "grant", summary: "Grants.", key: .composite(["user", "role"]),
      permissions: Kind.Permissions(read: [], create: [], update: [], delete: [])
    ) {
      Attribute(
        "user", .reference(Reference(to: "users", ignoringCase: true)), "User.")
      Attribute.string("role", "Role.")
    }
    let key = kind.key(of: ["user": "Ana=b@Acme", "role": "100%, all"])
    #expect(key == "user=ana%3Db@acme,role=100%25%2C all")
    #expect(kind.parts(ofKey: key ?? "") == ["user": "ana=b@acme", "role": "100%, all"])
  }

  @Test func `a record of a set is compared in the fields that were written`() {
    let type = AttributeType.set(
      .record([
        Attribute.string("domain", "Domain."), Attribute.boolean("conditions", "Conditions."),
      ]))
    let live: Value = [
      ["domain": "b", "conditions": false], ["domain": "a", "conditions": true],
    ]
    let wanted: Value = [["domain": "a"], ["domain": "b"]]
    #expect(type.canonical(type.projected(live, onto: wanted)) == type.canonical(wanted))
    let other: Value = [["domain": "a", "conditions": false], ["domain": "b"]]
    #expect(type.canonical(type.projected(live, onto: other)) != type.canonical(other))
  }
}
