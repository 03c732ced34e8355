import Documents
import Files
import Snapshots
import Testing

@testable import Commands

/// Names that try to be something else: lines, escapes, paths, options, markup.
struct HostileNameTests {
  private static let names = [
    "a\nb", "\u{1b}[31mred\u{1b}[0m", "../../../etc/passwd", "..", ".", "a/b/c", "/", "-rf",
    "--yes",
    "😀 Support 🇩🇪", "%2e%2e", "con", "name\u{0}zero", "tab\there", "\u{202e}txt.exe",
    "\u{61c}a\u{200f}b", "'; rm -rf /",
    "${env.HOME}", "`id`", "<script>", "| a | b |", "```", "ends with a dot.", " spaces ",
    String(repeating: "x", count: 256), String(repeating: "ü", count: 256), "{id}", "*", "a*b",
    "Support", "support",
  ]

  private static func yaml(_ name: String) -> String {
    "kind: genesys-cloud\ntenant: cloud\nschedules:\n  \(CanonicalJSON.text(of: .string(name))): "
      + "{ start: \"2026-01-05T08:00:00.000\", end: \"2026-01-05T18:00:00.000\" }\n"
  }

  /// What was printed holds no byte that a terminal obeys, and says no line that is not ours.
  private static func expectTame(
    _ answer: SandboxedProject.Answer, _ name: String,
    at place: Testing.SourceLocation = #_sourceLocation
  ) {
    for text in [answer.output, answer.errors] {
      let isTame = text.unicodeScalars.allSatisfy {
        $0 == "\n"
          || ($0.value >= 0x20 && !(0x7f...0x9f).contains($0.value)
            && !(0x202a...0x202e).contains($0.value) && !(0x2066...0x2069).contains($0.value)
            && ![0x61c, 0x200e, 0x200f].contains($0.value))
      }
      #expect(isTame, "\(name.debugDescription): \(text.debugDescription)", sourceLocation: place)
      #expect(
        !text.split(separator: "\n").contains("b"), "\(name.debugDescription)",
        sourceLocation: place)
    }
  }

  @Test(arguments: names)
  func `a name in YAML is applied as it stands, or refused`(_ name: String) async throws {
    try await SandboxedProject.using(["cloud.yaml": Self.yaml(name)]) { project in
      let answer = await project.run("apply", "--yes")
      Self.expectTame(answer, name)
      #expect([.success, .invalid].contains(answer.exit), "\(answer.output)\(answer.errors)")
      let there = await project.names(of: "schedules")
      #expect(there == (answer.exit == .success ? [name] : []))
      if answer.exit == .success {
        try await project.expectSettled()
        for words in [["plan"], ["drift"], ["history"]] {
          Self.expectTame(await project.run(words + ["--project", project.folder]), name)
        }
      }
      #expect(
        try Disk.names(in: project.folder).sorted().allSatisfy {
          [".cutsheet", "cloud.yaml", "cutsheet.yaml"].contains($0)
        })
    }
  }

  @Test func `a name of 2,000 characters is refused with its limit`() async throws {
    let name = String(repeating: "n", count: 2_000)
    // Plain keys end at 1,024 characters in YAML; the long form has no such limit.
    let text = Self.yaml("N").replacing("  \"N\": ", with: "  ? \"\(name)\"\n  : ")
    try await SandboxedProject.using(["cloud.yaml": text]) { project in
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("256"), "\(answer.errors)")
      let writes = try await project.writes()
      #expect(writes == 0)
    }
  }

  @Test func `names in a tenant are read, kept and printed without harm`() async throws {
    let long = [String(repeating: "n", count: 2_000), String(repeating: "ü", count: 2_000)]
    let objects = (Self.names + long).map { name -> Value in
      [
        "name": .string(name), "start": "2026-01-05T08:00:00.000",
        "end": "2026-01-05T18:00:00.000",
      ]
    }
    try await SandboxedProject.using(
      ["cloud.yaml": Self.yaml("Ours")], seed: ["schedules": .array(objects)]
    ) { project in
      for words in [
        ["plan"], ["apply", "--yes"], ["plan", "--format", "markdown"], ["drift"], ["history"],
      ] {
        let answer = await project.run(words + ["--project", project.folder])
        #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
        Self.expectTame(answer, "all")
      }
      let state = try await StateRepository.open(
        at: StateLocation(".cutsheet/state", inProject: project.folder), environment: "default",
        author: Author(name: "Other", email: "other@acme.example"))
      let head = try #require(try await state.head())
      let paths = try await state.tree(at: head, under: "tenants/cloud").map(\.path)
      #expect(paths.count == objects.count + 2)
      #expect(Set(paths.map { $0.lowercased() }).count == paths.count)
      #expect(paths.allSatisfy { !$0.contains("..") || !$0.split(separator: "/").contains("..") })
      #expect(paths.allSatisfy { path in path.utf8.allSatisfy { (0x20...0x7e).contains($0) } })
      #expect(paths.allSatisfy { $0.split(separator: "/").allSatisfy { $0.utf8.count <= 255 } })
      try await project.expectSettled()
    }
  }
}
