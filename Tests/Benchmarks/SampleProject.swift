import Documents
import Files

/// A project that says of each queue what a team would write, in a folder of its own.
struct SampleProject {
  let folder: String

  /// What a project manages of the queues.
  enum Extent {
    /// The division and attributes of every medium's settings, all of which lists carry.
    case lists
    /// Members and wrap-up codes as well, which are read queue by queue.
    case nested
  }

  /// Writes what a tenant has, so that there is nothing to do.
  init(of tenant: Tenant, _ extent: Extent, at folder: String) async throws {
    self.folder = folder
    var shelf = Shelf(folder)
    switch extent {
    case .lists:
      try await tenant.forEachQueue { try shelf.add(Self.text(of: $0)) }
    case .nested:
      try await tenant.forEachWholeQueue { queue in
        try shelf.add(Self.text(of: queue) + Self.text(ofListsOf: queue))
      }
    }
    try save(&shelf)
  }

  /// Writes queues that no tenant has yet.
  init(newQueues count: Int, at folder: String) throws {
    self.folder = folder
    var shelf = Shelf(folder)
    for number in 1...count {
      try shelf.add(
        """
          New Queue \(number):
            division: Home
            description: Number \(number)
            mediaSettings: { call: { alertingTimeoutSeconds: \(7 + number % 50) } }

        """)
    }
    try save(&shelf)
  }

  private func save(_ shelf: inout Shelf) throws {
    try shelf.close()
    try Disk.write(Array(SeededProject.document().utf8), to: folder + "/cutsheet.yaml")
  }

  private static func text(of queue: Value) -> String {
    let call = queue["mediaSettings"]?["call"]
    return """
        \(json(queue["name"])):
          division: \(json(queue["division"]?["name"]))
          description: \(json(queue["description"]))
          mediaSettings:
            call:
              alertingTimeoutSeconds: \(json(call?["alertingTimeoutSeconds"]))
              serviceLevel: \(json(call?["serviceLevel"]))
          acwSettings: { wrapupPrompt: \(json(queue["acwSettings"]?["wrapupPrompt"])) }
          skillEvaluationMethod: \(json(queue["skillEvaluationMethod"]))
          enableTranscription: \(json(queue["enableTranscription"]))

      """
  }

  private static func text(ofListsOf queue: Value) -> String {
    ["members", "wrapUpCodes"].map { name in
      let names = (queue[name]?.array ?? []).map { $0["name"] ?? .null }
      return "    \(name): \(CanonicalJSON.text(of: .array(names)))\n"
    }.joined()
  }

  private static func json(_ value: Value?) -> String {
    CanonicalJSON.text(of: value ?? .null)
  }
}

/// The files of a project: as teams do, no file is made endlessly long.
private struct Shelf {
  private static let queuesPerFile = 2_000
  private static let head = """
    kind: genesys-cloud
    tenant: cloud
    existing: { divisions: ["*"], users: ["*"], wrapUpCodes: ["*"] }
    queues:

    """

  private let folder: String
  private var text = ""
  private var count = 0
  private var files = 0

  init(_ folder: String) {
    self.folder = folder
  }

  mutating func add(_ queue: String) throws {
    if text.isEmpty { text = Self.head }
    text += queue
    count += 1
    if count == Self.queuesPerFile { try close() }
  }

  mutating func close() throws {
    guard !text.isEmpty else { return }
    files += 1
    try Disk.makeFolder(folder)
    try Disk.write(Array(text.utf8), to: "\(folder)/queues-\(files).yaml")
    (text, count) = ("", 0)
  }
}
