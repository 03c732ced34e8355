import Documents

extension MappingRule {
  /// Every rule, in the order in which they are applied and documented.
  package static let all: [MappingRule] = [
    teamsToDivisions,
    teamsToGroups,
    teamsToTeams,
    skillsToQueues,
    skillsToRoutingSkills,
    agentsToUsers,
    agentGroupsToGroups,
    dispositionsToWrapUpCodes,
    unavailableCodesToPresences,
    hoursToSchedules,
    hoursToScheduleGroups,
    pointsOfContactToCallRoutes,
    pointsOfContactToDIDPools,
    securityProfilesToRoles,
    addressBooksToContacts,
    divisionsToTeams,
    queuesToSkills,
    usersToAgents,
    wrapUpCodesToDispositions,
    presencesToUnavailableCodes,
    scheduleGroupsToHours,
    groupsToGroups,
    teamsToAgentGroups,
    rolesToRoles,
    contactsToAddressBook,
    callRoutesToPointsOfContact,
  ]
}

extension MappingRule.Place {
  static func genesys(_ kind: String) -> MappingRule.Place { .init("genesys-cloud", kind) }
  static func cxone(_ kind: String) -> MappingRule.Place { .init("nice-cxone", kind) }
}

extension MappingRule {
  /// What is switched off at the source stays behind unless the author filters by it.
  func withoutInactive() -> MappingRule {
    with { $0.standing.append(("isActive", true, "inactive at the source")) }
  }
}
