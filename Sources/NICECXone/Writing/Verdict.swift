import Documents
import Model

/// What an answer with status 200 really says: the vendor reports failures of single items, and
/// sometimes of the whole call, inside it.
struct Verdict {
  private let answer: Value

  init(_ answer: Value) {
    self.answer = answer.unwrapped
  }

  /// What failed, in the vendor's words; nil where all was done.
  var failure: String? {
    let items = failures
    if !items.isEmpty { return items.joined(separator: "; ") }
    if answer["success"].map(\.isNo) ?? false { return words(of: answer) ?? "it did not succeed" }
    if let count = answer["errorCount"]?.idText { return "\(count) items failed" }
    return nil
  }

  /// The first element of the list of results, which tells of a new object.
  var firstResult: Value? {
    results.first?.value.array?.first
  }

  private var results: [Object.Member] {
    (answer.object ?? Object()).filter { member in
      member.value.array != nil && member.key.lowercased().hasSuffix("results")
    }
  }

  private var failures: [String] {
    let single = results.flatMap { $0.value.array ?? [] }.compactMap { item -> String? in
      guard item["success"].map(\.isNo) ?? (item["error"]?.string?.isEmpty == false) else {
        return nil
      }
      let id = (item.object ?? Object()).first { $0.key.lowercased().hasSuffix("id") }?.value.idText
      return (id.map { "\($0): " } ?? "") + (words(of: item) ?? "refused without a reason")
    }
    return single + refused("invalidSkills") + refused("invalidTeams")
      + refused("notDeletedUserIds")
  }

  /// Items that the vendor only lists.
  private func refused(_ member: String) -> [String] {
    (answer[member]?.array ?? []).compactMap { item in
      let id = item.idText ?? item.object?.values.lazy.compactMap(\.idText).first
      return id.map { "\($0): refused without a reason" }
    }
  }

  private func words(of value: Value) -> String? {
    for name in ["error_description", "error_Description", "errorDescription", "message", "error"] {
      if let text = value[name]?.string, !text.isEmpty { return text }
    }
    return nil
  }
}

extension Value {
  /// Whether a flag says no, in either of the vendor's spellings.
  fileprivate var isNo: Bool {
    self == false || string?.lowercased() == "false"
  }
}
