/// A call that carries several values at once.
struct Batch: Sendable {
  /// How values are written into the call.
  enum Form: Sendable {
    /// `[{"id": …}]`, with `proficiency` where there is one.
    case objects
    /// `{"memberIds": […], "version": …}`.
    case ids(field: String)
    /// `?ids=a,b`.
    case query(String)
    /// One value a call, its id at the end of the path.
    case path
  }

  var method: String
  /// Below the object's path.
  var path: String
  var form: Form
  var query: [(String, String)] = []
  /// The most values that the vendor takes in one call.
  var size = 1

  static func each(_ method: String, _ path: String) -> Batch {
    Batch(method: method, path: path, form: .path)
  }
}
