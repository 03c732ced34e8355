import Documents
import Model
import Testing

@testable import Policies

struct ParticipantTests {
  private static func hypercare(_ members: [HypercareFacts.Member]) -> HypercareFacts {
    HypercareFacts(
      name: "wave-1", tenant: "cloud", opens: Instant(milliseconds: 0),
      closes: Instant(milliseconds: 1),
      roles: [
        .init(name: "HYPERCARE_OBSERVER", permissions: ["routing:queue:view"], members: members)
      ])
  }

  private static func user(_ number: Int) -> Access.Subject {
    Access.Subject(.user, id: "u\(number)", name: "Agent\(number)@acme.example")
  }

  @Test func `people are found by name in any case, those of a group by their ids`() {
    let group = Access.Subject(.group, id: "g", name: "Leads")
    let access = Access(
      subjects: [Self.user(1), Self.user(2), Self.user(3), group], members: ["g": ["u2", "u9"]])
    let found = Participant.all(
      of: Self.hypercare([.init(.user, "agent1@ACME.example"), .init(.group, "leads")]), in: access)
    #expect(found.map(\.subject.id) == ["u1", "u2"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `twenty thousand members among as many people are found in one go`() {
    let people = (0..<20_000).map(Self.user)
    let members = people.map { HypercareFacts.Member(.user, $0.name.lowercased()) }
    let found = Participant.all(of: Self.hypercare(members), in: Access(subjects: people))
    #expect(found.count == people.count)
  }
}
