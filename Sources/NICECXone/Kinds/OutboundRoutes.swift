import Documents
import Model

extension CXoneKind {
  static let outboundRoutes = CXoneKind(
    kind: Kind(
      "outboundRoutes", singular: "outbound route", summary: "A way that calls leave by.",
      key: .attribute("routeDescription"), deletion: .deactivationOnly, permissions: .ofTheRole,
      isRenamable: false,
      manualSteps: .readOnly("ask the vendor to set the route up"),
      notes: ["Read only: the only telephony route that the API shows."]
    ) {
      Attribute.string("routeDescription", "What it is called.", length: 1...200).required()
    },
    endpoints: .acd(
      "business-unit/outbound-routes", id: "outboundTelecomRouteId",
      listing: Listing(.whole, "outboundRoutes")
    ).with { $0.single = .list })
}
