import Documents
import Model

extension GenesysKind {
  static let didPools = GenesysKind(
    kind: Kind(
      "didPools", singular: "DID pool",
      summary: "A range of telephone numbers that callers can dial.",
      key: .composite(["startPhoneNumber", "endPhoneNumber"]), deletion: .soft,
      permissions: Kind.Permissions(
        read: ["telephony:plugin:all"], create: ["telephony:plugin:all"],
        update: ["telephony:plugin:all"], delete: ["telephony:plugin:all"]),
      isRenamable: false,
      manualSteps: .neverSwitchedOff,
      notes: [
        "A range is never changed: another one is another pool.",
        "A pool is deleted only when none of its numbers is assigned.",
        "The vendor has one right for all of telephony, for looking as for changing.",
      ]
    ) {
      Attribute.string("startPhoneNumber", "The first number.", length: 1...64, format: .e164)
        .required().fixedAtCreation()
      Attribute.string("endPhoneNumber", "The last number.", length: 1...64, format: .e164)
        .required().fixedAtCreation()
      Attribute.string("description", "What the numbers are for.").cosmetic()
      Attribute.string("comments", "What else is to be said.").cosmetic()
      Attribute.choice(
        "provider", "Who carries the numbers.", of: ["PURE_CLOUD", "PURE_CLOUD_VOICE"])
    },
    endpoints: Endpoints(
      path: "telephony/providers/edges/didpools", listing: Listing(.pages(size: 100)),
      update: .replacing(dropping: Endpoints.architectOwned)
    ).with {
      $0.lookup = .list
      $0.auditedAs = ["DIDPool"]
      // The vendor's schema demands a name, which nothing shows: the range is one.
      $0.finish = { body, _ in
        guard body["name"] == nil, let start = body["startPhoneNumber"]?.string,
          let end = body["endPhoneNumber"]?.string
        else { return }
        body.set(.string("\(start)-\(end)"), at: ["name"])
      }
    })
}
