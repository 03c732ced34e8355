import Documents

extension MappingRule {
  static let pointsOfContactToDIDPools = MappingRule(
    "points-of-contact-to-did-pools", "Each number that is called becomes a pool of one.",
    from: .cxone("pointsOfContact"), to: .genesys("didPools"), naming: nil
  ) {
    AttributeMapping("startPhoneNumber", from: "pointOfContact", .computed(PhoneNumber.e164))
    AttributeMapping("endPhoneNumber", from: "pointOfContact", .computed(PhoneNumber.e164))
    AttributeMapping("description", from: "pointOfContactName")
  }
  .withoutInactive()
  .with {
    $0.standing.append(("mediaTypeId", 4, "no telephone number"))
    $0.settings = [PhoneNumber.setting]
  }
}
