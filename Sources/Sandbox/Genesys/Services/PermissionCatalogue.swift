import Documents

/// Every permission there is, as far as the simulated operations know: what wildcards mean.
enum PermissionCatalogue {
  /// One domain a line; behind it each entity with its actions.
  private static let text = """
    alerting alert=delete,edit,view rule=add,delete,edit,view
    analytics agentConversationDetail=view agentState=view conversationAggregate=view
    analytics conversationDetail=view conversationProperties=index dataExport=add,view
    analytics dataRetention=edit,view datawarehouse=view evaluationAggregate=view
    analytics flowAggregate=view flowExecutionAggregate=view flowObservation=view
    analytics queueObservation=view rateLimitAggregate=view reportingSettings=edit
    analytics userAggregate=view userDetail=view userObservation=view
    architect datatable=add,delete,edit,search,view datatableRow=add,delete,edit,view
    architect dependencyTracking=rebuild,view
    architect flow=add,delete,edit,launch,publish,search,unlock,view flowExecution=view
    architect flowInstance=search,view flowLogLevel=add,delete,edit,view
    architect flowLogLevelDefault=delete,edit,view flowMilestone=add,delete,edit,search,view
    architect flowOutcome=add,edit,search,view flowinstanceexecutiondata=edit,view job=create,view
    architect jobExport=create,view jobValidate=create,view userPrompt=view
    assistants queue=view
    audits audit=view interactionDetails=view
    authorization division=add,delete,edit divisionDeleted=view grant=add,delete,view
    authorization orgTrustee=view policy=add,delete,edit,view role=add,delete,edit,view
    authorization settings=edit,view
    bridge actions=execute,view
    coaching appointment=add,edit
    conversation communication=view conversation=inject
    conversation customAttributes=edit,schemaAdd,schemaEdit,schemaView,view externalTag=edit
    dataprivacy maskingrule=add,delete,edit,execute,view
    directory group=add,delete,edit,view organization=admin user=add,delete,edit,setPassword,view
    directory userProfile=edit,view userStateChange=view
    employeePerformance externalMetricData=add externalMetricDefinition=add,delete,edit,view
    externalContacts contact=add,delete,edit,enrich,search,view customFields=add,edit,view
    externalContacts externalOrganization=add,delete,edit,enrich,search,view
    externalContacts externalSource=add,view importCsvJob=add
    externalContacts importCsvSettings=add,delete,edit,view importCsvUpload=add,view
    externalContacts importJob=add,edit,view,viewAll importSettings=add,delete,edit,view,viewAll
    groups team=add,assign,delete,edit,view
    integrations action=add,delete,edit,execute,view actionCertificate=view
    integrations actionFunction=edit,view integration=add,delete,edit,view
    journey externalEventsConfiguration=add,delete,edit,view externalEventsEvent=add
    journey externalEventsSchema=add,delete,edit,view
    learning assignment=add,reschedule
    limits organization=view
    mfa verifier=delete,edit,view
    oauth client=add,delete,edit,view token=delete
    outbound campaign=add,delete,edit,recycle,search,start,stop,view contact=add,delete,view
    outbound contactList=add,delete,edit,search,view dncList=add,delete,edit,search,view
    outbound emailCampaign=view messagingCampaign=view whatsAppCampaign=view
    presence presenceDefinition=add,delete,edit,view userPresence=inject
    processautomation trigger=add,delete,edit,test,view
    quality evaluation=assign,release,view
    quality evaluationForm=add,aiScoringEdit,delete,edit,search,view
    queue identityResolution=edit,view
    recording annotation=add,delete,edit,view crossPlatformRetentionPolicy=add,delete,edit,view
    recording deletionProtection=apply,revoke job=add,delete,edit,view
    recording recording=editRetention,restore,view recordingSegment=view
    recording retentionPolicy=add,delete,edit,view screenRecording=editRetention,restore,view
    recording settings=editConferenceRecording,editHierarchyAccessControl,editRegionalStorage,editScreenRecordings,editUrlExpiration
    recording snippetRecording=editRetention,restore,view
    relate contact=add,delete,edit,view
    responses library=add,delete,edit,search,view response=add,delete,edit,search,view
    routing callRoute=add,delete,edit,search,view comparisonPeriod=view
    routing customKpiAttribution=inject directRoutingBackup=delete,edit,view email=manage,view
    routing emergencyGroup=add,delete,edit,search,view identityResolutionIvr=edit,view
    routing language=assign queue=add,delete,edit,join,readonly,search,view queueMember=manage
    routing routingstatus=inject schedule=add,delete,edit,search,view
    routing scheduleGroup=add,delete,edit,search,view settings=edit
    routing skill=assign,create,delete,manage,update,view skillGroup=add,delete,edit,view
    routing utilization=manage,view wrapupCode=add,delete,edit,search,view
    scripter publishedScript=view script=search,view
    settings executiondata=edit,view
    speechAndTextAnalytics data=view
    sso provider=add,delete,edit,view
    telephony callMetrics=view extensionPool=add,delete,edit,search,view numberRouting=edit,view
    telephony otherStationAssociation=edit,view pcap=add,view phone=assign plugin=all
    telephony settings=edit,view sites=view station=disassociate
    usage client=view events=view organization=view simpleSearch=view
    wfm activityCode=add,delete,edit,view agent=edit,view agentSchedule=view
    wfm agentSchedulingPreferences=edit agentSchedulingPreferencesQuery=view
    wfm agentSchedulingPreferencesSettings=view agentShiftTradeRequest=participate
    wfm agentTimeOffRequest=submit businessUnit=add,delete,edit,search,view
    wfm historicalAdherence=view historicalData=upload intraday=view
    wfm managementUnit=add,delete,edit,search,view planningGroup=add,delete,edit,view
    wfm publishedSchedule=view realtimeAdherence=view schedule=add,delete,edit,generate,view
    wfm schedulingPreferencesQuery=view schedulingPreferencesSettings=edit,view
    wfm serviceGoalTemplate=add,delete,edit,view shiftTradeRequest=edit,view
    wfm shortTermForecast=add,delete,edit,view shrinkage=view staffingGroup=add,delete,edit,view
    wfm timeOffLimit=add,delete,edit,view timeOffPlan=add,delete,edit,view
    wfm timeOffRequest=add,edit,view workPlan=add,delete,edit,view
    wfm workPlanRotation=add,delete,edit,view
    """

  /// Actions by domain and entity, in the order they are shown.
  static let domains: [(name: String, entities: [(name: String, actions: [String])])] = {
    var result: [(name: String, entities: [(name: String, actions: [String])])] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let entities = words.dropFirst().map { word in
        let sides = word.split(separator: "=")
        return (String(sides[0]), sides[1].split(separator: ",").map(String.init))
      }
      if result.last?.name == words[0] {
        result[result.count - 1].entities += entities
      } else {
        result.append((words[0], entities))
      }
    }
    return result
  }()

  /// A policy with its wildcards spelled out: one policy an entity, all actions named.
  static func expanded(_ policy: Value) -> [Value] {
    let domain = policy["domain"]?.string ?? ""
    let entity = policy["entityName"]?.string ?? ""
    guard let known = domains.first(where: { $0.name == domain })?.entities else {
      return [policy]
    }
    let names = entity == "*" ? known.map(\.name) : [entity]
    return names.map { name in
      var result = policy
      result.set(.string(name), at: ["entityName"])
      let actions = known.first { $0.name == name }?.actions ?? []
      if policy["actionSet"]?.array?.contains("*") ?? false, !actions.isEmpty {
        result.set(.array(actions.map { .string($0) }), at: ["actionSet"])
      }
      return result
    }
  }

  /// The roles that every organisation starts with.
  static func defaultRoles(_ identifiers: Identifiers) -> [Record] {
    [
      role(identifiers.id("roles", 0), "Master Admin", "admin", "May do everything.", domains),
      role(identifiers.id("roles", 1), "employee", "employee", "What everybody may do.", []),
    ]
  }

  private static func role(
    _ id: String, _ name: String, _ code: String, _ description: String,
    _ domains: [(name: String, entities: [(name: String, actions: [String])])]
  ) -> Record {
    let policies = domains.flatMap { domain in
      domain.entities.map { entity -> Value in
        [
          "domain": .string(domain.name), "entityName": .string(entity.name),
          "actionSet": .array(entity.actions.map { .string($0) }), "allowConditions": false,
        ]
      }
    }
    return Record(
      id: id,
      fields: [
        "name": .string(name), "description": .string(description),
        "permissions": code == "admin" ? ["admin"] : [],
        "permissionPolicies": .array(policies), "default": true, "base": .bool(code == "employee"),
        "defaultRoleId": .string(code),
      ])
  }
}
