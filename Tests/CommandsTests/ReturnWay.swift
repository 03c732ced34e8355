import Documents
import Testing

@testable import Commands

/// A project of two sandboxes: `cloud` on Genesys Cloud, from which `contact` on CXone is derived.
struct ReturnWay: Sendable {
  let source: SandboxedProject
  let target: SandboxedProject

  private static let projectFile =
    SandboxedProject.projectFile + """
        contact:
          vendor: nice-cxone
          area: na1
          accessKeyId: ${env.NICE_ACCESS_KEY_ID}
          accessKeySecret: ${env.NICE_ACCESS_KEY_SECRET}

      """

  /// Serves both while the body runs; only the source is made up by size.
  static func using(
    _ files: [String: String], size: Int = 0, source: Value? = nil, target: Value? = nil,
    _ body: @Sendable @escaping (ReturnWay) async throws -> Void
  ) async throws {
    let files = files.merging(["cutsheet.yaml": projectFile]) { $1 }
    try await SandboxedProject.using([:], size: size, seed: source) { source in
      try await SandboxedProject.using(files, tenants: [], legacy: ["contact"], seed: target) {
        try await body(ReturnWay(source: source, target: $0))
      }
    }
  }

  func run(_ words: String...) async -> SandboxedProject.Answer { await run(words) }

  private func run(_ words: [String]) async -> SandboxedProject.Answer {
    await target.run(words + ["--project", target.folder], environment: source.environment)
  }

  /// Runs a command line that must succeed.
  @discardableResult
  func succeed(
    _ words: String..., at place: Testing.SourceLocation = #_sourceLocation
  ) async -> SandboxedProject.Answer {
    let answer = await run(words)
    #expect(answer.exit == .success, "\(answer.output)\(answer.errors)", sourceLocation: place)
    return answer
  }
}
