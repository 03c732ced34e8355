import Documents
import Foundation
import Projects

/// A folder of `Fixtures/`: a project whose lines say by `# expect: code` what is wrong with them.
struct Fixture: Sendable, CustomStringConvertible {
  let name: String
  let files: [String: [UInt8]]

  var description: String { name }

  var yaml: [String: [UInt8]] { files.filter { $0.key.hasSuffix(".yaml") } }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static let all: [Fixture] = {
    let root = folder.appending(path: "Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().map { Fixture($0, in: root.appending(path: $0)) }
  }()

  static func named(_ name: String) -> Fixture {
    Fixture(name, in: folder.appending(path: "Fixtures/\(name)"))
  }

  init(_ name: String, in root: URL) {
    self.name = name
    var files: [String: [UInt8]] = [:]
    for path in FileManager.default.subpaths(atPath: root.path) ?? [] {
      guard let data = try? Data(contentsOf: root.appending(path: path)) else { continue }
      files[path] = [UInt8](data)
    }
    self.files = files
  }

  func load(
    overlay: String = "default", environment: [String: String] = [:]
  ) -> (project: Project?, diagnostics: [Diagnostic]) {
    let files = files
    return Project.load(
      ProjectSources(
        files: yaml, environment: environment, overlay: overlay, attachment: { files[$0] }),
      providers: [SampleProvider()])
  }

  /// `file:line code` for every expectation.
  var expectations: [String] {
    var result: [String] = []
    for (file, bytes) in yaml {
      let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
      for (place, line) in lines.enumerated() {
        guard let mark = line.range(of: "# expect: ") else { continue }
        for code in line[mark.upperBound...].split(separator: ",") {
          let code = code.trimmingCharacters(in: .whitespaces)
          result.append("\(file):\(place + 1) \(code)")
        }
      }
    }
    return result.sorted()
  }

  var sources: [String: String] {
    yaml.mapValues { String(decoding: $0, as: UTF8.self) }
  }
}

extension Project {
  /// Loads a project of one or more files given as texts.
  static func load(
    _ files: [String: String], overlay: String = "default", environment: [String: String] = [:],
    attachments: [String: String] = [:]
  ) -> (project: Project?, diagnostics: [Diagnostic]) {
    load(
      ProjectSources(
        files: files.mapValues { Array($0.utf8) }, environment: environment, overlay: overlay,
        attachment: { attachments[$0].map { Array($0.utf8) } }),
      providers: [SampleProvider()])
  }
}

extension Diagnostic {
  /// `file:line code`.
  var summary: String {
    range.map { "\($0.file):\($0.start.line) \(code)" } ?? code
  }
}
