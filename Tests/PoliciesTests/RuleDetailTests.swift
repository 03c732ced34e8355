import Documents
import Model
import Parsing
import Planning
import Testing

@testable import Policies

/// What rules say beyond whether they object.
struct RuleDetailTests {
  private static let window = """
    kind: hypercare
    name: wave-1
    tenant: cloud
    window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
    roles:
      HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }

    """

  private func results(_ rule: PolicyRule, _ parts: String...) throws -> [PolicyResult] {
    try ExampleScene(parts.joined(separator: "\n---\n"), rules: [rule]).results
  }

  private static func tenant(observes: Bool, actions: String = "[delete]") -> String {
    let observer =
      observes
      ? """
          HYPERCARE_OBSERVER:
            permissionPolicies: [{ domain: routing, entityName: "*", actionSet: [view] }]
      """ : ""
    let grant =
      observes
      ? "\n    - { user: ana@acme.example, role: HYPERCARE_OBSERVER, division: \"*\" }" : ""
    return """
      now: 2026-11-21T12:00:00Z
      tenant: |
        kind: genesys-cloud
        tenant: cloud
        divisions: { Home: {} }
        users: { ana@acme.example: { name: Ana, division: Home } }
        roles:
          SUPER_ADMIN:
            permissionPolicies: [{ domain: routing, entityName: queue, actionSet: \(actions) }]
      \(observer)
        grants:
          - { user: ana@acme.example, role: SUPER_ADMIN, division: "*" }\(grant)
      """
  }

  @Test(arguments: [PolicyRule.adminInHypercare, .observerDefeated])
  func `the plan that makes a defeated observer is refused, what is so already is a warning`(
    rule: PolicyRule
  ) throws {
    let made = try results(rule, Self.window, Self.tenant(observes: false))
    #expect(made.map(\.severity) == [.error], "\(made)")
    #expect(made.first?.message.contains("'SUPER_ADMIN'") == true)
    #expect(made.first?.address?.description == "cloud/users/ana@acme.example")
    #expect(made.first?.range?.start.line == 6)
    let old = try results(rule, Self.window, Self.tenant(observes: true))
    #expect(old.map(\.severity) == [.warning], "\(old)")
  }

  @Test func `what the document lets members hold beside defeats nobody`() throws {
    let allowing = Self.window + "allowed: { permissions: [\"routing:queue:*\"] }\n"
    #expect(try results(.observerDefeated, allowing, Self.tenant(observes: false)).isEmpty)
  }

  @Test func `a rule that cannot look refuses, and says why`() throws {
    let scene = try ExampleScene(
      Self.window + "\n---\n" + Self.tenant(observes: false), rules: [.adminInHypercare])
    var context = scene.context
    context.accessAfter = nil
    context.blindness[.access] = "read grants: 403 for want of 'authorization:grant:view'"
    let results = scene.book.results(in: context)
    #expect(results.map(\.refuses) == [true])
    #expect(results.first?.message.contains("authorization:grant:view") == true)
  }

  @Test func `what this tool's own client can do beyond its task is told`() throws {
    let text = """
      kind: genesys-cloud
      tenant: cloud
      existing: { divisions: [Home] }
      queues: { Support: { division: Home } }
      oauthClients:
        Deployer:
          authorizedGrantType: CLIENT-CREDENTIALS
          description: new
      ---
      tenant: |
        kind: genesys-cloud
        tenant: cloud
        divisions: { Home: {} }
        roles:
          Deploying:
            permissionPolicies:
              - { domain: routing, entityName: queue, actionSet: [view, edit] }
              - { domain: telephony, entityName: plugin, actionSet: [all] }
        oauthClients:
          Deployer:
            authorizedGrantType: CLIENT-CREDENTIALS
            roleDivisions: [{ roleId: Deploying, divisionId: Home }]
            secretTo: file:x
      """
    let scene = try ExampleScene(text, rules: [.clientRights])
    var context = scene.context
    context.signedInAs = "oauthClients-Deployer"
    context.neededRights = ["routing:queue:view", "routing:queue:edit"]
    let results = scene.book.results(in: context)
    #expect(results.map(\.severity) == [.warning], "\(results)")
    #expect(results.first?.message.hasSuffix("'telephony:plugin:all'") == true)
  }

  @Test func `a credential's line is told and not shown`() throws {
    let scene = try ExampleScene(PolicyRule.plainCredential.bad[0].text, rules: [.plainCredential])
    let result = try #require(scene.results.first)
    #expect(result.range?.start.line == 3)
    #expect(result.diagnostic.range == nil)
    #expect(result.diagnostic.message.hasPrefix("example.yaml:3:"))
    #expect(!"\(result)".contains("AKIA"))
  }

  @Test func `a freeze window of some kinds lets others through`() throws {
    let text = """
      kind: policy
      name: quiet
      rule: freeze-window
      settings: { windows: [{ timeZone: UTC, kinds: [queues] }] }
      ---
      kind: genesys-cloud
      tenant: cloud
      queues: { Support: {} }
      skills: { German: {} }
      """
    #expect(try results(.freezeWindow, text).map { $0.address?.key } == ["Support"])
  }

  private static let farAway = """
    now: 2026-11-21T12:00:00Z
    tenant: |
      kind: genesys-cloud
      tenant: cloud
      scheduleGroups:
        Day: { timeZone: America/New_York }
        Night: { timeZone: America/New_York }
        Sunday: { timeZone: America/New_York }
        Monday: { timeZone: America/New_York }
    """

  @Test func `however many objects go by another zone, what nobody wrote is one sentence`() throws {
    let scene = try results(.timeZones, Self.window, Self.queue, Self.farAway)
    #expect(scene.map { $0.address?.description } == ["cloud/scheduleGroups/*"])
    #expect(
      scene.first?.message.hasPrefix("scheduleGroups 'Day', 'Monday', 'Night' and 1 others go by")
        ?? false, "\(scene)")
    #expect(scene.first?.help?.contains("'timeZones' of hypercare 'wave-1'") ?? false)
  }

  @Test func `zones that the hypercare names are meant`() throws {
    let wave = Self.window.replacing("roles:", with: "timeZones: [America/New_York]\nroles:")
    #expect(try results(.timeZones, wave, Self.queue, Self.farAway).isEmpty)
  }

  private static let queue = """
    kind: genesys-cloud
    tenant: cloud
    queues: { Support: {} }
    """

  @Test(arguments: [("", 0), ("HYPERCARE_LEAD", 1)])
  func `a role that the vendor cannot remove is told while somebody holds it`(
    held: String, count: Int
  ) throws {
    let text = """
      kind: nice-cxone
      tenant: legacy
      tags: { VIP: {} }
      ---
      now: 2026-11-21T12:00:00Z
      tenant: |
        kind: nice-cxone
        tenant: legacy
        roles: { HYPERCARE_LEAD: {}, Agent: {} }
        users:
          eva@acme.example:
            firstName: Eva
            lastName: Silva
            emailAddress: eva@acme.example
            role: Agent
            secondaryRoleIds: [\(held)]
      """
    let results = try results(.hypercarePrefix, text)
    #expect(results.map { $0.address?.key } == Array(repeating: "HYPERCARE_LEAD", count: count))
  }

  @Test func `a freeze window in a zone that there is not refuses`() throws {
    let text = """
      kind: policy
      name: quiet
      rule: freeze-window
      settings: { windows: [{ timeZone: Europe/Berlin, days: [sun] }] }
      ---
      kind: genesys-cloud
      tenant: cloud
      queues: { Support: {} }
      """
    let scene = try ExampleScene(text, rules: [.freezeWindow])
    var context = scene.context
    context.zones = ZoneLibrary { _ in nil }
    #expect(scene.book.results(in: context).map(\.refuses) == [true])
  }

  @Test(arguments: [
    ("windows: [{ days: [mon] }]", "bad-setting"),
    ("windows: [{ timeZone: UTC, hours: 8-18 }]", "bad-setting"),
    ("windows: [{ timeZone: UTC, days: [monday] }]", "bad-setting"),
    ("windos: []", "unknown-setting"),
    ("windows: [{ timeZone: Europe/Berlim }]", "unknown-time-zone"),
  ])
  func `a setting that is no setting is told`(settings: String, code: String) throws {
    do {
      _ = try results(
        .freezeWindow,
        "kind: policy\nname: quiet\nrule: freeze-window\nsettings:\n  " + settings)
      Issue.record("it was taken")
    } catch let error as ExampleScene.Unusable {
      #expect(error.diagnostics.map(\.code) == [code])
      #expect(error.diagnostics.first?.range?.start.line == 5)
    }
  }
}

// What a plan takes away is held no more.
extension RuleDetailTests {
  /// A tenant in which Ana is an administrator by what the project manages.
  private static let managed = """
    kind: genesys-cloud
    tenant: cloud
    divisions: { Home: {} }
    users: { ana@acme.example: { name: Ana, division: Home } }
    groups:
      Leads: { type: official, visibility: public, rulesVisible: true, members: [ana@acme.example] }
    roles:
      SUPER_ADMIN:
        permissionPolicies: [{ domain: routing, entityName: queue, actionSet: [delete] }]
    grants: [{ HOLDER, role: SUPER_ADMIN, division: "*" }]
    """

  @Test(arguments: [
    ("user: ana@acme.example", "grants: [{ user: ana@acme.example", "grants: [] #", true),
    ("user: ana@acme.example", "[delete]", "[delete]", false),
    ("group: Leads", "members: [ana@acme.example]", "members: []", true),
    ("group: Leads", "[delete]", "[delete]", false),
    ("user: ana@acme.example", "[delete]", "[view]", true),
  ])
  func `a plan that takes the role away as well makes no defeated observer`(
    holder: String, old: String, new: String, isTaken: Bool
  ) throws {
    let before = Self.managed.replacing("HOLDER", with: holder)
    let situation =
      "now: 2026-11-21T12:00:00Z\nmanaged: |\n"
      + before.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    let parts = [Self.window, before.replacing(old, with: new), situation]
    let text = parts.joined(separator: "\n---\n")
    let results = try ExampleScene(text, rules: [.observerDefeated]).results
    #expect(results.isEmpty == isTaken, "\(results)")
  }
}

// What is looked at on a platform where only people make roles.
extension RuleDetailTests {
  /// A hypercare there, and what its role allows in truth.
  private func scene(_ permission: String, _ more: String = "") throws -> ExampleScene {
    try ExampleScene(
      """
      kind: hypercare
      name: wave-1
      tenant: legacy
      window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
      roles:
        HYPERCARE_LEAD:
          permissions: ["\(permission)"]
          members: [eva@acme.example]
          breakGlass: { maximum: 4h }
      ---
      kind: nice-cxone
      tenant: legacy
      tags: { Wave: {} }
      ---
      now: 2026-11-21T12:00:00Z
      \(more)
      """, rules: [.breakGlassScope, .wildcardPermission, .hypercarePrefix])
  }

  @Test(
    arguments: [
      ("acd:Skills:Edit", [:]), ("acd:Skills:*", ["wildcard-permission": .warning]),
      ("acd:*:View", [:]), ("acd:*:Edit", ["wildcard-permission": .error]),
      ("acd:*", ["wildcard-permission": .error]),
      ("ACD:skills:*:edit", ["wildcard-permission": .error]),
    ] as [(String, [String: PolicyResult.Severity])])
  func `a wildcard is found in as many words as a platform has`(
    permission: String, expected: [String: PolicyResult.Severity]
  ) throws {
    let found = try scene(permission).results.map { ($0.rule, $0.severity) }
    #expect(Dictionary(found, uniquingKeysWith: { first, _ in first }) == expected)
  }

  @Test func `what a break-glass role allows in the tenant counts where nobody writes roles`()
    throws
  {
    let limits = """
      ---
      kind: policy
      name: scope
      rule: break-glass-scope
      settings: { permissions: ["acd:Skills:*"] }
      """
    let scene = try scene("acd:Skills:Edit", limits)
    var context = scene.context
    context.accessAfter = Access(
      roles: [
        .init(id: "r", name: "hypercare_lead", permissions: ["acd:Skills:Edit", "acd:Teams:Edit"])
      ]
    )
    let results = scene.book.results(in: context)
    #expect(results.map(\.rule) == ["break-glass-scope"])
    #expect(results.first?.message.hasSuffix("allows 'acd:Teams:Edit'") == true)
  }

  @Test func `a rule names platforms that there are when it says what it leaves undone`() {
    let vendors = Set(ExampleScene.providers.map(\.vendor))
    for rule in PolicyRule.all {
      #expect(rule.omissions.allSatisfy { vendors.contains($0.vendor) }, "\(rule.code)")
    }
  }
}
