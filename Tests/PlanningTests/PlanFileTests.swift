import Documents
import Model
import TestSupport
import Testing

@testable import Planning

struct PlanFileTests {
  private var file: Value {
    var world = World()
    world.manage(FakeKinds.queues, "A", ["wrap": ["mode": "on"]])
    world.manage(FakeKinds.queues, "B")
    world.condemned[World.address(FakeKinds.queues, "B")] = "its time is over"
    world.drift(FakeKinds.queues, "A", "wrap.mode", "auto")
    world.want(
      FakeKinds.queues, "A", ["wrap": ["mode": "off", "timeoutMs": 5], "languages": ["de"]],
      madeFrom: Provenance(
        sources: ["legacy/skills/A"],
        moves: [
          "wrap.timeoutMs": [.init("legacy/skills/A", .changed("wait", before: 4, after: 5))],
          "languages": [
            .init("legacy/sites/B", .came), .init("legacy/sites/C", .left),
            .init("legacy/sites/D", .changed("zone", before: nil, after: nil)),
          ],
        ]))
    return world.planned().plan.value
  }

  @Test func `the file holds Terraform's words`() {
    let changes = file["resource_changes"]?.array ?? []
    #expect(
      changes.map { $0["change"]?["actions"] } == [["delete"], ["update"]])
    #expect(changes.first?["type"] == "queues")
    #expect(file["format_version"] == "1.0")
  }

  @Test func `a deletion is read back without a desired state`() throws {
    let plan = try Plan(file: file)
    #expect(plan.changes.first?.action == .delete)
    #expect(plan.changes.first.map { $0.desired == nil } == true)
  }

  @Test func `whatever is altered is refused`() {
    var count = 0
    for path in paths(of: file, []) {
      let altered = altering(file, path[...])
      #expect(throws: PlanFileError.self, "\(path)") { try Plan(file: altered) }
      count += 1
    }
    #expect(count > 60)
  }

  @Test func `what rules say is in the file and no part of what names the plan`() throws {
    var world = World()
    world.want(FakeKinds.queues, "A")
    var plan = world.planned().plan
    let id = plan.id
    plan.policyResults = [
      PolicyResult(
        "rule", .error, "no", address: World.address(FakeKinds.queues, "A"), help: "yes",
        exemption: "until then")
    ]
    #expect(plan.id == id)
    #expect(try Plan(file: plan.value).policyResults == plan.policyResults)
    #expect(plan.denials.isEmpty)
  }

  @Test(arguments: ["0.9", "2.0", "", "1"])
  func `another major format is refused`(version: String) {
    var file = file
    file.set(.string(version), at: ["format_version"])
    #expect(throws: PlanFileError.self) { try Plan(file: file) }
  }

  @Test(arguments: [.null, true, 5, "text", [], [:], [["format_version": "1.0"]]] as [Value])
  func `what is no plan file is refused`(value: Value) {
    #expect(throws: PlanFileError.self) { try Plan(file: value) }
  }

  private func paths(of value: Value, _ prefix: [String]) -> [[String]] {
    switch value {
    case .object(let object):
      object.flatMap { paths(of: $0.value, prefix + [$0.key]) }
    case .array(let elements):
      elements.enumerated().flatMap { paths(of: $1, prefix + ["\($0)"]) }
    default: [prefix]
    }
  }

  private func altering(_ value: Value, _ path: ArraySlice<String>) -> Value {
    guard let step = path.first else { return value == "?" ? "!" : "?" }
    switch value {
    case .object(var object):
      object[step] = altering(object[step] ?? .null, path.dropFirst())
      return .object(object)
    case .array(var elements):
      let place = Int(step) ?? 0
      elements[place] = altering(elements[place], path.dropFirst())
      return .array(elements)
    default: return value
    }
  }
}
