/// Writes a result too long to hold, piece by piece, to standard output or the file of `--output`.
struct OutputBatch {
  private let path: String?
  private let context: Context
  private var pending = ""

  private static let size = 65_536

  init(to path: String?, in context: Context) {
    self.path = path
    self.context = context
  }

  /// Adds a piece; a file is held until the end, since it appears as a whole or not at all.
  mutating func write(_ text: String) async throws {
    pending += text
    guard path == nil, pending.utf8.count >= Self.size else { return }
    try Task.checkCancellation()
    try await context.output.write(pending)
    pending = ""
  }

  /// Writes what is left.
  mutating func finish() async throws {
    if let path {
      try await context.files.replace(path, with: Array(pending.utf8))
    } else if !pending.isEmpty {
      try await context.output.write(pending)
    }
    pending = ""
  }
}
