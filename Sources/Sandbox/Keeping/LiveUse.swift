import Documents

/// Conversations that wait at an object and that somebody has, as a test sets them.
struct LiveUse: Sendable, Equatable {
  var waiting = 0
  var active = 0

  /// Reads `{name: {"waiting": 3, "active": 2}}`.
  static func table(
    _ setting: String, _ value: Value
  ) throws(ControlRefusal) -> [String: LiveUse] {
    var table: [String: LiveUse] = [:]
    for (name, figures) in value.object ?? [:] {
      guard figures.object != nil else { throw .wrong(setting, value) }
      table[name] = LiveUse(
        waiting: figures["waiting"]?.integer ?? 0, active: figures["active"]?.integer ?? 0)
    }
    return table
  }
}
