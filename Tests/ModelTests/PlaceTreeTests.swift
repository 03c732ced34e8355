import Documents
import Testing

@testable import Model

struct PlaceTreeTests {
  private let kind = Kind(
    "things", singular: "thing", summary: "Things.", key: .attribute("name"),
    permissions: Kind.Permissions(read: [], create: [], update: [], delete: []),
    attributes: {
      Attribute.string("name", "Name.")
      Attribute.integer("call.timeout", "Timeout.", in: 0...9)
      Attribute.boolean("call.auto.answer", "Answer.")
      Attribute.string("owner", "Owner.")
    })

  @Test func `what an object holds is listed in the order of the table`() {
    let held = kind.held(in: [
      "owner": "o", "call": ["auto": ["answer": true], "other": 1, "timeout": .null], "new": 1,
    ])
    #expect(held.map(\.place) == [1, 2, 3])
    #expect(held.map(\.value) == [.null, true, "o"])
  }

  @Test func `what is no object where one should be holds nothing`() {
    #expect(kind.held(in: ["call": "soon"]).isEmpty)
    #expect(kind.held(in: .null).isEmpty)
  }

  @Test func `objects read together are as when each is read alone`() {
    let raws: [Value] = [
      ["name": "a", "call": ["timeout": 3]],
      ["owner": "o", "name": "b", "call": ["timeout": 4, "auto": ["answer": false]]],
      ["name": "c", "call": ["timeout": 5]], ["owner": "p"], [:], "none",
    ]
    #expect(kind.attributes(from: raws) == raws.map { kind.attributes(from: $0) })
  }
}
