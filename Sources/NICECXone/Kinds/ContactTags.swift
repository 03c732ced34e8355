import Documents
import Model

extension CXoneKind {
  static let tags = CXoneKind(
    kind: Kind(
      "tags", singular: "tag", summary: "A word that agents put on contacts.",
      key: .attribute("tagName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      manualSteps: .neverDeleted,
      notes: [
        "Which skills offer it is said by 'tags' of the skill.",
        "The vendor never deletes a tag; removing one switches it off.",
      ]
    ) {
      Attribute.string("tagName", "The word.", length: 1...40).required()
      Attribute.activity("Whether agents can choose it.")
      Attribute.string("notes", "Notes for administrators.").cosmetic()
    },
    endpoints: .acd("tags", id: "tagId", listing: Listing(.whole, "tags")).with {
      $0.creation = .query
      $0.update = Endpoints.Update(form: .query)
      $0.deactivation = .update(.inactive)
      $0.afterCreation = ["isActive"]
    })
}
