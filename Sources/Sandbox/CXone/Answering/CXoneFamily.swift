import Documents

/// The vendor's groups of services, told apart by their paths.
enum CXoneFamily: Sendable {
  case acd
  case userHub
  case digital

  private static let hubs = [
    "/user-management/", "/authorization/", "/division-management/", "/access-key-management/",
    "/scim/", "/activity/",
  ]

  init(path: String) {
    if path.hasPrefix("/dfo/") {
      self = .digital
    } else {
      self = Self.hubs.contains { path.hasPrefix($0) } ? .userHub : .acd
    }
  }

  func body(of refusal: CXoneRefusal, path: String, at now: Instant, uid: String) -> Value {
    let (code, message) = (Value.string(refusal.code), Value.string(refusal.message))
    return switch self {
    case .acd: ["error": code, "error_description": message]
    case .userHub where refusal.status == 401:
      [
        "timestamp": .string(now.description), "status": 401, "error": "Unauthorized",
        "message": message, "path": .string(path),
      ]
    case .userHub:
      ["code": code, "details": message, "hostName": "sandbox", "entityType": "", "errors": []]
    case .digital:
      ["errors": [["field": "", "message": message, "errorCode": code]], "uid": .string(uid)]
    }
  }
}
