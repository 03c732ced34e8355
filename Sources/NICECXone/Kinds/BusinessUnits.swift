import Documents
import Model

extension CXoneKind {
  static let businessUnits = CXoneKind(
    kind: Kind(
      "businessUnits", singular: "business unit",
      summary: "The tenant itself: time zone, limits and what is licensed.",
      key: .attribute("businessUnitName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      isRenamable: false,
      manualSteps: .readOnly("ask the vendor to change the business unit"),
      notes: [
        "Read only: declare it to have its time zone and limits checked.",
        "Hours of operation are in 'defaultTimeZone'.",
      ]
    ) {
      Attribute.string("businessUnitName", "The name.", length: 1...200).required()
      Attribute.string("defaultTimeZone", "The time zone of profiles and reports.")
        .namingTimeZone()
      Attribute.boolean("agentsUseDefaultTimeZone", "Whether people work in that zone.")
      Attribute.integer("phoneTimeout", "How long a phone rings.", in: 0...Int.largest)
        .counted(in: .seconds)
      Attribute.integer(
        "userSessionTimeout", "How long an idle session lives.", in: 0...Int.largest)
      Attribute.integer("startDayOfWeek", "The first day of a week.", in: 0...7).cosmetic()
      Attribute.integer(
        "concurrentPortLimit", "How many contacts may be handled at once.", in: 0...Int.largest)
      Attribute.integer(
        "concurrentAgentLimit", "How many people may be logged in.", in: 0...Int.largest)
      Attribute.integer("userLimit", "How many users there may be.", in: 0...Int.largest)
      Attribute.integer("stationLimit", "How many stations there may be.", in: 0...Int.largest)
      Attribute.boolean("isActive", "Whether the tenant is in use.").serverOwned()
      Attribute.string("tenantId", "The tenant's UUID.").serverOwned()
    },
    endpoints: .acd(
      "business-unit", id: "businessUnitId", listing: Listing(.whole, "businessUnits")
    ).with { $0.single = .list })
}
