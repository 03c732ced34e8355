import Documents

/// An error answer: a status, the vendor's code, and what its body says.
struct Refusal: Error, Sendable {
  var status: Int
  var code: String
  var message: String
  var parameters: [(String, String)] = []
  var field: String?
  var entityId: String?
  /// Seconds after which to come again.
  var retryAfter: Int?

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  /// A body that the vendor's validation turns away.
  static func invalid(_ field: String, _ message: String, code: String) -> Refusal {
    var refusal = Refusal(400, code, message)
    refusal.field = field
    return refusal
  }

  static func missing(_ code: String, _ type: String, _ id: String) -> Refusal {
    var refusal = Refusal(404, code, "\(type) not found: \(id)")
    refusal.entityId = id
    return refusal
  }

  static let unknownRoute = Refusal(404, "not.found", "HTTP 404 Not Found")

  /// The vendor's ErrorBody.
  func body(correlation: String) -> Value {
    var detail: [Value] = []
    if let field { detail = [["errorCode": .string(code), "fieldName": .string(field)]] }
    var object: Object = [
      "message": .string(message), "code": .string(code), "status": .integer(status),
      "messageParams": .object(Object(parameters.map { ($0.0, .string($0.1)) })),
      "contextId": .string(correlation), "details": .array(detail), "errors": [],
    ]
    object["entityId"] = entityId.map { .string($0) }
    return .object(object)
  }
}
