import Documents

/// What a route gives back when it succeeds.
struct Answer: Sendable {
  var status = 200
  var body: [UInt8]?
  var headers: [(name: String, value: String)] = []

  static let empty = Answer(status: 204)
  /// Some of the vendor's routes answer 200 with nothing in it.
  static let blank = Answer(status: 200)

  static func value(_ value: Value, status: Int = 200) -> Answer {
    Answer(status: status, body: JSONWriter.bytes(of: value))
  }

  static func bytes(_ bytes: [UInt8], status: Int = 200) -> Answer {
    Answer(status: status, body: bytes)
  }
}
