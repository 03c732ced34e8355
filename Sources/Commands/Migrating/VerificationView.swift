import Documents
import Migration
import Model
import Rendering

/// A verification for people and machines.
struct VerificationView: Sendable {
  let value: Value
  private let lines: [String]
  /// So many mismatches are shown to people; machines get all.
  private static let most = 100

  init(_ verification: MigrationVerification, _ document: MigrationDocument) {
    var object: Object = [
      "migration": .string(document.name), "from": .string(document.from),
      "to": .string(document.to),
    ]
    for (name, member) in verification.value.object ?? Object() { object[name] = member }
    value = .object(object)
    let end =
      verification.mismatched == 0
      ? "all \(grouped(verification.total)) objects are as derived"
      : "\(grouped(verification.mismatched)) of \(grouped(verification.total)) objects are not as "
        + "derived" + (verification.hasFailed ? "" : ", which is within 0.01 %")
    lines =
      ["\(document.name): \(document.from) -> \(document.to): \(end)"]
      + verification.rows.map(Self.line) + Self.mismatches(verification)
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  var markdown: String {
    ([Markdown.fence()] + lines.map(Markdown.inFence) + [Markdown.fence(), ""])
      .joined(separator: "\n")
  }

  private static func line(_ row: MigrationVerification.Row) -> String {
    let isSame = row.expectedDigest == row.foundDigest
    return
      "  \(row.kind): \(grouped(row.sources)) at the source, \(grouped(row.expected)) derived, "
      + "\(grouped(row.found)) found, \(grouped(row.references)) references, "
      + (isSame
        ? "digest \(row.expectedDigest.prefix(12))"
        : "digest \(row.foundDigest.prefix(12)) instead of \(row.expectedDigest.prefix(12))")
  }

  private static func mismatches(_ verification: MigrationVerification) -> [String] {
    let all = verification.mismatches
    var lines = all.prefix(most).map { mismatch in
      let place = mismatch.address.description + (mismatch.attribute.map { " " + $0 } ?? "")
      return "  \(mismatch.cause.rawValue)  \(Printable.line(place)): "
        + Printable.line(mismatch.detail)
    }
    if all.count > most {
      lines.append("  and \(grouped(all.count - most)) more; --format json lists them")
    }
    return all.isEmpty ? [] : [""] + lines
  }
}
