import Documents
import Model

extension CXoneKind {
  static let groups = CXoneKind(
    kind: Kind(
      "groups", singular: "group", summary: "People, for messages and reports.",
      key: .attribute("groupName"), deletion: .deactivationOnly, permissions: .ofTheRole,
      listsMayHide: true, manualSteps: .neverDeleted,
      notes: ["The vendor never deletes a group; removing one switches it off."]
    ) {
      Attribute.string("groupName", "The name.", length: 1...256).required()
      Attribute.activity("Whether it is in use.")
      Attribute.string("notes", "Notes for administrators.").cosmetic()
      Attribute.set("agents", of: .id(of: "agents", ignoringCase: true), "Who is in it.")
        .storedApart()
    },
    endpoints: .acd("groups", id: "groupId", listing: .pages("groups")).with {
      $0.creation = .batch("groups")
      $0.update = Endpoints.Update(form: .query)
      $0.deactivation = .update(.inactive)
      $0.nested = [
        Nested(
          attribute: "agents",
          source: .collection("agents", members: ["agents"], query: [("assigned", "true")]),
          content: .references(["agentId"]),
          writing: .calls(
            adding: Batch(method: "POST", path: "agents", form: .items("agents", id: "agentId")),
            removing: Batch(
              method: "DELETE", path: "agents", form: .items("agents", id: "agentId"))))
      ]
    })
}
