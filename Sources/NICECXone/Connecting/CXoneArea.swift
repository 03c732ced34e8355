/// The areas of the vendor's cloud, each with a host that signs in.
package enum CXoneArea {
  static let names = ["na1", "na2", "eu1", "au1", "uk1", "ca1", "jp1"]

  /// Gives the host that signs in; nil where the vendor has no such area.
  package static func login(of area: String) -> String? {
    names.contains(area) ? "https://\(area).nice-incontact.com" : nil
  }
}
