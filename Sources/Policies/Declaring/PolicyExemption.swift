package import Documents
package import Model

/// Objects that a policy lets through, with a reason and an end.
package struct PolicyExemption: Sendable {
  /// Patterns of the addresses it is for.
  package var addresses: [AddressPattern]
  /// Why they may.
  package var reason: String
  /// The last day, or the moment, as the author wrote it.
  package var until: String
  /// The first moment at which it no longer holds; nil where `until` cannot be read.
  package var ends: Instant?

  package init(addresses: [AddressPattern], reason: String, until: String) {
    self.addresses = addresses
    self.reason = reason
    self.until = until
    ends = Self.end(until)
  }

  init(_ value: Value) {
    self.init(
      addresses: (value["addresses"]?.array ?? []).compactMap {
        $0.string.map { AddressPattern($0) }
      },
      reason: value["reason"]?.string ?? "", until: value["until"]?.string ?? "")
  }

  /// A date holds until its day is over in UTC, a time until that moment.
  private static func end(_ text: String) -> Instant? {
    if let day = CivilDate(text) {
      return Instant(milliseconds: (day.daysSinceEpoch + 1) * 86_400_000)
    }
    return Instant(text)
  }

  /// Tells whether it was made for an object, whatever the time.
  func covers(_ address: Address) -> Bool { addresses.contains { $0.matches(address) } }

  /// Tells whether it still holds.
  func holds(at now: Instant) -> Bool { ends.map { now < $0 } ?? false }
}
