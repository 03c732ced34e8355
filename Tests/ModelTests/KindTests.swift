import Documents
import TestSupport
import Testing

@testable import Model

struct KindTests {
  private let kind = FakeKinds.queues

  @Test func `references are found wherever they stand`() {
    let found = kind.references(in: [
      "team": "T", "members": ["a", "b"], "weights": ["German": 1], "overflow": ["id": "x"],
    ])
    #expect(
      found.map { "\($0.attribute) \($0.target.kind) \($0.key)" } == [
        "team teams T", "members agents a", "members agents b", "weights skills German",
      ])
    let ratings = FakeKinds.agents.references(in: ["skills": [["skill": "x"], ["level": 2]]])
    #expect(ratings.map(\.key) == ["x"])
    #expect(FakeKinds.grants.references(in: ["agent": "a", "team": "*"]).map(\.key) == ["a"])
  }

  @Test func `references can be renamed wherever they stand`() {
    let renamed = kind.attributes([
      "name": "a", "team": "a", "members": ["b", "a"], "weights": ["a": 1],
    ]) { _, key in key == "a" ? "z" : key }
    #expect(
      renamed == ["name": "a", "team": "z", "members": ["b", "z"], "weights": ["z": 1]])
  }

  @Test func `what is sent and read back is the same`() {
    let attributes: Value = [
      "name": "A", "wrap": ["timeoutMs": 5], "members": ["u"], "weights": ["s": 1],
      "overflow": "A",
    ]
    var body: Value = [:]
    kind.write(kind.attributes, of: attributes, into: &body) { "\($0.kind)-\($1)" }
    #expect(
      body == [
        "name": "A", "wrap": ["timeoutMs": 5], "weights": ["skills-s": 1],
        "overflow": ["id": "queues-A"],
      ])
    #expect(kind.attributes(from: body)["overflow"] == ["id": "queues-A"])
  }

  @Test func `an attribute is found by its dotted name`() {
    #expect(kind.attribute("wrap.timeoutMs")?.path == ["wrap", "timeoutMs"])
    #expect(kind.attribute("wrap")?.name == nil)
    #expect(kind.referencedKinds == ["agents", "queues", "skills", "teams"])
  }
}
