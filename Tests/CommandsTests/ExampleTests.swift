import Documents
import Foundation
import GenesysCloud
import Model
import Projects
import Testing

@testable import Commands

/// The example that the README shows: what it teaches must be right.
struct ExampleTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../examples/acme").standardized.resolvingSymlinksInPath()

  /// The files by path, as a command reads them.
  private static func files() throws -> [String: [UInt8]] {
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
    var files: [String: [UInt8]] = [:]
    for case let path as String in paths where path.hasSuffix(".yaml") {
      files[path] = try Array(Data(contentsOf: folder.appending(path: path)))
    }
    return files
  }

  private static func load(
    _ overlay: String = "default"
  ) throws -> (project: Project?, diagnostics: [Diagnostic]) {
    Project.load(
      ProjectSources(files: try files(), overlay: overlay), providers: [GenesysCloudProvider()])
  }

  @Test(arguments: ["default", "staging"])
  func `the example loads without a complaint`(overlay: String) throws {
    let texts = try Self.files().mapValues { String(decoding: $0, as: UTF8.self) }
    let (project, diagnostics) = try Self.load(overlay)
    #expect(diagnostics == [], "\(DiagnosticText(sources: texts).render(diagnostics))")
    #expect(project?.name == "acme")
  }

  @Test(arguments: [
    ("divisions", 3), ("queues", 40), ("users", 120), ("languages", 4), ("oauthClients", 2),
    ("scheduleGroups", 3),
  ])
  func `the example has what the README says of it`(kind: String, count: Int) throws {
    let project = try #require(try Self.load().project)
    #expect(project.resources.count { $0.address.kind == kind } == count)
  }

  @Test func `the example has every kind that a contact centre opens with`() throws {
    let project = try #require(try Self.load().project)
    let kinds = Set(project.resources.map(\.address.kind))
    #expect(
      kinds.isSuperset(of: [
        "divisions", "skills", "languages", "wrapUpCodes", "users", "groups", "queues", "roles",
        "grants", "schedules", "scheduleGroups", "oauthClients",
      ]))
  }

  @Test func `every agent of the example serves a queue`() throws {
    let project = try #require(try Self.load().project)
    let members = project.resources.filter { $0.address.kind == "queues" }
      .flatMap { $0.attributes["members"]?.array ?? [] }.compactMap(\.string)
    let agents = project.resources.filter {
      $0.address.kind == "users" && $0.attributes["skills"] != nil
    }
    #expect(Set(agents.map(\.address.key)).subtracting(members).isEmpty)
  }

  @Test func `every file of the example names a schema that is there`() throws {
    for (path, bytes) in try Self.files() {
      let first = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
      let prefix = "# yaml-language-server: $schema="
      try #require(first.hasPrefix(prefix), "\(path)")
      let schema = Self.folder.appending(path: path).deletingLastPathComponent()
        .appending(path: String(first.dropFirst(prefix.count))).standardized
      #expect(FileManager.default.fileExists(atPath: schema.path), "\(path): \(schema.path)")
    }
  }
}
