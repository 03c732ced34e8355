import Documents
import Model

extension CXoneKind {
  static let unavailableCodes = CXoneKind(
    kind: Kind(
      "unavailableCodes", singular: "unavailable code",
      summary: "Why an agent takes no contacts for a while.",
      key: .attribute("name"), deletion: .deactivationOnly, permissions: .ofTheRole,
      manualSteps: .neverDeleted,
      notes: [
        "Which teams may use it is said by 'unavailableCodes' of the team.",
        "The vendor never deletes a code; removing one switches it off.",
      ]
    ) {
      Attribute.string("name", "The name agents see.", length: 1...25).required()
      Attribute.boolean("isACW", "Whether it stands for work after a contact.")
        .defaulting(to: false)
      Attribute.integer(
        "agentTimeout", "After how many minutes the agent is logged out; 0 for never.",
        in: 0...Int.largest)
      Attribute.activity("Whether agents can choose it.")
      Attribute.string("notes", "Notes for administrators.").cosmetic()
    },
    endpoints: .acd("unavailable-codes", id: "id", listing: .pages("unavailableCodes")).with {
      $0.creation = .flat
      $0.update = Endpoints.Update(form: .flat)
      $0.deactivation = .status(.inactive)
      $0.afterCreation = ["isActive"]
    })
}
