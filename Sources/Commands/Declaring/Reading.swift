import Documents

/// How the text of an option or argument becomes a value, and what to say when it does not.
package struct Reading<Wanted: Sendable>: Sendable {
  let accepted: String
  let choices: [String]
  let completion: Completion
  let read: @Sendable (String) -> Wanted?

  /// Makes a reading; `accepted` completes the sentence "must be …".
  package init(
    _ accepted: String, choices: [String] = [], completing completion: Completion = .nothing,
    read: @escaping @Sendable (String) -> Wanted?
  ) {
    self.accepted = accepted
    self.choices = choices
    self.completion = completion
    self.read = read
  }
}

extension Reading where Wanted == String {
  /// Any text but the empty one.
  package static var text: Reading {
    Reading("a text that is not empty") { $0.isEmpty ? nil : $0 }
  }

  /// The path of a file.
  package static var file: Reading {
    Reading("the path of a file", completing: .files) { $0.isEmpty ? nil : $0 }
  }

  /// The path of a folder.
  package static var folder: Reading {
    Reading("the path of a folder", completing: .folders) { $0.isEmpty ? nil : $0 }
  }
}

extension Reading where Wanted == Int {
  /// A whole number within bounds.
  package static func integer(in bounds: ClosedRange<Int>) -> Reading {
    let upper = bounds.upperBound == .max ? "up" : "to \(bounds.upperBound)"
    return Reading("a whole number from \(bounds.lowerBound) \(upper)") { text in
      Int(text).flatMap { bounds.contains($0) ? $0 : nil }
    }
  }
}

extension Reading where Wanted == Duration {
  /// A length of time with its unit.
  package static var duration: Reading {
    Reading("a time such as 20ms, 2s, 15m, 2h or 14d") { Duration(text: $0) }
  }
}

extension Reading
where Wanted: RawRepresentable & CaseIterable, Wanted.RawValue == String {
  /// One of the words of an enumeration.
  package static var word: Reading { .word(of: Array(Wanted.allCases)) }

  /// One of some words of an enumeration.
  package static func word(of cases: [Wanted]) -> Reading {
    let words = cases.map(\.rawValue)
    return Reading(listed(words), choices: words) { text in
      cases.first { $0.rawValue == text }
    }
  }
}

/// Joins words for a sentence: `a, b or c`.
func listed(_ words: [String], _ conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
