package import Documents

/// A text with secrets in it, before they are filled in: `Bearer ${secret.TOKEN}`.
package struct SecretTemplate: Sendable {
  /// A piece of the text.
  package enum Part: Sendable {
    case text(String)
    case secret(SecretReference)
  }

  /// The pieces in order.
  package var parts: [Part]
  /// Where it is written.
  package var range: SourceRange

  /// Puts pieces together that were written at one place.
  package init(_ parts: [Part], at range: SourceRange) {
    self.parts = parts
    self.range = range
  }

  /// The secrets in it, in order.
  package var references: [SecretReference] {
    parts.compactMap { if case .secret(let reference) = $0 { reference } else { nil } }
  }

  /// The text with each secret named instead of filled in; safe to show and to hash.
  package var description: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .secret(let reference): "${\(reference)}"
      }
    }.joined()
  }

  /// Fills the secrets in; nil where one is missing.
  package func resolved(_ secret: (SecretReference) -> Secret?) -> Secret? {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .secret(let reference):
        guard let found = secret(reference) else { return nil }
        result += found.reveal()
      }
    }
    return Secret(result)
  }
}
