import Documents
import Foundation
import Model
import Projects
import Testing

@testable import Commands

/// The README's tables are derived from the registries, so that they cannot be wrong.
@Suite(.serialized) struct ReadmeTests {
  private static let path = URL(filePath: #filePath)
    .appending(path: "../../../README.md").standardized

  @Test(arguments: [
    ("commands", commands), ("exits", exits), ("kinds", kinds),
  ])
  func `a table says what the program says`(name: String, lines: [String]) throws {
    let table = "\n\n" + lines.joined(separator: "\n") + "\n\n"
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let opening = "<!-- generated: \(name) -->"
    let start = try #require(text.range(of: opening))
    let end = try #require(text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex))
    let place = start.upperBound..<end.lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(text.replacingCharacters(in: place, with: table).utf8).write(to: Self.path)
    } else {
      #expect(String(text[place]) == table, "UPDATE_GOLDEN=1 rewrites it")
    }
  }

  @Test func `the example of the language is valid`() throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let parts = text.components(separatedBy: "```yaml\n")
    let example = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
    let sources = ProjectSources(files: ["cutsheet.yaml": Array(example.utf8)])
    let (_, diagnostics) = Project.load(sources, providers: allProviders)
    #expect(diagnostics == [])
  }

  private static var commands: [String] {
    ["| Command | Does |", "|---|---|"]
      + Declaration.Group.allCases.flatMap { group in
        allCommands.map(\.declaration).filter { $0.group == group }.map {
          "| `\($0.name)` | \($0.summary) |"
        }
      }
  }

  private static var exits: [String] {
    ["| Exit | Means |", "|---|---|"]
      + ExitCode.table.map { "| \($0.number) | \($0.meaning) |" }
  }

  private static var kinds: [String] {
    ["| Vendor | Kind | What it is | Renamed in place | Deleted |", "|---|---|---|---|---|"]
      + allProviders.flatMap { provider in
        provider.kinds.map { kind in
          let isRenamed =
            kind.keepsItsObjects
            ? "never" : kind.isRenamable ? "yes" : "no: a new name is a new object"
          return "| \(provider.vendor) | `\(kind.name)` | \(kind.summary) | \(isRenamed) | "
            + "\(deletion(of: kind)) |"
        }
      }
  }

  private static func deletion(of kind: Kind) -> String {
    if kind.isReadOnly { return "never, read only" }
    if kind.keepsItsObjects { return "never" }
    return switch kind.deletion {
    case .final: "for good"
    case .soft: "softly: the name may stay taken"
    case .afterDeactivation: "once it is switched off"
    case .deactivationOnly: "never, only switched off"
    }
  }
}

extension Kind {
  /// Whether the vendor has no call that writes.
  fileprivate var isReadOnly: Bool {
    manualSteps[.create] != nil && manualSteps[.update] != nil
  }
}
