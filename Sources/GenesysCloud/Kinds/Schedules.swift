import Model

extension GenesysKind {
  static let schedules = GenesysKind(
    kind: Kind(
      "schedules", singular: "schedule", summary: "When something is open, closed or on holiday.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["routing:schedule:view"], create: ["routing:schedule:add"],
        update: ["routing:schedule:edit"], delete: ["routing:schedule:delete"]),
      repeatsKeys: true,
      manualSteps: .neverSwitchedOff,
      notes: [
        "Times have no zone: it comes from the schedule group.",
        "'start' must be a moment that 'rrule' allows.",
        "A schedule is deleted only when no group uses it.",
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.string("description", "What the schedule is for.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the schedule.")
      Attribute.string("start", "Begin of the first span, local time.", format: .localDateTime)
        .required()
      Attribute.string("end", "End of the first span, local time.", format: .localDateTime)
        .required()
      Attribute.string("rrule", "How the span repeats.", format: .recurrence)
    },
    endpoints: Endpoints(
      path: "architect/schedules", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: Endpoints.architectOwned)
    ).with {
      $0.movesAs = "ROUTINGSCHEDULES"
      $0.auditedAs = ["Schedule"]
    })
}

extension Endpoints {
  /// What the vendor writes into schedules and schedule groups itself.
  static let architectOwned = [
    "id", "selfUri", "state", "dateCreated", "dateModified", "createdBy", "modifiedBy",
    "createdByApp", "modifiedByApp",
  ]
}
