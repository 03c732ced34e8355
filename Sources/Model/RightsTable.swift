/// Every right that a question is about, each with its place in sets.
package struct RightsTable: Sendable {
  /// Sorted.
  package let names: [String]
  private let places: [String: Int]

  package init(_ names: Set<String>) {
    self.names = names.sorted()
    places = Dictionary(
      zip(self.names, self.names.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Nothing.
  package var none: Rights { Rights(of: self) }

  /// The rights that names and patterns stand for; `*` stands for any characters.
  ///
  /// A name that the table lacks stands for nothing.
  package func rights(_ texts: some Sequence<String>) -> Rights {
    var rights = none
    for text in texts {
      if let place = places[text] { rights.insert(place) }
      guard text.contains("*") else { continue }
      let pattern = AddressPattern(text)
      for place in names.indices where pattern.matches(names[place]) { rights.insert(place) }
    }
    return rights
  }

  /// The names of rights, sorted.
  package func names(of rights: Rights) -> [String] {
    names.indices.filter(rights.contains).map { names[$0] }
  }
}
