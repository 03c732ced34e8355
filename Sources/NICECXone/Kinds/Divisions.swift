import Documents
import Model

extension CXoneKind {
  static let divisions = CXoneKind(
    kind: Kind(
      "divisions", singular: "division", summary: "A part of the organisation that owns objects.",
      key: .attribute("name"), deletion: .deactivationOnly, permissions: .ofTheRole,
      manualSteps: .neverDeleted,
      notes: ["The vendor never deletes a division; removing one sets 'status' to INACTIVE."]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.choice("status", "Whether it is in use.", of: ["ACTIVE", "INACTIVE"])
        .defaulting(to: "ACTIVE")
      Attribute.boolean("isDefault", "Whether new objects land in it.").defaulting(to: false)
      Attribute.string("description", "What it is for.").cosmetic()
      Attribute.id("parentDivisionId", of: "divisions", "The division above.")
      Attribute.string("divisionType", "What sort of division it is.")
      Attribute.integer("billingCode", "The code of invoices.", in: 0...Int.largest).cosmetic()
    },
    endpoints: Endpoints(
      path: "/division-management/v1/division", id: ["divisionId"],
      listing: Listing(.search, "division", at: "/division-management/v1/division/search")
    ).with {
      $0.creation = .flat
      $0.update = Endpoints.Update(form: .flat, idMember: "divisionId", isAtCollection: true)
      $0.deactivation = .update(.init(attribute: "status", value: "INACTIVE"))
      $0.finish = { body, _ in
        // Both are required in every request.
        if body["status"] == nil { body.set("ACTIVE", at: ["status"]) }
        if body["isDefault"] == nil { body.set(false, at: ["isDefault"]) }
      }
    })
}
