package import Documents

/// Where a kind's attributes stand in its table, found by walking an object instead of the table:
/// most objects hold a few of many attributes.
struct PlaceTree: Sendable {
  private var place: Int?
  private var inner: [String: PlaceTree] = [:]

  /// Adds an attribute; of two at one path the first stays.
  mutating func insert(_ place: Int, at path: ArraySlice<String>) {
    guard let name = path.first else {
      self.place = self.place ?? place
      return
    }
    inner[name, default: PlaceTree()].insert(place, at: path.dropFirst())
  }

  /// Visits what an object holds at the attributes' paths.
  func visit(_ value: Value, _ body: (Int, Value) -> Void) {
    if let place { body(place, value) }
    guard !inner.isEmpty, case .object(let object) = value else { return }
    let (names, values) = (object.keys, object.values)
    for index in names.indices { inner[names[index]]?.visit(values[index], body) }
  }
}

extension Kind {
  /// Lists what an object's attributes hold, by place in `attributes` and in that order.
  ///
  /// Places rather than attributes: copying a whole attribute costs more than comparing its value.
  package func held(in attributes: Value) -> [(place: Int, value: Value)] {
    var found: [(place: Int, value: Value)] = []
    placeTree.visit(attributes) { found.append(($0, $1)) }
    return found.sorted { $0.place < $1.place }
  }
}
