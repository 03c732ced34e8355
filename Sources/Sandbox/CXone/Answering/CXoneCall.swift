import Documents
import Parsing

/// One request on its way through a route.
struct CXoneCall: Sendable {
  let method: String
  let parameters: [String: String]
  let path: String
  let query: Query
  let body: [UInt8]
  let now: Instant
  /// Where the sender reached us, for answers that tell addresses.
  var origin = ""
  /// The access key that the call came with.
  var key = ""
  /// The person behind a change that did not come through the API.
  var author: String?
  /// Whether names stand for numbers: a seed or a change behind the tool's back.
  var isSeed = false
  /// Whether history takes no note of it.
  var isQuiet = false
  /// The version in the path, without its dot.
  var version = 34

  /// The value of a `{parameter}` of the route.
  subscript(_ parameter: String) -> String { parameters[parameter] ?? "" }

  static func seed(at now: Instant) -> CXoneCall {
    CXoneCall(
      method: "SEED", parameters: [:], path: "", query: Query(""), body: [], now: now,
      isSeed: true, isQuiet: true)
  }

  func object() throws(CXoneRefusal) -> Object {
    let value: Value
    do {
      value = try JSON.value(body)
    } catch {
      throw CXoneRefusal(400, "InvalidJson", "the body is not JSON")
    }
    guard let object = value.object else {
      throw CXoneRefusal(400, "InvalidJson", "the body is not an object")
    }
    return object
  }

  /// The list under the one member of a batch.
  func batch(_ name: String) throws(CXoneRefusal) -> [Value] {
    guard let list = try object()[name]?.array else { throw .invalid("\(name) is required") }
    return list
  }

  func flag(_ name: String) throws(CXoneRefusal) -> Bool? {
    guard let text = query[name] else { return nil }
    guard let flag = ["true": true, "false": false][text.lowercased()] else {
      throw .invalid("\(name) is '\(text)', expected true or false")
    }
    return flag
  }

  func requiredText(_ name: String) throws(CXoneRefusal) -> String {
    guard let text = query[name], !text.isEmpty else { throw .invalid("\(name) is required") }
    return text
  }

  func requiredFlag(_ name: String) throws(CXoneRefusal) -> Bool {
    guard let flag = try flag(name) else { throw .invalid("\(name) is required") }
    return flag
  }

  func number(_ name: String) throws(CXoneRefusal) -> Int? {
    guard let text = query[name] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw .invalid("\(name) is '\(text)', expected a whole number")
    }
    return number
  }
}
