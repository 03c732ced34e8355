/// Every kind of object that the sandbox keeps, and every route it answers.
enum Kinds {
  static let all: [Kind] = [
    .divisions, .roles, .oauthClients, .skills, .languages, .wrapUpCodes, .users,
    .groups, .flows, .prompts, .scripts, .queues, .schedules, .scheduleGroups, .grants,
    .didPools, .ivrs,
    .emergencyGroups,
    .presenceDefinitions,
    .teams,
    .skillGroups,
    .externalContacts,
    .authenticationSettings,
    .identityProviders,
    .authorizationPolicies,
  ]

  static let named = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { $1 })

  static let routes: [Route] =
    all.flatMap { $0.routes($0) } + OrganizationService.routes + AuditService.routes
    + PermissionService.routes + ObservationService.routes
}
