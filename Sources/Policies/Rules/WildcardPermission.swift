import Documents
import Model
import Planning

extension PolicyRule {
  static let wildcardPermission = PolicyRule(
    "wildcard-permission", .error,
    summary: "A role allows everything of a product area, with a '*'.",
    why: """
      A '*' also allows what the vendor invents next month, and what nobody thought of. Write the
      rights that the work needs; 'cutsheet permissions' lists those of a project. All actions on
      one named entity are a warning, all entities or areas an error.
      """,
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
        """)
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
              - { domain: routing, entityName: "*", actionSet: [view] }
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
  ) { context, _ in
    context.writtenResources(of: "roles").compactMap { role in
      let rights = wildcards(in: role.attributes["permissionPolicies"])
      guard !rights.isEmpty else { return nil }
      let names = rights.map { "'\($0.text)'" }.joined(separator: ", ")
      return Finding(
        "role '\(Printable.line(role.address.key))' allows \(names)", address: role.address,
        at: role.origins["permissionPolicies"] ?? role.declaredAt,
        help: "name the entities and actions that the work needs",
        severity: rights.allSatisfy(\.isOfOneEntity) ? .warning : nil)
    }
  }

  private static func wildcards(
    in policies: Value?
  ) -> [(text: String, isOfOneEntity: Bool)] {
    (policies?.array ?? []).compactMap { policy in
      let domain = policy["domain"]?.string ?? ""
      let entity = policy["entityName"]?.string ?? ""
      let actions = (policy["actionSet"]?.array ?? []).compactMap(\.string)
      let isWide = domain == "*" || entity == "*"
      guard isWide || actions.contains("*") else { return nil }
      return ("\(domain):\(entity):\(actions.joined(separator: ","))", !isWide)
    }
  }
}
