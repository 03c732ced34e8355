/// A text that must never be shown: printing, interpolating or dumping it gives `<redacted>`.
package struct Secret: Sendable, Equatable {
  private let text: String

  package init(_ text: String) {
    self.text = text
  }

  /// Hands the text to the one place that must send it.
  package func reveal() -> String { text }

  /// Whether there is nothing to keep.
  package var isEmpty: Bool { text.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<redacted>" }
  package var debugDescription: String { "<redacted>" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
