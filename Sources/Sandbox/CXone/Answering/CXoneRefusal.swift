/// An error answer; its body differs between the vendor's families of services.
struct CXoneRefusal: Error, Sendable {
  var status: Int
  var code: String
  var message: String

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  static func invalid(_ message: String) -> CXoneRefusal {
    CXoneRefusal(400, "InvalidParameter", message)
  }

  static func missing(_ name: String, _ id: String) -> CXoneRefusal {
    CXoneRefusal(404, "NotFound", "\(name) '\(id)' was not found")
  }

  static let unknownRoute = CXoneRefusal(404, "NotFound", "no such resource")
}
