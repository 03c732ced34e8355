import Model

extension GenesysKind {
  static let teams = GenesysKind(
    kind: Kind(
      "teams", singular: "team", summary: "Agents who report to one supervisor.",
      key: .attribute("name"),
      permissions: Kind.Permissions(
        read: ["groups:team:view"], create: ["groups:team:add", "groups:team:assign"],
        update: ["groups:team:edit", "groups:team:assign"], delete: ["groups:team:delete"]),
      manualSteps: .neverSwitchedOff,
      notes: [
        "A person is in one team at most."
      ]
    ) {
      Attribute.string("name", "The name, unique among teams.", length: 1...256).required()
      Attribute.string("description", "What the team is for.").cosmetic()
      Attribute.reference("division", to: "divisions", "Who may see the team.")
      Attribute.set(
        "members", of: .reference(Reference(to: "users", ignoringCase: true)),
        "The people in the team."
      ).storedApart()
    },
    endpoints: Endpoints(
      path: "teams", listing: Listing(.after(size: 100)), update: .patching
    ).with {
      $0.alwaysSent = ["name"]
      $0.movesAs = "TEAM"
      $0.nested = [
        Nested(
          attribute: "members", content: .references,
          source: .collection("members", .after(size: 100)),
          adding: Batch(
            method: "POST", path: "members", form: .ids(field: "memberIds"), size: 50),
          removing: Batch(method: "DELETE", path: "members", form: .query("id"), size: 50))
      ]
      $0.auditedAs = ["Team"]
    })
}
