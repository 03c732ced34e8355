import CPCRE2

/// A regular expression as ECMA-262 defines it with the `u` flag, compiled once and shared.
///
/// Not anchored: it is found anywhere in a text. No pattern can hang: the work that one text may
/// cause is bounded, and beyond it the answer is `tooCostly`.
package final class Pattern: Sendable {
  /// What looking for a pattern in a text comes to.
  package enum Outcome: Hashable, Sendable {
    case found, notFound
    /// The pattern backtracks so much on this text that the search was given up.
    case tooCostly
  }

  /// The text as the author wrote it.
  package let source: String
  private let translated: String
  private let program: PatternProgram

  /// Compiles a pattern; a bad one is refused with the place in its text.
  package init(_ source: String) throws(PatternError) {
    self.source = source
    translated = try PatternTranslator.translate(source)
    program = try PatternProgram(translated, countingSteps: false)
  }

  /// What ECMA-262 has against a text as a regular expression, or nil where it is one.
  package static func syntaxError(in source: String) -> PatternError? {
    do {
      _ = try PatternTranslator.translate(source)
      return nil
    } catch {
      return error
    }
  }

  /// Looks for the pattern anywhere in a text.
  package func search(_ text: String) -> Outcome {
    var text = text
    return text.withUTF8 { bytes in unsafe search(bytes) }
  }

  /// Looks for the pattern in text that is known to be UTF-8.
  package func search(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
    if text.count <= Self.longestQuickText {
      let quick = unsafe program.search(text, stepsPerStart: 1_000_000 / (text.count + 1))
      if quick != .tooCostly { return quick }
    }
    guard let counting = try? PatternProgram(translated, countingSteps: true) else {
      return .tooCostly
    }
    return unsafe counting.searchCounting(text, budget: 10_000_000 + 16 * text.count)
  }

  /// Longer texts could keep a bad pattern busy for minutes below the library's own limit, which
  /// is per starting point, so that their steps are counted exactly.
  private static let longestQuickText = 1_024
}
