import Documents
import Planning
import TestSupport
import Testing

@testable import Model

/// When a live value fulfils a desired one.
struct ComparisonTests {
  private static let text = AttributeType.string(length: 0...99, format: nil)
  private static let person = AttributeType.reference(Reference(to: "users", ignoringCase: true))
  private static let rating = AttributeType.record([
    .reference("skill", to: "skills", "Skill."), .integer("level", "Grade.", in: 1...5),
  ])

  @Test(
    arguments: [
      (.set(text), ["a", "b"], ["b", "a"], true), (.set(text), ["a"], ["a", "a"], true),
      (.set(text), ["a"], ["a", "b"], false), (.set(text), ["A"], ["a"], false),
      (.set(person), ["ANA@x"], ["ana@X"], true),
      (.list(text), ["a", "b"], ["b", "a"], false),
      (.list(rating), [["skill": "x", "level": 1]], [["skill": "x"]], true),
      (.list(rating), [["skill": "x", "level": 1]], [["skill": "x", "level": 2]], false),
      (
        .set(rating), [["skill": "x", "level": 1], ["skill": "y", "level": 2]],
        [["skill": "y"], ["skill": "x"]], true
      ),
      (
        .set(rating), [["skill": "x", "level": 1], ["skill": "x", "level": 2]],
        [["skill": "x"], ["skill": "x", "level": 1]], true
      ),
      (
        .set(rating), [["skill": "x", "level": 1], ["skill": "y", "level": 2]],
        [["skill": "x"], ["skill": "x", "level": 1]], false
      ),
      (
        .set(rating), [["skill": "x", "level": 1], ["skill": "x", "level": 2]], [["skill": "x"]],
        false
      ),
      (.map(.text, .integer(0...9)), ["a": 1, "b": 2], ["b": 2, "a": 1], true),
      (.map(.text, .integer(0...9)), ["a": 1, "b": 2], ["a": 1], false),
      (.string(length: 0...9, format: .email), "A@X", "a@x", true),
      (
        .string(length: 0...30, format: .localDateTime), "2026-12-25T00:00:00.000",
        "2026-12-25T00:00:00", true
      ),
      (
        .string(length: 0...30, format: .localDateTime), "2026-12-25T00:00:00.100",
        "2026-12-25T00:00:00", false
      ),
      (.number(0...1), 1, Value(number: "1.0") ?? .null, true),
      (.json, ["a": [1, 2]], ["a": [2, 1]], false),
      (.json, ["a": 1, "b": 2], ["b": 2, "a": 1], true),
    ] as [(AttributeType, Value, Value, Bool)])
  func `each type has its own equality`(
    type: AttributeType, live: Value, wanted: Value, isSame: Bool
  ) {
    #expect(Attribute("it", type, "It.").isSame(live, as: wanted) == isSame)
  }

  @Test(arguments: ["", [], [:], .null] as [Value])
  func `what is absent is as good as what is empty`(empty: Value) {
    let attribute = Attribute.string("it", "It.")
    #expect(attribute.isSame(nil, as: empty))
    #expect(attribute.isSame(empty, as: ""))
    #expect(!attribute.isSame(nil, as: "x"))
  }

  @Test func `what is absent is as good as the default`() {
    let attribute = Attribute.string("it", "It.").defaulting(to: "x")
    #expect(attribute.isSame(nil, as: "x"))
    #expect(!attribute.isSame("y", as: "x"))
  }

  @Test func `a key can be part of an ignored prefix and is compared all the same`() {
    let comparison = Comparison(
      of: FakeKinds.queues, honouring: Lifecycle(ignored: ["name", "wrap"]))
    let found = comparison.differences(
      from: ["name": "A", "wrap": ["mode": "on"]], to: ["name": "B", "wrap": ["mode": "off"]])
    #expect(found.map(\.attribute.name) == ["name"])
  }
}
