import Documents
import Model
import Planning

extension PolicyRule {
  static let wildcardPermission = PolicyRule(
    "wildcard-permission", .error,
    summary: "A role allows everything of an area or an entity, with a '*'.",
    why: """
      A '*' also allows what the vendor invents next month, and what nobody thought of. Write the
      rights that the work needs; 'cutsheet permissions' lists those of a project. All actions on
      one named entity are a warning, more is an error. To look at all entities of one area is let
      pass: observers do.
      """,
    settings: [
      Setting(
        "harmless", "The actions that may be allowed on all entities of an area.",
        schema: ["type": "array", "items": ["type": "string"]], default: ["view", "search"])
    ],
    omissions: [
      Omission(
        "nice-cxone",
        """
        Roles are made in the screens and list every right: what hypercares write is looked at.
        """)
    ],
    good: [
      Example(
        "a role says what it allows",
        """
        kind: genesys-cloud
        tenant: cloud
        roles:
          Night Desk:
            permissionPolicies:
              - { domain: routing, entityName: queue, actionSet: [view, search] }
        """),
      Example(
        "an observer looks at all of routing",
        """
        kind: genesys-cloud
        tenant: cloud
        roles:
          Night Watch:
            permissionPolicies:
              - { domain: routing, entityName: "*", actionSet: [view] }
        """),
    ],
    bad: [
      Example(
        "everything in routing",
        """
        kind: genesys-cloud
        tenant: cloud
        roles:
          Night Desk:
            permissionPolicies:
              - { domain: routing, entityName: "*", actionSet: [edit] }
        """),
      Example(
        "every action on queues, deleting them included",
        """
        kind: genesys-cloud
        tenant: cloud
        roles:
          Night Desk:
            permissionPolicies:
              - { domain: routing, entityName: queue, actionSet: ["*"] }
        """),
    ]
  ) { context, settings in
    let harmless = Set((settings["harmless"]?.array ?? []).compactMap { $0.string?.lowercased() })
    let written = context.writtenResources(of: "roles").compactMap { role in
      finding(
        role.address, rights(in: role.attributes["permissionPolicies"]), harmless,
        at: role.origins["permissionPolicies"] ?? role.declaredAt)
    }
    let known = Set(context.resources.map(\.address))
    return written
      + context.currentHypercares.flatMap(\.roles).compactMap { role in
        let address = Address(tenant: context.tenant, kind: "roles", key: role.name)
        let rights = role.permissions.map { Right($0) }
        return known.contains(address)
          ? nil : finding(address, rights, harmless, at: role.declaredAt)
      }
  }

  private static func finding(
    _ role: Address, _ rights: [Right], _ harmless: Set<String>, at range: SourceRange?
  ) -> Finding? {
    let wide = rights.filter { $0.isWide(harmless) }
    let found = wide + rights.filter { !$0.isWide(harmless) && $0.isAnything }
    guard !found.isEmpty else { return nil }
    let names = found.map { "'\(Printable.line($0.text))'" }.joined(separator: ", ")
    return Finding(
      "role '\(Printable.line(role.key))' allows \(names)", address: role, at: range,
      help: "name the entities and actions that the work needs",
      severity: wide.isEmpty ? .warning : nil)
  }

  /// An action on something: `routing:queue:view`, and as many words as the platform has.
  private struct Right {
    let text: String
    private let place: [Substring]
    private let actions: [String]

    init(_ text: String) {
      self.text = text
      let words = text.split(separator: ":", omittingEmptySubsequences: false)
      place = Array(words.dropLast())
      actions = words.last.map { $0.split(separator: ",").map { $0.lowercased() } } ?? []
    }

    /// Whether it reaches beyond one thing to do more than what is harmless.
    func isWide(_ harmless: Set<String>) -> Bool {
      let isAnywhere = place.contains { $0.contains("*") } || place.count < 2 && isAnything
      return isAnywhere && !harmless.isSuperset(of: actions)
    }

    /// Whether it allows whatever can be done there.
    var isAnything: Bool { actions.contains { $0.contains("*") } }
  }

  private static func rights(in policies: Value?) -> [Right] {
    (policies?.array ?? []).map { policy in
      let actions = (policy["actionSet"]?.array ?? []).compactMap(\.string)
      let words = [policy["domain"]?.string, policy["entityName"]?.string].map { $0 ?? "" }
      return Right((words + [actions.joined(separator: ",")]).joined(separator: ":"))
    }
  }
}
