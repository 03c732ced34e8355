import Files
import Foundation
import Testing

struct FolderTests {
  @Test func `a tree is listed in the order of its bytes, without hidden names`() async throws {
    try await withScratch { path in
      for name in ["b.yaml", "a/z.yaml", "a/b/c.yaml", ".git/config", "Z.yaml", "é.yaml"] {
        try Disk.makeFolder(Disk.parent(of: path + "/" + name))
        try Disk.write([1], to: path + "/" + name)
      }
      let tree = try Folder(path).tree()
      #expect(tree == ["Z.yaml", "a/b/c.yaml", "a/z.yaml", "b.yaml", "é.yaml"])
    }
  }

  @Test func `a tree with too many files or levels is refused`() async throws {
    try await withScratch { path in
      try Disk.makeFolder(path + "/1/2/3")
      for name in ["a", "b", "1/2/3/c"] { try Disk.write([1], to: path + "/" + name) }
      let folder = try Folder(path)
      #expect(throws: FileError("list", folder.path, .moreFiles(than: 2))) {
        try folder.tree(limits: .init(files: 2))
      }
      #expect(throws: FileError("list", folder.path, .deeper(than: 2))) {
        try folder.tree(limits: .init(depth: 2))
      }
    }
  }

  @Test func `a link that leads out is refused, one that stays inside is a file`() async throws {
    try await withScratch { path in
      try Disk.makeFolder(path + "/in/sub")
      try Disk.write([1], to: path + "/in/sub/file")
      try Disk.write([2], to: path + "/secret")
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: path + "/in/again", withDestinationPath: "sub/file")
      try manager.createSymbolicLink(atPath: path + "/in/loop", withDestinationPath: ".")
      let folder = try Folder(path + "/in")
      #expect(try folder.tree() == ["again", "sub/file"])
      try manager.createSymbolicLink(
        atPath: path + "/in/out", withDestinationPath: "../secret")
      let error = FileError("use", "out", .outside(folder: folder.path))
      #expect(throws: error) { try folder.tree() }
      #expect(throws: error) { try folder.path(of: "out") }
    }
  }

  @Test(arguments: ["../x", "/etc/passwd", "a/../../x", "", "a\0b", "a/..//.././x"])
  func `a path that leaves the folder is refused`(relative: String) async throws {
    try await withScratch { path in
      let folder = try Folder(path)
      if relative.isEmpty {
        #expect(try folder.path(of: relative) == folder.path)
      } else {
        #expect(throws: FileError("use", relative, .outside(folder: folder.path))) {
          try folder.path(of: relative)
        }
      }
    }
  }

  @Test(arguments: [("a", "/a"), ("./a//b", "/a/b"), ("a/../b", "/b"), ("..a", "/..a")])
  func `a path that stays inside need not exist`(relative: String, end: String) async throws {
    try await withScratch { path in
      let folder = try Folder(path)
      #expect(try folder.path(of: relative) == folder.path + end)
    }
  }
}
