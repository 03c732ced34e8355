package import Documents

/// The lines of `--events`: what happens, for machines, one JSON object a line.
package actor EventLog {
  private let sink: any TextSink
  private let now: @Sendable () -> Instant

  /// Writes into a sink; each event carries the time at which it was recorded.
  package init(into sink: any TextSink, now: @escaping @Sendable () -> Instant) {
    self.sink = sink
    self.now = now
  }

  /// Records an event, such as `progress`, with its members.
  package func record(_ event: String, _ members: Object = [:]) async throws {
    var line = members
    line["event"] = .string(event)
    line["time"] = .string(now().description)
    try await sink.write(CanonicalJSON.text(of: .object(line)) + "\n")
  }
}
