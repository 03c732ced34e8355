import Documents
import Testing

@testable import Model

private let half = Value(number: "0.5") ?? .null

struct SnapshotObjectTests {
  private let object = SnapshotObject(
    id: "1", kind: "queues", key: "A", attributes: ["b": 1, "a": ["z", half]],
    managed: ["b", "a"],
    lifecycle: Lifecycle(isProtected: true, ignored: ["y", "x"], onRemove: .forget),
    applied: ["b": 2])

  @Test func `a committed file is read back`() {
    #expect(SnapshotObject(object.value) == object)
  }

  @Test func `a file has one attribute a line, in one order`() {
    let text = String(decoding: object.bytes, as: UTF8.self)
    #expect(text.contains("  \"attributes\": {\n    \"a\": [\n      \"z\",\n      0.5\n    ],"))
    #expect(text.hasSuffix("}\n"))
    var other = object
    other.attributes = ["a": ["z", half], "b": 1]
    #expect(other.bytes == object.bytes)
  }

  @Test func `the common ground is what was applied, of what is managed`() {
    #expect(object.base(of: .integer("b", "B.", in: 0...9)) == 2)
    #expect(object.base(of: .string("a", "A.")) == ["z", half])
    #expect(object.base(of: .string("c", "C.")).map { _ in true } == nil)
  }

  @Test(arguments: [
    (Safety.Limit.percent(10), 0, 3), (.percent(10), 30, 3), (.percent(10), 31, 3),
    (.percent(10), 50, 5), (.percent(100), 7, 7), (.count(0), 100, 0), (.count(2), 1, 2),
  ])
  func `a share of few is never under three`(limit: Safety.Limit, managed: Int, allowed: Int) {
    #expect(limit.allowance(of: managed) == allowed)
  }

  @Test(arguments: [
    ("wrap", "wrap.mode", true), ("wrap", "wrap", true), ("wrap", "wrapper", false),
    ("wrap.mode", "wrap", false),
  ])
  func `a prefix ignores what stands below it`(ignored: String, name: String, isIgnored: Bool) {
    #expect(Lifecycle(ignored: [ignored]).ignores(name) == isIgnored)
  }
}
