/// Every kind of object that a simulated CXone tenant keeps, and every route it answers.
enum CXoneKinds {
  /// In the order in which seeds need them.
  static let all: [CXoneKind] = [
    .divisions, .securityProfiles, .teams, .campaigns, .unavailableCodes,
    .dispositions, .tags, .scripts, .files, .phoneNumbers, .outboundRoutes,
    .agents, .groups, .accessKeys, .hoursOfOperation, .skills, .pointsOfContact,
    .addressBooks, .dncGroups, .routingQueues,
  ]

  static let named = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { $1 })

  /// Where the ACD routes of a kind begin.
  static let roots = [
    "skills": "skills", "campaigns": "campaigns", "agents": "agents",
    "teams": "teams", "unavailableCodes": "unavailable-codes", "dispositions": "dispositions",
    "tags": "tags", "scripts": "scripts", "files": "files", "groups": "groups",
    "hoursOfOperation": "hours-of-operation", "pointsOfContact": "points-of-contact",
    "addressBooks": "address-books", "dncGroups": "dnc-groups",
    "securityProfiles": "security-profiles", "phoneNumbers": "phone-numbers",
    "outboundRoutes": "business-unit/outbound-routes",
  ]

  static let routes: [CXoneRoute] =
    all.flatMap { $0.routes($0) } + CXoneSignIn.routes + BusinessUnitService.routes
    + CXoneActivityService.routes
}
