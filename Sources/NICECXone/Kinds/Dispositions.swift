import Documents
import Model

extension CXoneKind {
  static let dispositions = CXoneKind(
    kind: Kind(
      "dispositions", singular: "disposition", summary: "How an agent says a contact ended.",
      key: .attribute("dispositionName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      manualSteps: .neverDeleted,
      notes: [
        "The classification fixes outcome, reporting group, commitment and reschedule.",
        "'notes' and 'isActive' are brought by a second call after creation.",
        "The vendor never deletes a disposition; removing one switches it off.",
      ]
    ) {
      Attribute.string("dispositionName", "The name agents see.", length: 1...50).required()
      Attribute.id(
        "classificationId", of: "dispositionClassifications", "What it means to reports.")
      Attribute.boolean("isPreviewDisposition", "Whether it ends a preview instead of a contact.")
        .defaulting(to: false)
      Attribute.activity("Whether agents can choose it.")
      Attribute.string("notes", "Notes for administrators.").cosmetic()
    },
    endpoints: .acd("dispositions", id: "dispositionId", listing: .pages("dispositions")).with {
      $0.creation = .batch("dispositions")
      $0.update = Endpoints.Update(form: .flat)
      $0.deactivation = .status(.inactive)
      $0.afterCreation = ["notes", "isActive"]
      $0.finish = { body, live in
        if live == nil, body["isPreviewDisposition"] == nil {
          body.set(false, at: ["isPreviewDisposition"])
        }
      }
    })
}
