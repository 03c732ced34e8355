/// What a client's roles must allow for a call.
struct Permission: Sendable {
  let names: [String]
  let isAll: Bool

  static let none = Permission(names: [], isAll: true)
  static func all(_ names: String...) -> Permission { Permission(names: names, isAll: true) }
  static func any(_ names: String...) -> Permission { Permission(names: names, isAll: false) }
}

/// One operation of the API.
struct Route: Routed {
  typealias Handler = @Sendable (inout World, Call) throws(Refusal) -> Answer

  let method: String
  let template: String
  let permission: Permission
  let handler: Handler

  init(
    _ method: String, _ template: String, _ permission: Permission = .none,
    _ handler: @escaping Handler
  ) {
    self.method = method
    self.template = template
    self.permission = permission
    self.handler = handler
  }

  /// The route, telling of what is missing by the code that all operations share: not every
  /// operation of a kind documents the kind's own.
  var sayingNotFound: Route {
    Route(method, template, permission) { [handler] (world, call) throws(Refusal) in
      do throws(Refusal) {
        return try handler(&world, call)
      } catch {
        guard error.status == 404 else { throw error }
        var refusal = error
        refusal.code = "not.found"
        throw refusal
      }
    }
  }
}
