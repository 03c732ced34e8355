import Files
import Foundation
import Snapshots
import Testing

/// A process that is killed while it commits, by running this test program a second time.
struct KillTests {
  private static let folder = ProcessInfo.processInfo.environment["CUTSHEET_TEST_VICTIM"]

  @Test(.enabled(if: KillTests.folder != nil))
  func `the victim commits until it is killed`() async throws {
    let path = try #require(Self.folder)
    let state = try await Site(path: path).open()
    for number in 0..<100_000 {
      var texts: [String: String?] = [:]
      // Small commits are written as loose files, large ones as packs.
      for place in 0..<(number % 2 == 0 ? 3 : 200) {
        texts["kind/\(place).json"] = "\(number) \(place)\n"
      }
      try await state.commit(texts, "commit \(number)")
    }
  }

  @Test(.enabled(if: KillTests.folder == nil), arguments: [400, 530, 660])
  func `a process killed while it commits leaves a good repository`(milliseconds: Int)
    async throws
  {
    try await Site.with { site in
      _ = try await site.open()
      var victim = Subprocess([
        "/proc/self/exe", "--testing-library", "swift-testing", "--filter", "KillTests",
      ])
      victim.arguments[0] = try Disk.resolved("/proc/self/exe")
      victim.environment["CUTSHEET_TEST_VICTIM"] = site.path
      victim.timeLimit = .milliseconds(milliseconds)
      let error = #expect(throws: FileError.self) { try victim.run() }
      #expect(error?.cause == .timedOut(after: .milliseconds(milliseconds)))
      try site.git("-C", "state", "fsck", "--strict")
      let state = try await site.open()
      let before = try await state.history()
      #expect(
        before.reversed().map(\.message.subject) == before.indices.map { "commit \($0)" })
      let revision = try await state.commit(["after": "1"])
      #expect(try await state.history().count == before.count + 1)
      #expect(try await state.head() == revision)
    }
  }
}
