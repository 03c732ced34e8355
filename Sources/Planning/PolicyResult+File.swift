package import Documents
import Model

extension PolicyResult {
  /// Whether an apply must not begin because of it.
  package var refuses: Bool { severity == .error && exemption == nil }

  /// The machine-readable form, the same in plan files and in the output of commands.
  package var value: Value {
    var object: Object = [
      "rule": .string(rule), "severity": .string(severity.rawValue), "message": .string(message),
    ]
    if let address { object["address"] = .string(address.description) }
    if let range { object["range"] = range.value }
    if let help { object["help"] = .string(help) }
    if let exemption { object["exemption"] = .string(exemption) }
    return .object(object)
  }

  /// The same as a diagnostic, for those who show results beside mistakes; what is exempted is a
  /// note.
  package var diagnostic: Diagnostic {
    let weight: Diagnostic.Severity =
      switch severity {
      case _ where exemption != nil: .note
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    let exempted = exemption.map { " (exempted: \($0))" } ?? ""
    // With a range the line itself would be shown.
    let place = hidesLine ? range.map { "\($0): " } ?? "" : ""
    return Diagnostic(
      weight, rule, place + message + exempted, at: hidesLine ? nil : range, help: help)
  }
}

extension PolicyResult: Comparable {
  /// What refuses first, then by rule and by what it speaks of.
  package static func < (left: PolicyResult, right: PolicyResult) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.address != right.address {
      return (left.address?.description ?? "") < (right.address?.description ?? "")
    }
    if left.range != right.range {
      return (left.range?.description ?? "") < (right.range?.description ?? "")
    }
    return left.message < right.message
  }

  private var rank: Int {
    let weight = Severity.allCases.firstIndex(of: severity) ?? 0
    return exemption == nil ? weight : weight + Severity.allCases.count
  }
}
