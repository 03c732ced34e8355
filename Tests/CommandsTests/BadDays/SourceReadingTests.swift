import Documents
import Parsing
import Testing

@testable import Commands

/// A migration's source that breaks off, fails or lies while it is read: no plan comes of half.
struct SourceReadingTests {
  private static let route = "/incontactapi/services/v34.0/dispositions"

  /// What the source does after its first page of a hundred, and what the user is told.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var script: Value
    var says: String
    /// Whether already the first page is answered so.
    var isAtOnce = false
    var exit = ExitCode.failed

    var testDescription: String { name }
  }

  private static let cases = [
    Case(name: "killed between pages", script: ["fate": "reset"], says: "list dispositions"),
    Case(
      name: "cut in the middle of a page", script: ["fate": "truncated", "carriedOut": true],
      says: "list dispositions"),
    Case(name: "500 from the second page on", script: ["status": 500], says: "500"),
    Case(
      name: "403 from the second page on", script: ["status": 403, "body": ["error": "no"]],
      says: "incomplete-source", exit: .invalid),
    Case(
      name: "a second page that is empty", script: ["status": 204],
      says: "the list says that it holds 150 and gives 0"),
    Case(
      name: "a first page that says there are more",
      script: [
        "status": 200,
        "body": [
          "dispositions": [["dispositionId": 1, "dispositionName": "A"]], "totalRecords": 9,
        ],
      ], says: "the list says that it holds 9 and gives 1", isAtOnce: true),
    Case(
      name: "a list without its elements",
      script: ["status": 200, "body": ["dispositions": [], "totalRecords": 150]],
      says: "the list says that it holds 150 and gives 0", isAtOnce: true),
  ]

  private static func using(
    _ body: @Sendable @escaping (SandboxedProject) async throws -> Void
  ) async throws {
    let codes = (1...150).map { number -> Value in
      ["dispositionName": .string("Code \(number)"), "isPreviewDisposition": false]
    }
    let tenants = """
        legacy:
          vendor: nice-cxone
          area: na1
          accessKeyId: ${env.NICE_ACCESS_KEY_ID}
          accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

      """
    let mapping = """
      kind: migration
      name: wave-1
      from: legacy
      to: cloud
      map: { dispositions-to-wrap-up-codes: {} }

      """
    let files = [
      "cutsheet.yaml": SandboxedProject.projectFile + tenants, "mapping.yaml": mapping,
    ]
    try await SandboxedProject.using(
      files, legacy: ["legacy"], seed: ["tenants": ["legacy": ["dispositions": .array(codes)]]],
      body)
  }

  private static func breaks(_ project: SandboxedProject, _ case: Case) async throws {
    var script = `case`.script
    script.set(.string(route), at: ["route"])
    script.set(1_000, at: ["count"])
    let first: Value = ["route": .string(route), "carriedOut": true]
    try await project.behindTheBack(
      "POST", "settings",
      ["answers": .array(`case`.isAtOnce ? [script] : [first, script])], of: "legacy")
  }

  @Test(arguments: cases)
  func `half a source gives no plan and changes nothing`(_ case: Case) async throws {
    try await Self.using { project in
      await project.succeed("apply", "--tenant", "cloud", "--yes")
      let before = try await project.writes()
      for words in [["plan"], ["apply", "--yes"], ["verify", "wave-1"]] {
        try await Self.breaks(project, `case`)
        let tenant = words[0] == "verify" ? [] : ["--tenant", "cloud"]
        let answer = await project.run(words + tenant + ["--project", project.folder])
        #expect(answer.exit == `case`.exit, "\(words): \(answer.output)\(answer.errors)")
        #expect(answer.output == "")
        #expect(answer.errors.contains("tenant 'legacy'"), "\(answer.errors)")
        #expect(answer.errors.contains(`case`.says), "\(answer.errors)")
      }
      #expect(try await project.writes() == before)
      try await project.behindTheBack("POST", "settings", ["answers": []], of: "legacy")
      let after = await project.succeed("plan", "--tenant", "cloud", "--detailed-exitcode")
      #expect(!after.output.contains("kept:"), "\(after.output)")
    }
  }
}
