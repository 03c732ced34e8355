import Foundation

/// A text that a reviewer has agreed to, stored beside the tests in `Golden/`.
package enum Golden {
  /// Reads the stored text; with `UPDATE_GOLDEN` set, stores the given one first.
  package static func text(
    _ name: String, updatedBy text: String, file: String = #filePath
  ) throws -> String {
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: url)
    }
    return try String(contentsOf: url, encoding: .utf8)
  }
}
