import Testing

@testable import Transport

@Suite struct AbsenceTests {
  /// An absence in which nobody was there at any of these seconds.
  private static func missed(at seconds: some Sequence<Int>) -> Absence {
    var absence = Absence()
    for second in seconds { absence.ended(.unreachable("refused"), at: .seconds(second)) }
    return absence
  }

  private static let gone = Absence.Answer.giveUp("given up after 45 s: refused")

  @Test func `a peer is given up when nobody was there for 45 seconds`() {
    #expect(Self.missed(at: stride(from: 0, through: 40, by: 5)).ask(at: .seconds(44)) == .proceed)
    #expect(Self.missed(at: stride(from: 0, through: 45, by: 5)).ask(at: .seconds(45)) == Self.gone)
  }

  @Test func `how many tries there were does not matter`() {
    var absence = Self.missed(at: Array(repeating: 0, count: 500))
    #expect(absence.ask(at: .zero) == .proceed)
    for second in [15, 30, 45] { absence.ended(.unreachable("refused"), at: .seconds(second)) }
    #expect(absence.ask(at: .seconds(45)) == Self.gone)
  }

  @Test(
    arguments: [nil, .status(.init(status: 503)), .timedOut(.seconds(60)), .answerLost("")]
      as [TransportError.Cause?])
  func `whoever answers or was connected to is there`(_ end: TransportError.Cause?) {
    var absence = Self.missed(at: stride(from: 0, through: 60, by: 5))
    absence.ended(end, at: .seconds(60))
    #expect(absence.ask(at: .seconds(60)) == .proceed)
    absence.ended(.unreachable("refused"), at: .seconds(61))
    #expect(absence.ask(at: .seconds(61)) == .proceed)
  }

  @Test func `a request that was never tried tells nothing`() {
    var absence = Self.missed(at: stride(from: 0, through: 45, by: 5))
    absence.ended(.cancelled, at: .seconds(46))
    absence.ended(.invalid("no such address"), at: .seconds(46))
    #expect(absence.ask(at: .seconds(46)) == Self.gone)
  }

  @Test func `time in which nobody tried is not the peer's`() {
    let absence = Self.missed(at: [0, 60, 120])
    #expect(absence.ask(at: .seconds(120)) == .proceed)
  }

  @Test func `a try now and then finds out whether the peer is back`() {
    var absence = Self.missed(at: stride(from: 0, through: 45, by: 5))
    #expect(absence.ask(at: .seconds(74)) == Self.gone)
    #expect(absence.ask(at: .seconds(75)) == .proceed)
    absence.ended(.unreachable("refused"), at: .seconds(75))
    #expect(absence.ask(at: .seconds(76)) == Self.gone)
    absence.ended(nil, at: .seconds(105))
    #expect(absence.ask(at: .seconds(106)) == .proceed)
  }

  @Test func `whoever waits is told once, and how much longer`() {
    var absence = Self.missed(at: [0, 2])
    #expect(absence.notice(after: .seconds(2)) == nil)
    absence.ended(.unreachable("no route"), at: .milliseconds(4_500))
    #expect(
      absence.notice(after: .milliseconds(4_500))
        == Absence.Notice(reason: "no route", left: .seconds(40)))
    #expect(absence.notice(after: .seconds(5)) == nil)
    absence.ended(nil, at: .seconds(6))
    absence.ended(.unreachable("refused"), at: .seconds(60))
    // One connect timeout is enough to be told.
    #expect(
      absence.notice(after: .seconds(10)) == Absence.Notice(reason: "refused", left: .seconds(45)))
  }

  @Test func `nobody is told of a peer that is there, or given up`() {
    var absence = Absence()
    #expect(absence.notice(after: .seconds(60)) == nil)
    absence = Self.missed(at: stride(from: 0, through: 45, by: 5))
    #expect(absence.notice(after: .seconds(60)) == nil)
  }
}
