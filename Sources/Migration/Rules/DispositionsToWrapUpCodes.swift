import Documents

extension MappingRule {
  static let dispositionsToWrapUpCodes = MappingRule(
    "dispositions-to-wrap-up-codes", "Each disposition becomes a wrap-up code.",
    from: .cxone("dispositions"), to: .genesys("wrapUpCodes"), naming: "{dispositionName | trim}"
  ) {
    AttributeMapping("description", from: "notes")
  }
  .withoutInactive()
  .with {
    $0.gaps = [
      Gap("classificationId", .medium, "codes have no outcome there: reports must group them"),
      Gap("isPreviewDisposition", .medium, "previews end by the dialer's own codes there"),
    ]
  }
}
