import Documents
import Model

/// How much work an agent takes and how it reaches them.
enum AgentWork {
  @AttributesBuilder static var attributes: [Attribute] {
    refusals
    limits
    delivery
    station
  }

  @AttributesBuilder private static var refusals: [Attribute] {
    refusal("phoneRefusalTimeout", "call")
    refusal("chatRefusalTimeout", "chat")
    refusal("workItemRefusalTimeout", "work item")
    refusal("digitalRefusalTimeout", "digital contact")
    refusal("smsRefusalTimeout", "text message")
    refusal("emailRefusalTimeout", "e-mail")
      .on(wire: "emailRefusalTimeout", written: "emailRefusalTimeOut")
    refusal("voicemailRefusalTimeout", "voicemail")
      .on(wire: "voicemailRefusalTimeout", written: "voicemailRefusalTimeOut")
  }

  private static func refusal(_ name: String, _ what: String) -> Attribute {
    Attribute.integer(name, "After how long a \(what) counts as refused.", in: 0...Int.largest)
      .counted(in: .seconds)
  }

  @AttributesBuilder private static var limits: [Attribute] {
    ["Chat", "Email", "WorkItem", "Sms", "Digital", "Voice"].flatMap { medium in
      let name = medium.prefix(1).lowercased() + medium.dropFirst() + "Threshold"
      return [
        limit(name, "The person's own limit."),
        .boolean("useTeam\(medium)Threshold", "Whether the team's limit holds instead."),
      ]
    }
    limit("maxConcurrentChats", "How many chats at once.")
    Attribute.boolean("useTeamMaxConcurrentChats", "Whether the team's limit holds instead.")
    limit("maxEmailAutoParkingLimit", "How many parked e-mails.")
    Attribute.boolean("useTeamEmailAutoParkingLimit", "Whether the team's limit holds instead.")
    limit("totalContactCount", "How many contacts of all media.")
    [
      "agentVoiceThreshold", "agentEmailThreshold", "agentWorkItemThreshold",
      "agentTotalContactCount",
    ].map { limit($0, "The limit in force.") }
    Attribute.integer("agentMaxVersion", "The newest desktop allowed.", in: 0...Int.largest)
  }

  private static func limit(_ name: String, _ summary: String) -> Attribute {
    .integer(name, summary, in: 0...Int.largest)
  }

  @AttributesBuilder private static var delivery: [Attribute] {
    Attribute.string("deliveryMode", "How contacts come.")
    Attribute.string("agentDeliveryMode", "How contacts come in force.")
    Attribute.boolean("useTeamDeliveryModeSettings", "Whether the team's way holds instead.")
    Attribute.boolean("requestContact", "Whether the person may ask for another contact.")
    Attribute.boolean("useTeamRequestContact", "Whether the team's setting holds instead.")
    Attribute.boolean("agentRequestContact", "The setting in force.")
    Attribute.boolean("contactAutoFocus", "Whether a new contact comes to the front.")
    Attribute.boolean("useTeamContactAutoFocus", "Whether the team's setting holds instead.")
    Attribute.boolean("agentContactAutoFocus", "The setting in force.")
    Attribute.boolean("channelLock", "Whether a contact keeps other media away.")
    Attribute.boolean("ACWEnabled", "Whether work after contacts is the person's own affair.")
    Attribute.integer("ACWRange", "How long that may take.", in: 0...Int.largest)
    Attribute.boolean("digitalEngagementEnabled", "Whether the person takes digital contacts.")
    Attribute.boolean("customerCard", "Whether the person sees the customer card.")
    Attribute.boolean("useTeamDefaults", "Whether all of the team's settings hold.").writeOnly()
  }

  @AttributesBuilder private static var station: [Attribute] {
    Attribute.integer("defaultDialingPattern", "How numbers are completed.", in: 0...Int.largest)
    Attribute.integer("agentPhoneTimeout", "How long the phone rings.", in: 0...Int.largest)
      .counted(in: .seconds)
    Attribute.string("sipUser", "The name of the softphone.")
    Attribute.string("telephone1", "The first number.")
    Attribute.string("telephone2", "The second number.")
    Attribute.set("recordingNumbers", of: .record(number), "Numbers that are recorded.")
    Attribute.string("teams_channel_Id", "The channel in Microsoft Teams.")
    Attribute.boolean("agentIntegration", "Whether another desktop is integrated.")
    Attribute.boolean("atHome", "Whether the person works at home.")
  }

  @AttributesBuilder private static var number: [Attribute] {
    Attribute.string("number", "The number.").required()
  }
}
