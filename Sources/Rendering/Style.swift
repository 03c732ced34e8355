/// Colours, where the reader's terminal takes them.
package struct Style: Sendable {
  private let usesColor: Bool

  package init(usesColor: Bool) {
    self.usesColor = usesColor
  }

  /// No colours.
  package static let plain = Style(usesColor: false)

  /// For what destroys.
  package func red(_ text: String) -> String { paint(text, "31") }
  /// For what is new.
  package func green(_ text: String) -> String { paint(text, "32") }
  /// For what changes.
  package func yellow(_ text: String) -> String { paint(text, "33") }
  /// For what the eye should find first.
  package func bold(_ text: String) -> String { paint(text, "1") }
  /// For what is there to be looked up.
  package func dim(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    usesColor && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
