import Documents
import Model

extension CXoneKind {
  static let routingQueues = CXoneKind(
    kind: Kind(
      "routingQueues", singular: "routing queue", summary: "Where digital cases wait.",
      key: .attribute("name"), deletion: .deactivationOnly, permissions: .ofTheRole,
      isRenamable: false,
      manualSteps: .readOnly("edit the queue in the Digital Experience settings"),
      notes: ["Read only: served by the host of digital channels."]
    ) {
      Attribute.string("name", "The name.", length: 1...256).required()
      Attribute.boolean("isSubqueue", "Whether it stands below another.")
    },
    endpoints: Endpoints(
      path: "/dfo/3.0/routing-queues", id: ["id"], listing: Listing(.whole, "data")
    ).with {
      $0.single = .list
      $0.isGone = { $0["isDeleted"] == true }
    })
}
