import Documents
import Model

extension CXoneKind {
  static let teams = CXoneKind(
    kind: Kind(
      "teams", singular: "team", summary: "Agents with a lead; every agent is in exactly one.",
      key: .attribute("teamName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      listsMayHide: true, manualSteps: .neverDeleted,
      notes: [
        "Who is in a team is said by 'teamId' of the agent.",
        "A team with active agents is not switched off.",
        "The vendor never deletes a team; removing one switches it off.",
      ],
      attributes: { teamAttributes }),
    endpoints: .acd("teams", id: "teamId", listing: .pages("teams")).with {
      $0.creation = .batch("teams")
      $0.update = Endpoints.Update(form: .member("team"))
      $0.deactivation = .update(.inactive)
      $0.nested = [
        Nested(
          attribute: "unavailableCodes",
          source: .collection("unavailable-codes", members: ["unavailableCodes"], isPaged: false),
          content: .references(["outstateId", "outStateId"]),
          writing: .replacing(
            Batch(
              method: "PUT", path: "unavailable-codes",
              form: .items("unavailableCodes", id: "outStateId", asText: true))))
      ]
    })

  @AttributesBuilder private static var teamAttributes: [Attribute] {
    Attribute.string("teamName", "The name.", length: 1...256).required()
    Attribute.activity("Whether it is in use.")
    Attribute.string("description", "What it is for.").cosmetic()
    Attribute.string("notes", "Notes for administrators.").cosmetic()
    Attribute.id("teamLeadId", of: "users", ignoringCase: true, "Who leads it.")
    Attribute.id("divisionNo", of: "divisions", "The division it belongs to.")
    Attribute.string("teamUuid", "The team's id among user services.").serverOwned()
    Attribute.set(
      "unavailableCodes", of: .id(of: "unavailableCodes"), "The codes its agents can choose."
    ).storedApart()
    limits
    Attribute.string("deliveryMode", "How contacts reach its agents.")
    products
  }

  @AttributesBuilder private static var limits: [Attribute] {
    limit("maxConcurrentChats", "chats at once")
    limit("maxEmailAutoParkingLimit", "parked e-mails")
    limit("chatThreshold", "chats")
    limit("emailThreshold", "e-mails")
    limit("workItemThreshold", "work items")
    limit("voiceThreshold", "calls")
    limit("smsThreshold", "text messages")
    limit("digitalThreshold", "digital contacts")
    limit("totalContactCount", "contacts of all media")
    Attribute.boolean("requestContact", "Whether agents may ask for another contact.")
    Attribute.boolean("contactAutoFocus", "Whether a new contact comes to the front.")
    Attribute.boolean("channelLock", "Whether a contact keeps other media away.")
  }

  private static func limit(_ name: String, _ what: String) -> Attribute {
    .integer(name, "How many \(what) an agent may have.", in: 0...Int.largest)
  }

  @AttributesBuilder private static var products: [Attribute] {
    productNames.map { .boolean($0, "Whether the team uses the product.") }
  }

  private static let productNames = [
    "wfoEnabled", "wfm2Enabled", "qm2Enabled", "inViewEnabled", "inViewGamificationEnabled",
    "inViewWallboardEnabled", "inViewLMSEnabled", "analyticsEnabled",
    "niceAudioRecordingEnabled", "niceCoachingEnabled", "niceDesktopAnalyticsEnabled",
    "niceLessonManagementEnabled", "nicePerformanceManagementEnabled", "niceQmEnabled",
    "niceQualityOptimizationEnabled", "niceScreenRecordingEnabled", "niceShiftBiddingEnabled",
    "niceSpeechAnalyticsEnabled", "niceStrategicPlannerEnabled", "niceSurvey_CustomerEnabled",
    "niceWfmEnabled", "niceWfoAdvancedEnabled", "niceWfoEssentialsEnabled",
    "cxOneCustomerAuthenticationEnabled",
  ]
}
