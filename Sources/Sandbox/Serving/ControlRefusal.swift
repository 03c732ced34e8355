import Documents

/// Why `/_sandbox/` does not do what it is asked.
struct ControlRefusal: Error, Sendable {
  var status: Int
  var code: String
  var message: String

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  /// A setting that cannot be that.
  static func wrong(_ name: String, _ value: Value) -> ControlRefusal {
    ControlRefusal(400, "invalid.value", "\(name) cannot be \(JSONWriter.text(of: value))")
  }

  static func unknownSetting(_ name: String) -> ControlRefusal {
    ControlRefusal(400, "invalid.property", "'\(name)' is not a setting")
  }

  static let unknownRoute = ControlRefusal(404, "not.found", "HTTP 404 Not Found")

  var body: Value {
    ["status": .integer(status), "code": .string(code), "message": .string(message)]
  }
}
