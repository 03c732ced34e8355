/// One operation of the API.
struct CXoneRoute: Routed {
  typealias Handler = @Sendable (inout CXoneWorld, CXoneCall) throws(CXoneRefusal) -> Answer

  static let services = "/incontactapi/services/{apiVersion}/"

  let method: String
  let template: String
  let handler: Handler

  init(_ method: String, _ template: String, _ handler: @escaping Handler) {
    self.method = method
    self.template = template
    self.handler = handler
  }

  /// An operation of the ACD services, below their versioned prefix.
  static func acd(
    _ method: String, _ path: String, _ handler: @escaping Handler
  ) -> CXoneRoute {
    CXoneRoute(method, services + path, handler)
  }

  /// Whether it may be called without a token.
  var isOpen: Bool {
    template.hasPrefix("/.well-known/") || template.hasPrefix("/authentication/")
      || template.hasPrefix("/public/") || template == "/auth/token"
  }
}
