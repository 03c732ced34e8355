import Documents
import Planning

/// A `--allow delete=queues:12`: how much more than the limit the user lets through, knowingly.
struct Allowance: Sendable {
  private let subject: String
  private let kind: String
  private let count: Int

  static let reading = Reading("delete=KIND:COUNT or update=KIND:COUNT") {
    Allowance($0)
  }

  init?(_ text: String) {
    let halves = text.split(separator: "=", maxSplits: 1)
    guard halves.count == 2, let subject = Guard.Subject(rawValue: String(halves[0])),
      let colon = halves[1].lastIndex(of: ":"), colon != halves[1].startIndex,
      let count = Int(halves[1][halves[1].index(after: colon)...]), count >= 0
    else { return nil }
    self.subject = subject.rawValue
    kind = String(halves[1][..<colon])
    self.count = count
  }

  func covers(_ entry: Guard) -> Bool {
    entry.subject.rawValue == subject && entry.kind == kind && entry.used <= count
  }
}

extension Plan {
  /// Ends the run where the plan breaks a limit that nobody lifted, or would destroy what is
  /// protected.
  func requireSafety(_ allowances: [Allowance]) throws {
    let breached = guards.filter { entry in
      entry.isBreached && !allowances.contains { $0.covers(entry) }
    }
    guard breached.isEmpty, refusals.isEmpty else {
      throw Refusal(
        .refused,
        breached.map {
          .init(
            "safety-limit",
            "the plan would \($0.subject.rawValue) \($0.used) of \($0.managed) \($0.kind); "
              + "\($0.limit) are allowed", help: "to let exactly this through: \($0.allowance)")
        }
          + refusals.map {
            .init(
              "protected", "\($0.what), but it is protected",
              help: "remove 'protect' from its lifecycle and apply that first")
          })
    }
  }
}
