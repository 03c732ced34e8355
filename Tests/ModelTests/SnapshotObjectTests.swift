import Documents
import Model
import Testing

struct SnapshotObjectTests {
  private let kind = Kind(
    "users", singular: "user", summary: "People.", key: .attribute("email"),
    permissions: .init(read: [], create: [], update: [], delete: [])
  ) {
    Attribute.string("email", "Where to write to.")
    Attribute.map("skills", from: .text, to: .integer(0...5), "What they can.").storedApart()
  }

  private let live = LiveObject(
    id: "1", key: "ana@x", attributes: ["email": "ana@x", "skills": ["a": 1]], raw: .null)

  @Test func `what is stored apart is kept only where it is managed`() {
    let without = SnapshotObject(managing: ["email"], of: live, kind, lifecycle: Lifecycle())
    #expect(without.attributes == ["email": "ana@x"])
    let with = SnapshotObject(
      managing: ["email", "skills"], of: live, kind, lifecycle: Lifecycle())
    #expect(with.attributes == live.attributes)
  }

  @Test func `what was only seen is kept as it was read`() {
    let seen = SnapshotObject(seen: live, kind)
    #expect(seen.attributes == live.attributes)
    #expect(seen.managed.isEmpty)
  }

  @Test func `a file is read back as it was written`() throws {
    var lifecycle = Lifecycle(isProtected: true, ignored: ["skills"], onRemove: .forget)
    let object = SnapshotObject(
      managing: ["email"], of: live, kind, lifecycle: lifecycle, applied: ["email": "bo@x"])
    #expect(SnapshotObject(object.value) == object)
    lifecycle.formerKey = "old@x"
    let renamed = SnapshotObject(
      managing: ["email"], of: live, kind, lifecycle: lifecycle, applied: ["email": "bo@x"])
    #expect(renamed == object)
  }
}
