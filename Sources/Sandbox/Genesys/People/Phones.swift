import Documents

/// The addresses of a user: phone numbers come back as E.164.
enum Phones {
  static func normalized(_ fields: Object) -> Object {
    guard let addresses = fields["addresses"]?.array else { return fields }
    var result = fields
    result["addresses"] = .array(addresses.map { normalized($0) })
    return result
  }

  private static func normalized(_ contact: Value) -> Value {
    guard contact["mediaType"] != "EMAIL", let text = contact["address"]?.string else {
      return contact
    }
    var result = contact
    let digits = text.filter { $0.isASCII && $0.isNumber }
    let number = text.hasPrefix("+") || digits.count != 10 ? "+" + digits : "+1" + digits
    result.set(.string(number), at: ["address"])
    result.set(.string(number), at: ["display"])
    return result
  }

  /// One entry per media type and type, and an extension only without a number.
  static func check(_ record: Record) throws(Refusal) {
    var seen: Set<String> = []
    for contact in record.fields["addresses"]?.array ?? [] {
      let kind = "\(contact["mediaType"]?.string ?? "")/\(contact["type"]?.string ?? "")"
      guard seen.insert(kind).inserted else {
        throw Refusal(400, "general.bad.request", "Two addresses have the type \(kind)")
      }
      if contact["extension"] != nil, contact["address"] != nil {
        throw Refusal(
          400, "general.bad.request", "An address has either a number or an extension")
      }
    }
  }
}
