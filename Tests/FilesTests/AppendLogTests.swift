import Files
import Testing

struct AppendLogTests {
  @Test func `lines come back in order`() async throws {
    try await withScratch { folder in
      let log = try AppendLog(folder + "/log")
      for line in ["one", "two", "three"] { try log.append(Array(line.utf8)) }
      #expect(try lines(folder + "/log") == ["one", "two", "three"])
    }
  }

  @Test func `a torn last line is no line, and is gone once the log is written again`()
    async throws
  {
    try await withScratch { folder in
      let path = folder + "/log"
      try Disk.write(Array("one\ntwo\nthr".utf8), to: path)
      #expect(try lines(path) == ["one", "two"])
      do {
        let log = try AppendLog(path)
        try log.append(Array("three".utf8))
      }
      #expect(try Disk.read(path) == Array("one\ntwo\nthree\n".utf8))
    }
  }

  @Test func `a log has one writer`() async throws {
    try await withScratch { folder in
      let path = folder + "/log"
      let log = try AppendLog(path)
      #expect(throws: FileError("open", path, .heldByAnother)) { _ = try AppendLog(path) }
      try log.append([65])
    }
  }

  @Test func `a lock is given back when its owner is gone`() async throws {
    try await withScratch { folder in
      let path = folder + "/lock"
      do {
        let lock = try FileLock(path)
        #expect(throws: FileError("lock", path, .heldByAnother)) { _ = try FileLock(path) }
        _ = consume lock
      }
      _ = try FileLock(path)
    }
  }

  private func lines(_ path: String) throws -> [String] {
    try AppendLog.lines(of: path).map { String(decoding: $0, as: UTF8.self) }
  }
}
