import Files

/// A folder of its own for one test, removed at its end.
func withScratch(_ body: (String) async throws -> Void) async throws {
  let path = try "/tmp/cutsheet-test-" + SecureRandom.hex(bytes: 8)
  try Disk.makeFolder(path)
  do {
    try await body(path)
  } catch {
    try Disk.removeTree(path)
    throw error
  }
  try Disk.removeTree(path)
}
