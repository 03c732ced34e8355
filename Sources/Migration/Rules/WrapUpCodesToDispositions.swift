import Documents

extension MappingRule {
  static let wrapUpCodesToDispositions = MappingRule(
    "wrap-up-codes-to-dispositions", "Each wrap-up code becomes a disposition.",
    from: .genesys("wrapUpCodes"), to: .cxone("dispositions"), naming: "{name | trim}"
  ) {
    AttributeMapping("notes", from: "description")
    AttributeMapping("isActive", .constant(true))
  }
  .with {
    $0.gaps = [Gap("division", .medium, "dispositions are for everybody who has the skill")]
  }
}
