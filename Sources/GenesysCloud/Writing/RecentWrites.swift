import Documents
import Model

/// What was written a moment ago, which not all of the vendor's services know yet.
///
/// A 404 about an object made here means "not yet", about any other it means "gone"; a version
/// that an answer told is newer than one that a lagging read tells.
actor RecentWrites {
  /// How long to wait before each further attempt; together as long as the vendor was seen to lag.
  static let pauses: [Duration] = [
    .milliseconds(200), .milliseconds(400), .milliseconds(800), .milliseconds(1_600),
    .seconds(3), .seconds(3), .seconds(3), .seconds(3), .seconds(3), .seconds(3),
  ]

  private var made: Set<String> = []
  private var versions: [String: Int] = [:]

  func made(_ id: String) {
    made.insert(id)
  }

  /// Learns the version that an object has after a write.
  func learn(from answer: Value) {
    guard let id = answer["id"]?.string, let version = answer["version"]?.integer else { return }
    versions[id] = max(versions[id] ?? version, version)
  }

  /// The newer of a version that was read and one that a write told.
  func newest(of id: String, read: Value?) -> Value? {
    guard let known = versions[id] else { return read }
    return .integer(max(known, read?.integer ?? known))
  }

  /// Tells whether a call speaks of an object that was made here.
  func isMentioned(in call: Call) -> Bool {
    call.path.split(separator: "/").contains { made.contains(String($0)) }
      || call.body.map(mentions) ?? false
  }

  private func mentions(_ value: Value) -> Bool {
    switch value {
    case .string(let text): made.contains(text)
    case .array(let elements): elements.contains(where: mentions)
    case .object(let object): object.values.contains(where: mentions)
    default: false
    }
  }
}
