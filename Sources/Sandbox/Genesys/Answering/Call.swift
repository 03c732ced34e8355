import Documents
import Parsing

/// Who a change is laid at the door of.
struct Author: Sendable {
  var clientId: String
  /// The person behind the client; none for client credentials.
  var user: (id: String, name: String)?
}

/// One request on its way through a route.
struct Call: Sendable {
  let method: String
  let parameters: [String: String]
  let path: String
  let query: Query
  let body: [UInt8]
  let author: Author
  let now: Instant
  /// Whether the names in references are resolved and lag is skipped: a seed, not an API call.
  var isSeed = false
  /// The access token that the call came with.
  var token: String?
  /// The divisions in which the client may do this; nil for all.
  var divisions: Set<String>?

  /// The value of a `{parameter}` of the route.
  subscript(_ parameter: String) -> String { parameters[parameter] ?? "" }

  private static let notUnderstood =
    "The request could not be understood by the server due to malformed syntax."

  private func json() throws(Refusal) -> Value {
    do {
      return try JSON.value(body)
    } catch {
      throw Refusal(400, "bad.request", Self.notUnderstood)
    }
  }

  func object() throws(Refusal) -> Object {
    guard let object = try json().object else {
      throw Refusal(400, "bad.request", Self.notUnderstood)
    }
    return object
  }

  func array(upTo limit: Int = 10_000, code: String = "bad.request") throws(Refusal) -> [Value] {
    guard let array = try json().array else {
      throw Refusal(400, "bad.request", Self.notUnderstood)
    }
    guard array.count <= limit else {
      throw Refusal(400, code, "The list must have at most \(limit) elements")
    }
    return array
  }

  /// The ids of a list of `{"id": …}`.
  func ids(upTo limit: Int) throws(Refusal) -> [String] {
    var result: [String] = []
    for element in try array(upTo: limit) {
      guard let id = element["id"]?.string else {
        throw .invalid("id", "The id field is required", code: "invalid.id")
      }
      result.append(id)
    }
    return result
  }

  /// The strings of a list of strings.
  func strings(upTo limit: Int, code: String = "bad.request") throws(Refusal) -> [String] {
    var result: [String] = []
    for element in try array(upTo: limit, code: code) {
      guard let text = element.string else {
        throw Refusal(400, "invalid.value", "The list must hold strings")
      }
      result.append(text)
    }
    return result
  }
}
