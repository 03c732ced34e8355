/// What the end of a run tells the shell.
package enum ExitCode: Hashable, Sendable {
  case success
  /// The vendor, the network or the disk failed.
  case failed
  /// There are differences or findings, where finding them was the question.
  case differences
  /// The command line or the project is wrong.
  case invalid
  /// A policy or a safety limit says no.
  case refused
  /// The plan is stale or the lock is held; nothing was written.
  case stale
  case partial
  /// The exit status of a program that was run on the user's behalf.
  case command(UInt8)

  /// The codes with a meaning of their own, in order.
  package static let table: [ExitCode] = [
    .success, .failed, .differences, .invalid, .refused, .stale, .partial,
  ]

  /// What the process ends with.
  package var number: UInt8 {
    switch self {
    case .success: 0
    case .failed: 1
    case .differences: 2
    case .invalid: 3
    case .refused: 4
    case .stale: 5
    case .partial: 6
    case .command(let status): status
    }
  }

  /// What the code says where a command says nothing else of it.
  package var meaning: String {
    switch self {
    case .success: "success"
    case .failed: "failed: the vendor, the network or the disk"
    case .differences: "differences or findings"
    case .invalid: "invalid usage or project"
    case .refused: "refused by policy or safety"
    case .stale: "stale plan or lock held, nothing written"
    case .partial: "partly applied"
    case .command(let status): "status \(status) of the command that was run"
    }
  }
}

extension ExitCode: Comparable {
  /// Orders by number, as help lists them.
  package static func < (left: ExitCode, right: ExitCode) -> Bool { left.number < right.number }
}
