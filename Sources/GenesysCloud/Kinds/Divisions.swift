import Documents
import Model

extension GenesysKind {
  static let divisions = GenesysKind(
    kind: Kind(
      "divisions", singular: "division",
      summary: "A part of the organisation that rights are granted in.",
      key: .attribute("name"), deletion: .soft,
      permissions: Kind.Permissions(
        read: [],
        create: ["authorization:division:add", "authorization:grant:add"],
        update: ["authorization:division:edit"],
        delete: ["authorization:division:delete"]),
      manualSteps: .neverSwitchedOff,
      notes: [
        "The home division cannot be deleted.",
        "A division is deleted only when nothing is left in it.",
        "A deleted division's name stays taken; declaring it again restores the old one, which "
          + "needs 'authorization:divisionDeleted:view'.",
      ]
    ) {
      Attribute.string("name", "The name, unique in the organisation.", length: 1...256).required()
      Attribute.string("description", "What belongs into the division.").cosmetic()
        .defaulting(to: "")
    },
    endpoints: Endpoints(
      path: "authorization/divisions", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: ["id", "homeDivision", "objectCounts", "selfUri"])
    ).with {
      $0.revival = .restore(list: "/api/v2/authorization/divisions/deleted")
      $0.auditedAs = ["Division"]
      // The vendor refuses a body without it.
      $0.finish = { body, _ in
        if body["description"]?.string == nil { body.set("", at: ["description"]) }
      }
    })
}
