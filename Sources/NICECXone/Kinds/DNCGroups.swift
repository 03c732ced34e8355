import Documents
import Model

extension CXoneKind {
  static let dncGroups = CXoneKind(
    kind: Kind(
      "dncGroups", singular: "do-not-call group", summary: "Numbers that are not dialled.",
      key: .attribute("dncGroupName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      manualSteps: .neverDeleted,
      notes: [
        "A number that is taken out of 'records' expires; it is not deleted.",
        "The vendor never deletes a group; removing one switches it off.",
      ]
    ) {
      Attribute.string("dncGroupName", "The name.", length: 1...200).required()
      Attribute.string("dncGroupDescription", "What it is for.").cosmetic()
      Attribute.activity("Whether it is heeded.")
      Attribute.set("contributingSkills", of: .id(of: "skills"), "Skills that add numbers.")
        .storedApart()
      Attribute.set("scrubbedSkills", of: .id(of: "skills"), "Skills that do not dial them.")
        .storedApart()
      Attribute.set("records", of: .string(length: 1...40, format: nil), "The numbers.")
        .storedApart()
    },
    endpoints: .acd("dnc-groups", id: "dncGroupId", listing: Listing(.whole, "dncGroups")).with {
      $0.creation = .flat
      $0.update = Endpoints.Update(form: .query)
      $0.deactivation = .update(.inactive)
      $0.afterCreation = ["isActive"]
      $0.isGone = { $0["isRemoved"] == true }
      $0.nested = [
        skills("contributingSkills", "contributing-skills"),
        skills("scrubbedSkills", "scrubbed-skills"), records,
      ]
    })

  private static func skills(_ name: String, _ path: String) -> Nested {
    Nested(
      attribute: name, source: .collection(path, members: [name]),
      content: .references(["skillId"]),
      writing: .calls(
        adding: Batch(method: "POST", path: path, form: .path),
        removing: Batch(method: "DELETE", path: path, form: .path)))
  }

  private static let records = Nested(
    attribute: "records", source: .collection("records", members: ["dncRecords"]),
    content: .texts("phoneNumber"),
    writing: .calls(
      adding: Batch(
        method: "POST", path: "records",
        form: .items("dncGroupRecords", id: "phoneNumber", asText: true)),
      removing: Batch(
        method: "DELETE", path: "records",
        form: .items("dncGroupRecords", id: "phoneNumber", asText: true))),
    // A number that was taken out stays in the list as one that expired when it was changed last.
    counts: { record in
      guard let end = record["expiredDate"]?.string, let change = record["lastUpdateTime"]?.string
      else { return true }
      return end > change
    })
}
