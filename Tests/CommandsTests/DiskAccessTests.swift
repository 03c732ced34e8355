import Files
import Foundation
import Testing

@testable import Commands

struct DiskAccessTests {
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "cutsheet-" + UUID().uuidString).path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  private func readers(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
    return (attributes[.posixPermissions] as? Int).map { $0 & 0o444 }
  }

  @Test func `a result replaces a file that others may read`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await DiskAccess().replace(folder + "/a", with: Array("old".utf8))
    try await DiskAccess().replace(folder + "/a", with: Array("new".utf8))
    #expect(try text("a") == "new")
    try Data().write(to: URL(filePath: folder + "/plain"))
    #expect(try readers(of: "a") == readers(of: "plain"))
  }

  @Test func `a link keeps leading to the file that is replaced`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await DiskAccess().replace(folder + "/a", with: Array("old".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/b", withDestinationPath: folder + "/a")
    try await DiskAccess().replace(folder + "/b", with: Array("new".utf8))
    #expect(try text("a") == "new")
  }

  @Test func `a folder or a pipe is never replaced`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(mkfifo(folder + "/pipe", 0o600) == 0)
    for path in [folder, folder + "/pipe"] {
      await #expect(throws: FileError("write", path, .notRegular)) {
        try await DiskAccess().replace(path, with: [])
      }
      #expect(throws: FileError("write", path, .notRegular)) {
        _ = try DiskAccess().lines(into: path)
      }
    }
  }

  @Test func `lines begin an empty file`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await DiskAccess().replace(folder + "/a", with: Array("old\n".utf8))
    let sink = try DiskAccess().lines(into: folder + "/a")
    try await sink.write("one\n")
    try await sink.write("two\n")
    #expect(try text("a") == "one\ntwo\n")
  }
}
