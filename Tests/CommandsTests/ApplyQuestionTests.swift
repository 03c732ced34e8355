import Documents
import Model
import Planning
import TestSupport
import Testing

@testable import Commands

struct ApplyQuestionTests {
  private static func warning(of use: [Address: LiveUse]) -> String? {
    ApplyQuestion(World().planned().plan, of: "cloud", use).warning
  }

  private static func queue(_ name: String) -> Address {
    Address(tenant: "cloud", kind: "queues", key: name)
  }

  @Test func `what is in use is named before the question, what is idle is not`() {
    let warning = Self.warning(of: [
      Self.queue("Old"): LiveUse(waiting: 3, active: 2), Self.queue("Idle"): LiveUse(),
    ])
    #expect(
      warning == """
        In use now, and about to be deleted, replaced or switched off:
          cloud/queues/Old: 3 waiting, 2 in conversation

        """)
    #expect(Self.warning(of: [Self.queue("Idle"): LiveUse()]) == nil)
  }

  @Test func `a hundred objects in use do not push the question off the screen`() {
    let use = Dictionary(
      uniqueKeysWithValues: (0..<100).map { (Self.queue("Q\($0)"), LiveUse(waiting: 1)) })
    let lines = Self.warning(of: use)?.split(separator: "\n") ?? []
    #expect(lines.count == 12)
    #expect(lines.last == "  and 90 more")
  }
}
