package import Documents

/// The time that decisions about ends go by.
package struct TrustedClock: Sendable {
  /// The moment that counts as now.
  package let now: Instant
  /// What a user must know of it, where our clock is wrong.
  package let notice: Diagnostic?

  /// How far our clock may be from the tenant's.
  static let tolerance = Duration.seconds(120)

  /// Takes our clock, unless the tenant's is known and differs by more than two minutes: then the
  /// tenant's. `offset` is how far it is ahead of ours.
  package init(ours: Instant, tenantIsAhead offset: Duration?, tenant: String) {
    guard let offset, offset > Self.tolerance || offset < .zero - Self.tolerance else {
      now = ours
      notice = nil
      return
    }
    now = ours + offset
    let size = offset < .zero ? .zero - offset : offset
    notice = Diagnostic(
      .warning, "wrong-clock",
      "the clock of this machine is \(size.text) \(offset < .zero ? "ahead of" : "behind") that of "
        + "tenant '\(Printable.line(tenant))': the tenant's counts", help: "set the clock by NTP")
  }
}
