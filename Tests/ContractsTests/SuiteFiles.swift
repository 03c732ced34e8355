import Documents
import Foundation
import Parsing

/// The official JSON Schema test suite, in the folder that the environment names.
struct SuiteFiles {
  static let variable = "CUTSHEET_JSON_SCHEMA_SUITE"

  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  struct Group {
    var file: String
    var description: String
    var schema: Value
    var cases: [Case]
  }

  struct Case {
    var description: String
    var data: Value
    var isValid: Bool
  }

  let folder: URL

  init() throws {
    guard let path = ProcessInfo.processInfo.environment[Self.variable], !path.isEmpty else {
      throw Missing(
        description: "\(Self.variable) is not set: run 'Tests/Peers/json-schema-suite.sh DIR' "
          + "and export it as DIR")
    }
    folder = URL(filePath: path)
  }

  /// The groups of all files directly in a folder of the draft.
  func groups(in place: String) throws -> [Group] {
    let root = folder.appending(path: "tests/draft2020-12/\(place)")
    return try Self.files(in: root).flatMap { file in
      try groups(
        of: file,
        name: place.isEmpty ? file.lastPathComponent : "\(place)/\(file.lastPathComponent)")
    }
  }

  /// The documents that the suite's references lead into, by URI.
  func remotes() throws -> [String: Value] {
    let root = folder.appending(path: "remotes").resolvingSymlinksInPath()
    var documents: [String: Value] = [:]
    guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    else { throw Missing(description: "'\(root.path)' cannot be read") }
    for case let file as URL in files where file.pathExtension == "json" {
      let path = file.resolvingSymlinksInPath().path.dropFirst(root.path.count)
      documents["http://localhost:1234" + path] = try Self.value(file)
    }
    return documents
  }

  private static func files(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.path < $1.path }
  }

  private static func value(_ file: URL) throws -> Value {
    try JSON.value(Array(Data(contentsOf: file)))
  }

  private func groups(of file: URL, name: String) throws -> [Group] {
    try (Self.value(file).array ?? []).map { group in
      Group(
        file: name, description: group["description"]?.string ?? "",
        schema: group["schema"] ?? .null,
        cases: (group["tests"]?.array ?? []).map { test in
          Case(
            description: test["description"]?.string ?? "", data: test["data"] ?? .null,
            isValid: test["valid"]?.bool ?? false)
        })
    }
  }
}
