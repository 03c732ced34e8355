/// A regular expression that cannot be used, with the place in its text.
package struct PatternError: Error, Hashable, Sendable {
  package var reason: String
  /// Counted in Unicode scalars from 0.
  package var offset: Int

  package init(_ reason: String, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
