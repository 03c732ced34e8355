import Documents

extension MappingRule {
  static let pointsOfContactToCallRoutes = MappingRule(
    "points-of-contact-to-call-routes", "Each number that is called becomes a call route.",
    from: .cxone("pointsOfContact"), to: .genesys("ivrs"), naming: "{pointOfContactName | trim}"
  ) {
    AttributeMapping(
      "dnis", from: "pointOfContact",
      .computed { number, settings in PhoneNumber.e164(number, settings).map { .array([$0]) } })
    AttributeMapping(
      "openHoursFlow", from: "scriptName", .reference(from: "scripts", to: "flows"))
    AttributeMapping("description", from: "notes")
  }
  .withoutInactive()
  .with {
    $0.standing.append(("mediaTypeId", 4, "no telephone number"))
    $0.settings = [PhoneNumber.setting]
    $0.gaps = [Gap("skillId", .medium, "the flow transfers to the queue")]
    $0.silent = ["isActive"]
  }
}

/// Telephone numbers in the one form that both sides know.
enum PhoneNumber {
  static let setting = MappingRule.Setting(
    "countryCode", "The country code of numbers that are written without one.", .null)

  /// The number with country code; as it stands where there is no telling.
  static func e164(_ number: Value, _ settings: Object) -> Value? {
    guard let text = number.string else { return nil }
    let digits = text.filter { ("0"..."9").contains($0) }
    let code = settings["countryCode"]?.shown ?? ""
    if text[...].trimmed.hasPrefix("+") { return .string("+" + digits) }
    if code.isEmpty { return .string(text) }
    // Where numbers have no trunk zero, the code may stand in front already.
    let isWhole = code == "1" && digits.count == 11 && digits.hasPrefix("1")
    let own = digits.hasPrefix("0") ? String(digits.dropFirst()) : digits
    return .string("+" + (isWhole ? digits : code + own))
  }
}
