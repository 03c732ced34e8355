import Foundation
import Testing

/// Texts that reviewers read: `UPDATE_GOLDEN=1 swift test` writes them anew.
func expectGolden(
  _ text: String, _ path: String, at location: SourceLocation = #_sourceLocation
) throws {
  let file = Fixture.folder.appending(path: path)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expected, sourceLocation: location)
}
