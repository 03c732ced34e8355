import Documents

extension MappingRule {
  static let callRoutesToPointsOfContact = MappingRule(
    "call-routes-to-points-of-contact", "Each number of a call route becomes a point of contact.",
    from: .genesys("ivrs"), to: .cxone("pointsOfContact"), naming: nil
  ) {
    AttributeMapping("mediaTypeId", .constant(4))
    AttributeMapping("pointOfContact", from: "piece.number").using("dnis")
    AttributeMapping("pointOfContactName", from: "name")
    AttributeMapping("scriptName", from: "openHoursFlow", .reference(from: "flows", to: "scripts"))
    AttributeMapping("notes", from: "description")
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.gaps = [
      Gap("closedHoursFlow", .high, "one script answers at all hours: it asks the profile"),
      Gap("holidayHoursFlow", .high, "one script answers at all hours: it asks the profile"),
      Gap("scheduleGroup", .medium, "the script asks the hours profile"),
    ]
    $0.division = { attributes, _ in
      ((attributes["dnis"]?.array ?? []).map { Piece(values: ["number": $0]) }, [])
    }
  }
}
