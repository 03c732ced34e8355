import Documents

/// The members of a person: an agent with a number to the ACD, a user with a uuid to the UserHub.
///
/// One object is kept, so that both sides always tell of the same person.
enum AgentFields {
  /// The number of the first person, who owns the key that the sandbox was started with.
  static let first = 30_000

  static let all: [CXoneField] = identity + spelled + user + texts + wholes + flags

  private static let identity = [
    CXoneField("firstName", .text(1...100)).required,
    CXoneField("lastName", .text(1...100)).required,
    CXoneField("userName", .text(1...100)).required,
    CXoneField("emailAddress", .text(3...200)).required,
    CXoneField("teamId", .reference("teams")).required,
    CXoneField("profileId", .reference("securityProfiles")).required,
    CXoneField("timeZone", .text(1...100)).required,
    CXoneField("country", .text(1...100)).required, CXoneField("city", .text(1...100)).required,
    CXoneField("reportToId", .reference("agents")), CXoneField("hourlyCost", .number),
    CXoneField("timeDisplayFormat", .anything), CXoneField("recordingNumbers", .anything),
    CXoneField("isActive", .flag),
  ]

  private static let spelled = [
    CXoneField("emailRefusalTimeout", .whole).written(as: "emailRefusalTimeOut"),
    CXoneField("voicemailRefusalTimeout", .whole).written(as: "voicemailRefusalTimeOut"),
    CXoneField("agentWorkItemThreshold", .whole).created(as: "agentWorkItemthreshold"),
    CXoneField("divisionNo", .reference("divisions")).created(as: nil),
    CXoneField("agentMaxVersion", .whole).created(as: nil),
    CXoneField("teams_channel_Id", .text).created(as: nil),
    CXoneField("roleId", .uuid("securityProfiles")).unread, CXoneField("locationId", .whole).unread,
    CXoneField("password", .text).fixed.unread,
  ]

  /// What only the UserHub knows.
  private static let user = userOnly.map { $0.created(as: nil).updated(as: nil).unread }

  static let userOnly = [
    CXoneField("secondaryRoleIds", .list(.uuid("securityProfiles"))),
    CXoneField("groupIds", .list(.digits("groups"))), CXoneField("mobileNumber", .text),
    CXoneField("rank", .whole), CXoneField("externalIdentity", .text),
    CXoneField("billable", .flag), CXoneField("views", .anything),
    CXoneField("assignedGroup", .text), CXoneField("customAttributes", .anything),
    CXoneField("divisionId", .reference("divisions")), CXoneField("emailToBeVerified", .text),
    CXoneField("acdInfos", .anything),
  ]

  private static let texts = CXoneField.texts(
    "middleName", "state", "notes", "internalId", "custom1", "custom2", "custom3", "custom4",
    "custom5", "hireDate", "terminationDate", "referral", "ntLoginName", "federatedId",
    "sipUser", "systemUser", "systemDomain", "crmUserName", "apiKey", "telephone1",
    "telephone2", "userType", "subject", "issuer", "deliveryMode", "address1", "address2",
    "zipCode", "agentDeliveryMode")

  private static let wholes = CXoneField.wholes(
    "chatRefusalTimeout", "phoneRefusalTimeout", "workItemRefusalTimeout", "smsRefusalTimeout",
    "digitalRefusalTimeout", "defaultDialingPattern", "maxConcurrentChats", "employmentType",
    "hiringSource", "scheduleNotification", "maxEmailAutoParkingLimit", "chatThreshold",
    "emailThreshold", "workItemThreshold", "smsThreshold", "digitalThreshold", "voiceThreshold",
    "totalContactCount", "agentPhoneTimeout", "agentVoiceThreshold", "agentEmailThreshold",
    "agentTotalContactCount", "ACWRange")

  private static let flags =
    CXoneField.flags(
      "useTeamMaxConcurrentChats", "rehireStatus", "atHome", "useTeamEmailAutoParkingLimit",
      "useAgentTimeZone", "sendEmailNotifications", "isWhatIfAgent", "requestContact",
      "contactAutoFocus", "useTeamContactAutoFocus", "useTeamRequestContact",
      "useTeamChatThreshold", "useTeamEmailThreshold", "useTeamWorkItemThreshold",
      "useTeamSmsThreshold", "useTeamDigitalThreshold", "useTeamVoiceThreshold")
    + CXoneField.flags(
      "isOpenIdProfileComplete", "useTeamDeliveryModeSettings", "isBillable", "noFixedAddress",
      "agentIntegration", "channelLock", "digitalEngagementEnabled", "customerCard",
      "ACWEnabled", "agentContactAutoFocus", "agentRequestContact")

  static let defaults: Object = [
    "isActive": true, "teamId": 1, "profileId": 4, "timeZone": "America/New_York",
    "country": "United States", "city": "Denver", "notes": "", "maxConcurrentChats": 1,
    "useTeamMaxConcurrentChats": true, "phoneRefusalTimeout": 45, "secondaryRoleIds": [],
    "groupIds": [], "billable": true,
  ]

  static func computed(_ world: CXoneWorld, _ record: Record) -> Object {
    var result: Object = [
      "userID": .string(world.uuid(of: record.id, in: "agents")), "locked": false,
      "isSupervisor": false,
    ]
    result["teamName"] = world.name(of: record.fields["teamId"], in: "teams")
    result["profileName"] = world.name(of: record.fields["profileId"], in: "securityProfiles")
    if let team = record.fields["teamId"]?.digits {
      result["teamUuId"] = .string(world.uuid(of: team, in: "teams"))
    }
    return result
  }

  static func seeded(_ size: SeededSize) -> [Record] {
    (0..<size.users).map { number in
      var fields = defaults
      let digits = Seeded.digits(number)
      fields["firstName"] = .string("Agent")
      fields["lastName"] = .string(digits)
      fields["userName"] = .string("agent\(digits)@acme.example")
      fields["emailAddress"] = fields["userName"]
      fields["teamId"] = .integer(2 + number % max(1, size.divisions))
      fields["lastUpdated"] = .string(Seeded.birth)
      return Record(id: String(first + 1 + number), fields: fields)
    }
  }
}
