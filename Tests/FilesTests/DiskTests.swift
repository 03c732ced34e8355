import Files
import Foundation
import Testing

struct DiskTests {
  @Test func `what was written is read back`() async throws {
    try await withScratch { folder in
      try Disk.write([1, 2, 0, 255], to: folder + "/x")
      #expect(try Disk.read(folder + "/x") == [1, 2, 0, 255])
      try Disk.write([], to: folder + "/x")
      #expect(try Disk.read(folder + "/x") == [])
      #expect(try Disk.names(in: folder) == ["x"])
    }
  }

  @Test(arguments: [(FileMode.secret, 0o600), (.shared, 0o644), (.program, 0o755)])
  func `a file has the rights that were asked for`(mode: FileMode, bits: Int) async throws {
    try await withScratch { folder in
      try Disk.write([1], to: folder + "/x", mode: mode)
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/x")
      #expect(attributes[.posixPermissions] as? Int == bits)
    }
  }

  @Test func `a write that fails leaves the old file and nothing beside it`() async throws {
    try await withScratch { folder in
      try Disk.makeFolder(folder + "/x/y")
      #expect(throws: FileError.self) { try Disk.write([1], to: folder + "/x") }
      #expect(try Disk.names(in: folder) == ["x"])
      #expect(Disk.item(at: folder + "/x") == .folder)
    }
  }

  @Test func `a file larger than the limit is refused`() async throws {
    try await withScratch { folder in
      try Disk.write(Array(repeating: 7, count: 11), to: folder + "/x")
      let path = folder + "/x"
      #expect(throws: FileError("read", path, .larger(thanBytes: 10))) {
        try Disk.read(path, limit: 10)
      }
      #expect(try Disk.read(path, limit: 11).count == 11)
    }
  }

  @Test func `a message names the operation, the path and the cause`() {
    let path = "/nowhere/at/all.yaml"
    let error = #expect(throws: FileError.self) { try Disk.read(path) }
    #expect(error?.description == "cannot read '\(path)': no such file or directory")
    #expect(error?.isMissing == true)
    #expect(error?.isRetriable == false)
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/tmp"])
  func `what is no regular file is not read`(path: String) {
    #expect(throws: FileError("read", path, .notRegular)) { try Disk.read(path) }
  }

  @Test func `removing what is not there succeeds`() async throws {
    try await withScratch { folder in
      try Disk.remove(folder + "/x")
      try Disk.removeTree(folder + "/y")
    }
  }

  @Test func `removing a tree leaves what its links lead to`() async throws {
    try await withScratch { folder in
      try Disk.makeFolder(folder + "/kept")
      try Disk.write([1], to: folder + "/kept/file")
      try Disk.makeFolder(folder + "/gone/deep")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/gone/deep/link", withDestinationPath: folder + "/kept")
      try Disk.removeTree(folder + "/gone")
      #expect(try Disk.names(in: folder) == ["kept"])
      #expect(try Disk.read(folder + "/kept/file") == [1])
    }
  }

  @Test(arguments: [("a/b", "a"), ("/a", "/"), ("a", "."), ("/a/b/c", "/a/b"), ("/", "/")])
  func `the parent of a path is found by its spelling`(path: String, parent: String) {
    #expect(Disk.parent(of: path) == parent)
  }
}
