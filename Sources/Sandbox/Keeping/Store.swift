import Documents

/// All objects of a tenant by kind, as they are and as reads see them.
///
/// Writes go to the truth at once; reads see them when their time has come.
struct Store: Sendable {
  /// A write that reads do not see yet.
  private struct Unseen: Sendable {
    let from: Instant
    let kind: String
    let index: Int
    let record: Record?
  }

  private(set) var truth: [String: Holding] = [:]
  private(set) var seen: [String: Holding] = [:]
  private var unseen: [Unseen] = []
  /// Grows with everything that reads may see differently.
  private(set) var revision = 0

  /// Starts a kind with what it holds.
  mutating func hold(_ kind: String, _ holding: Holding) {
    truth[kind] = holding
    seen[kind] = holding
  }

  /// Keeps an object; reads see it from that moment on.
  mutating func write(_ kind: String, _ record: Record, seenFrom moment: Instant) {
    let place = truth[kind]?.index(of: record.id) ?? truth[kind]?.claim(id: record.id).index
    if let place { put(kind, record, at: place, moment) }
  }

  /// Takes an object away; reads see it until that moment.
  mutating func erase(_ kind: String, _ id: String, seenUntil moment: Instant) {
    if let place = truth[kind]?.index(of: id) { put(kind, nil, at: place, moment) }
  }

  /// The id that the next object of a kind will have.
  mutating func claim(_ kind: String, id: String? = nil) -> String {
    truth[kind]?.claim(id: id).id ?? ""
  }

  private mutating func put(
    _ kind: String, _ record: Record?, at index: Int, _ moment: Instant
  ) {
    truth[kind]?.put(record, at: index)
    unseen.append(Unseen(from: moment, kind: kind, index: index, record: record))
  }

  /// Lets reads see the writes whose time has come.
  mutating func settle(at now: Instant, all: Bool = false) {
    guard !unseen.isEmpty else { return }
    revision += 1
    var waiting: [Unseen] = []
    for write in unseen {
      if all || write.from <= now {
        seen[write.kind]?.put(write.record, at: write.index)
      } else {
        waiting.append(write)
      }
    }
    unseen = waiting
  }
}
