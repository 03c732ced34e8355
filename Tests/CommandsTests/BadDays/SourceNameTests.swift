import Documents
import Testing

@testable import Commands

/// Names at a migration's source that are endless, or try to be something else.
struct SourceNameTests {
  private static let family = "👩‍👩‍👧‍👦"
  private static let names = [
    String(repeating: "n", count: 2_000), String(repeating: "n", count: 1_999) + "m",
    String(repeating: family, count: 60), "مبيعات والدعم", "\u{202e}exe.txt", "tab\there",
    "e" + String(repeating: "\u{301}", count: 1_500), "##[error]x", "😀 Support 🇩🇪",
  ]

  private static func using(
    naming: String, _ body: @Sendable @escaping (ReturnWay) async throws -> Void
  ) async throws {
    let mapping = """
      kind: migration
      name: back
      from: cloud
      to: contact
      map: { wrap-up-codes-to-dispositions: { name: "\(naming)" } }

      """
    try await ReturnWay.using(
      ["mapping.yaml": mapping],
      source: ["wrapUpCodes": .array(names.map { ["name": .string($0)] })], body)
  }

  private static func expectTame(
    _ answer: SandboxedProject.Answer, at place: Testing.SourceLocation = #_sourceLocation
  ) {
    for text in [answer.output, answer.errors] {
      let isTame = text.unicodeScalars.allSatisfy {
        $0 == "\n"
          || ($0.value >= 0x20 && !(0x7f...0x9f).contains($0.value)
            && !(0x202a...0x202e).contains($0.value) && !(0x2066...0x2069).contains($0.value))
      }
      #expect(isTame, "\(text.debugDescription)", sourceLocation: place)
      let longest = text.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0
      #expect(longest < 1_000, sourceLocation: place)
    }
  }

  @Test func `names that are too long are told one by one and nothing is sent`() async throws {
    try await Self.using(naming: "{name | trim}") { way in
      let answer = await way.run("plan", "--tenant", "contact")
      #expect(answer.exit == .invalid)
      Self.expectTame(answer)
      let told = answer.errors.split(separator: "[name-too-long]").count - 1
      #expect(told == 4, "\(answer.errors)")
      #expect(answer.errors.contains("'| limit:50'"), "\(answer.errors)")
    }
  }

  @Test func `a template makes names of all of them that a tenant takes`() async throws {
    try await Self.using(naming: "{name | visible | trim | limit:50}") { way in
      Self.expectTame(await way.succeed("plan", "--tenant", "contact"))
      Self.expectTame(await way.succeed("apply", "--tenant", "contact", "--yes"))
      Self.expectTame(await way.succeed("plan", "--tenant", "contact", "--detailed-exitcode"))
      Self.expectTame(await way.succeed("verify", "back"))
      let made = try await way.target.objects("dispositions", of: "contact")
        .compactMap { $0["dispositionName"]?.string }
      #expect(made.count { $0.hasPrefix("nnn") } == 2)
      #expect(made.allSatisfy { $0.unicodeScalars.count <= 50 })
      let families = made.filter { $0.hasPrefix(Self.family) }
      #expect(families.map { $0.prefix { $0 != "~" }.count } == [5])
      #expect(made.contains("exe.txt") && made.contains("مبيعات والدعم"))
    }
  }
}
