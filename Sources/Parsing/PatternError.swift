/// A regular expression that cannot be used, with the place in its text.
package struct PatternError: Error, Hashable, Sendable {
  /// What is wrong, as a clause without the place.
  package var reason: String
  /// Counted in Unicode scalars from 0.
  package var offset: Int

  /// Takes what is wrong and the scalar it is wrong at.
  package init(_ reason: String, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
