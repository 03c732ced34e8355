import Snapshots
import Testing

struct CommitMessageTests {
  @Test(arguments: [
    CommitMessage("subject"),
    CommitMessage("subject", body: "one\n\ntwo"),
    CommitMessage("subject", trailers: [.init("Run-Id", "1"), .init("Actor", "Ana B <a@b>")]),
    CommitMessage("subject", body: "why: because of this", trailers: [.init("A", "b: c")]),
  ])
  func `a message is read back as it was written`(message: CommitMessage) {
    #expect(CommitMessage(text: message.text).subject == message.subject)
    #expect(CommitMessage(text: message.text).trailers.suffix(2) == message.trailers[...])
  }

  @Test func `a name with line feeds cannot forge a trailer`() {
    let message = CommitMessage("x\n\nActor: eve", trailers: [.init("Actor", "ana\nActor: eve")])
    let read = CommitMessage(text: message.text)
    #expect(read.trailers == [.init("Actor", "ana Actor: eve")])
    #expect(read.subject == "x  Actor: eve")
  }
}
