import Documents
import Model

extension CXoneKind {
  static let campaigns = CXoneKind(
    kind: Kind(
      "campaigns", singular: "campaign",
      summary: "A group of skills for reports; it does not dial.",
      key: .attribute("name"), deletion: .deactivationOnly, permissions: .ofTheRole,
      listsMayHide: true, manualSteps: .neverDeleted,
      notes: [
        "A skill is in exactly one campaign: write 'campaignId' of the skill.",
        "The vendor never deletes a campaign; removing one switches it off.",
      ]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required().formerly("campaignName")
      Attribute.activity("Whether it is in use.")
      Attribute.string("description", "What it is for.").cosmetic()
      Attribute.string("notes", "Notes for administrators.").cosmetic()
      Attribute.id("divisionId", of: "divisions", "The division it belongs to.").storedApart()
    },
    endpoints: .acd("campaigns", id: "id", "campaignId", listing: .pages("campaigns")).with {
      $0.creation = .flat
      $0.update = Endpoints.Update(form: .flat)
      $0.deactivation = .status(.inactive)
      $0.nested = [
        Nested(
          attribute: "divisionId", source: .embedded("divisionId", isInList: false),
          content: .plain, writing: .body)
      ]
    })
}
