import Documents
import GenesysCloud
import Model
import Planning
import TestSupport
import Testing

@testable import Policies

/// Rules on a large tenant: whoever makes one of them quadratic waits for hours here.
struct RuleScaleTests {
  private static let count = 20_000

  /// All people are observers, and hold a role that allows a lot beside it.
  private static var context: PolicyContext {
    let people = (0..<count).map {
      Access.Subject(.user, id: "u\($0)", name: "agent\($0)@acme.example")
    }
    let rights = (0..<300).map { "routing:entity\($0):\($0 % 2 == 0 ? "view" : "edit")" }
    let roles = [
      Access.Role(id: "o", name: "HYPERCARE_OBSERVER", permissions: ["routing:queue:view"]),
      Access.Role(id: "b", name: "HYPERCARE_LEAD", permissions: ["routing:queue:edit"]),
      Access.Role(id: "d", name: "Desk", permissions: Set(rights)),
    ]
    let members = people.map { HypercareFacts.Member(.user, $0.name) }
    let now = Instant(milliseconds: 1_795_780_800_000)
    let provider = GenesysCloudProvider()
    var context = PolicyContext(
      tenant: "cloud", vendor: provider.vendor, kinds: provider.kinds, resources: [], now: now)
    context.dialect = provider.access
    context.plan = World().planned().plan
    context.hypercares = [
      HypercareFacts(
        name: "wave-1", tenant: "cloud", opens: now, closes: now + .seconds(86_400),
        roles: [
          .init(name: "HYPERCARE_OBSERVER", permissions: ["routing:*:view"], members: members),
          .init(
            name: "HYPERCARE_LEAD", permissions: ["routing:queue:edit"], isBreakGlass: true,
            members: members),
        ])
    ]
    context.accessBefore = Access(
      roles: roles, subjects: people, grants: people.map { Access.Grant($0, role: "d") })
    context.accessAfter = Access(
      roles: roles, subjects: people,
      grants: people.flatMap { person in
        roles.map { Access.Grant(person, role: $0.id) }
      })
    return context
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (PolicyRule.observerDefeated, count), (.adminInHypercare, 0), (.breakGlassScope, count),
    ])
  func `a rule looks at all people once`(rule: PolicyRule, found: Int) {
    let results = PolicyBook([], rules: [rule]).results(in: Self.context)
    #expect(results.count == found)
  }

  @Test(.timeLimit(.minutes(1)))
  func `many changes of many objects are foreseen one by one`() {
    var world = World()
    for number in 0..<4_000 {
      world.manage(FakeKinds.queues, "Old \(number)")
      world.want(FakeKinds.queues, "New \(number)")
    }
    let kinds = Dictionary(
      world.kinds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let changes = world.planned().plan.changes
    let after = world.inventory.after(changes, kinds: kinds)
    #expect(after.objects(of: "queues").count == 4_000)
  }
}
