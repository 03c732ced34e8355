import Documents
import Model

extension GenesysKind {
  static let ivrs = GenesysKind(
    kind: Kind(
      "ivrs", singular: "call route",
      summary: "Which flow answers a telephone number, and when.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["routing:callRoute:view"], create: ["routing:callRoute:add"],
        update: ["routing:callRoute:edit"], delete: ["routing:callRoute:delete"]),
      repeatsKeys: true,
      manualSteps: .neverSwitchedOff,
      notes: [
        "A number is in a DID pool, and belongs to one call route, user or group alone.",
        "A schedule group needs both 'openHoursFlow' and 'closedHoursFlow'.",
        "A long list of numbers is written in several calls.",
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.string("description", "What the route is for.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the route.")
      Attribute.set(
        "dnis", of: .string(length: 1...64, format: .e164), "The numbers that callers dial."
      ).lying(in: NumberRange(of: "didPools", from: "startPhoneNumber", to: "endPhoneNumber"))
      Attribute.reference(
        "openHoursFlow", to: "flows", "The flow that answers in opening hours.")
      Attribute.reference(
        "closedHoursFlow", to: "flows", "The flow that answers outside of them.")
      Attribute.reference("holidayHoursFlow", to: "flows", "The flow that answers on holidays.")
      Attribute.reference("scheduleGroup", to: "scheduleGroups", "The opening hours.")
    },
    endpoints: Endpoints(
      path: "architect/ivrs", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: Endpoints.architectOwned)
    ).with {
      $0.sendsVersion = true
      $0.movesAs = "CALLROUTE"
      // As the vendor's own Terraform provider does.
      $0.growth = Endpoints.Growth(attribute: "dnis", most: 50)
      $0.auditedAs = ["IVR", "IVRConfig"]
    })
}
